import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import type { PersonLanguage } from '../shared/locale';
import { People } from '../people';
import { Database, isDuplicateKey } from '../platform/database';
import { WrongInvoiceStateError } from './billing.errors';
import { mustKeepMoney } from './billing.policy';
import type { FreeInvoiceForm } from './free-invoices.forms';
import { type Invoice, LIVE_STATUSES } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { InvoicesService } from './invoices.service';
import { requestedLines } from './line.forms';

/** Documents that the accountant writes: of what no booking asks for, or in the place of an invoice that was taken back. */
@Injectable()
export class FreeInvoices {
  constructor(
    private readonly invoices: InvoicesService,
    private readonly repository: InvoicesRepository,
    private readonly people: People,
    private readonly db: Database,
  ) {}

  /**
   * Issues it under the operation's id, so that a repeat gives the first one again. In the place of another it belongs to the same sale, and
   * follows the same document where that still stands.
   * @throws ForbiddenError, FieldErrors, WrongInvoiceStateError when the other one was not taken back, BillingNotSetUpError
   */
  async write(actor: StaffActor, operationId: string, form: FreeInvoiceForm): Promise<Invoice> {
    mustKeepMoney(actor, actor);
    const { organisationId } = actor;
    const { kind, buyer, language, orderNumber, remark, suppliedOn, dueDays } = form;
    const { lines, currency } = requestedLines(form.lines);
    const before = await this.before(organisationId, form.insteadOf);
    const contactId = form.contact && derivedId('billing:contact', operationId);
    if (form.contact && contactId) await this.contact({ id: contactId, organisationId, language, ...form.contact });
    return this.invoices.issue(actor, operationId, {
      ...{ organisationId, kind, buyer, language, currency, lines, orderNumber, remark, suppliedOn, dueDays },
      subject: before?.subject ?? { kind: 'free', id: operationId },
      personId: contactId ?? before?.personId,
      relatedTo: kind === 'invoice' ? await this.followed(before) : undefined,
    });
  }

  private async before(organisationId: string, number: string | undefined): Promise<Invoice | undefined> {
    if (number === undefined) return undefined;
    const found = await this.repository.findByNumber(organisationId, number.toUpperCase());
    if (!found) throw new FieldErrors([{ field: 'insteadOf', code: 'not_found', message: '' }]);
    if (found.status !== 'credited') throw new WrongInvoiceStateError(found.status);
    return found;
  }

  /** What the one before followed, where it was not followed by another since: what was paid for it is taken off again. */
  private async followed(before: Invoice | undefined): Promise<string | undefined> {
    const related = before?.related && (await this.repository.find(before.related.id));
    return related && LIVE_STATUSES.includes(related.status) ? related.id : undefined;
  }

  /** Once for each operation. */
  private async contact(person: {
    readonly id: string;
    readonly organisationId: string;
    readonly fullName: string;
    readonly email: string;
    readonly language: PersonLanguage;
  }): Promise<void> {
    try {
      await this.db.inTransaction((tx) => tx.write(...this.people.newPerson(person)));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
