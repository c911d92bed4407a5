import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { Notifications } from '../notifications';
import { History } from '../history';
import { Database } from '../platform/database';
import { mustKeepMoney } from './billing.policy';
import { DocumentReady } from './billing.messages';
import type { Invoice } from './invoice';

/** Sends a document once more to whom it is for. */
@Injectable()
export class SendingAgain {
  constructor(
    private readonly notifications: Notifications,
    private readonly history: History,
    private readonly db: Database,
  ) {}

  /** Once for each operation. @throws ForbiddenError, DomainError 409 `nobody_to_send_to` where there is no contact person */
  async send(actor: Actor, operationId: string, invoice: Invoice): Promise<void> {
    mustKeepMoney(actor, invoice);
    const { id, organisationId, number, personId } = invoice;
    if (personId === undefined)
      throw new DomainError('nobody_to_send_to', 409, 'No contact person is known for this document. Hand it over.');
    const key = `billing.ready:${id}:${operationId}`;
    await this.db.inTransaction((tx) =>
      tx.write(
        ...this.notifications.writes(DocumentReady, { invoiceId: id }, { key }),
        ...this.history.writes(actor, {
          organisationId,
          subject: { kind: 'invoice', id },
          verb: 'billing.sent-again',
          facts: { number },
        }),
      ),
    );
  }
}
