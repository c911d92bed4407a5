/** Money documents: settings, numbers without gaps, papers, what was paid. It knows who pays for which lines, and no course. */
export { BillingModule } from './billing.module';
export { InvoiceEnded, InvoicePaymentsChanged } from './billing.facts';
export { BillingSettingsForm } from './billing-settings.forms';
export type { BillingSettings } from './billing-settings';
export { vatRateOf } from './billing-settings';
export { BillingSettingsService } from './billing-settings.service';
export { Books } from './bookkeeping.service';
export { Corrections } from './corrections.service';
export { DocumentLinks } from './document-links';
export type { InvoiceRequest } from './drafting';
export {
  type Buyer,
  type Invoice,
  type InvoiceKind,
  type InvoiceStatus,
  type InvoiceSubject,
  endedAmong,
  isEnded,
  isOpen,
  isOverdue,
  type LineRequest,
  openAmount,
  owedBack,
  UNITS,
  type Unit,
} from './invoice';
export { InvoicesService } from './invoices.service';
export { nextStep } from './reminding';
export { OfficeDay } from './office-day';
export { freeOf, type Payment } from './payment';
export { PaymentLists } from './payment-lists.service';
export { PaymentReminders } from './payment-reminders.service';
export { PaymentsService } from './payments.service';
export { type Totals, VAT_CODES, type VatCode, type VatGroup } from './totals';
export { counted, type CountedLines, netPrice, type Terms } from './counting';
export { BillingNotSetUpError } from './billing.errors';
export { INVOICE_KINDS, INVOICE_STATUSES, type InvoiceLine, type IssuableKind } from './invoice';
export { netReceived } from './received';
export { ReceivedMoney } from './received.repository';
export { type Proposal, Proposals } from './proposals.service';
export type { Statement } from './statement';
export { StatementsService } from './statements.service';
export { MappingNeededError, StatementUnreadableError } from './billing.errors';
export { PartCredits } from './part-credits.service';
export { CreditForm, FiscalForm, InvoiceReasonForm, partsOf } from './invoices.forms';
export { LinesForm, requestedLines } from './line.forms';
export { FreeInvoices } from './free-invoices.service';
export { FreeInvoiceForm } from './free-invoices.forms';
export { InvoicePapers } from './invoice-papers.service';
export { SendingAgain } from './sending-again.service';
export { sendPaper } from './document-replies';
export { CSV_FIELDS, type CsvMapping } from './statement-csv';
export { MappingForm, MOST_STATEMENT_BYTES } from './statements.forms';
