import { DomainError } from '../shared/domain-error';
import type { InvoiceKind, InvoiceStatus } from './invoice';
import type { ReminderRefusal } from './reminding';
import type { AllocationProblem, PaymentState } from './payment';

/** 409: nothing can be sold before the accountant has said who sells, and how it is taxed. */
export class BillingNotSetUpError extends DomainError {
  constructor() {
    super('billing_not_set_up', 409, 'Fill in the settings of money documents first: /money/settings.');
  }
}

/** 409: the document has gone on since: it was paid, credited, or another one follows it. */
export class WrongInvoiceStateError extends DomainError {
  constructor(status: InvoiceStatus) {
    super('wrong_invoice_state', 409, `The document is ${status}.`, { invoiceStatus: status });
  }
}

/** 409: a document of this kind is not corrected in this way. */
export class WrongInvoiceKindError extends DomainError {
  constructor(kind: InvoiceKind) {
    super('wrong_invoice_kind', 409, 'A document of this kind is not changed in this way.', { kind });
  }
}

/** 409: nobody is reminded of this document now. */
export class ReminderRefusedError extends DomainError {
  constructor(why: ReminderRefusal) {
    super('reminder_refused', 409, `Nobody is reminded of this document now: ${why}.`, { why });
  }
}

/** 409: the file is still being made, or can't be. */
export class PaperNotReadyError extends DomainError {
  constructor() {
    super('paper_not_ready', 409, 'The file of this document is not made yet. Try again in a moment.');
  }
}

/** 409: a payment is not for this, or not any more. */
export class AllocationRefusedError extends DomainError {
  constructor(why: AllocationProblem) {
    super('allocation_refused', 409, `This part of the payment can't be given or taken back: ${why}.`, { why });
  }
}

/** 409: the payment is used, set aside or undone. */
export class WrongPaymentStateError extends DomainError {
  constructor(state: PaymentState) {
    super('wrong_payment_state', 409, `The payment is ${state}.`, { paymentState: state });
  }
}

/** 422: the file can't be read; `line` says where it breaks off. Nothing of it was kept. */
export class StatementUnreadableError extends DomainError {
  constructor(readonly problem: { readonly why: string; readonly line: number }) {
    const { why, line } = problem;
    super('statement_unreadable', 422, `Line ${line} can't be read: ${why}. Nothing was imported.`, { line, why });
  }
}

/** 422: nobody has said yet what the columns of this table are. */
export class MappingNeededError extends DomainError {
  constructor(readonly columns: readonly string[]) {
    super('mapping_needed', 422, 'Say which column is the date and which the amount, in the field `mapping`.', {
      columns,
    });
  }
}
