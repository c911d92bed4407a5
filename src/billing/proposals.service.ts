import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import { mustKeepMoney } from './billing.policy';
import type { Invoice } from './invoice';
import { type Match, matchOf } from './matching';
import { freeOf, type Payment } from './payment';
import { PaymentTools } from './payments.service';

/** A payment with what it may be for, as things are at this moment. */
export interface Proposal {
  readonly payment: Payment;
  readonly match: Match;
  /** The documents that the match names. */
  readonly documents: readonly Invoice[];
}

/** What money may be for that nobody has given to a document yet: found afresh at each look, so that it is never stale. */
@Injectable()
export class Proposals {
  constructor(private readonly tools: PaymentTools) {}

  /** Those of a statement, or all that wait, the newest first. @throws ForbiddenError */
  async of(actor: StaffActor, statementId?: string): Promise<Proposal[]> {
    mustKeepMoney(actor, actor);
    const { organisationId } = actor;
    const { payments, invoices } = this.tools;
    const [found, open] = await Promise.all([
      statementId === undefined
        ? payments.list(organisationId, { state: 'open', limit: 200 }).then(({ items }) => items)
        : payments.listOfStatement(organisationId, statementId),
      invoices.listOpen(organisationId),
    ]);
    return found.map((payment) => proposed(payment, open));
  }
}

function proposed(payment: Payment, open: readonly Invoice[]): Proposal {
  const free = freeOf(payment);
  if (payment.state !== 'open' || free === 0) return { payment, match: { kind: 'unmatched' }, documents: [] };
  const found = matchOf({ ...payment.origin, amount: free, currency: payment.currency }, open);
  const ids = found.kind === 'unmatched' ? [] : found.wanted.map(({ invoiceId }) => invoiceId);
  // What was taken off by hand is not given back by itself.
  const match: Match = found.kind === 'matched' ? { kind: 'proposed', why: 'name', wanted: found.wanted } : found;
  return { payment, match, documents: open.filter(({ id }) => ids.includes(id)) };
}
