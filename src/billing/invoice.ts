import type { Day } from '../shared/days';
import type { Language, LocalText, PersonLanguage } from '../shared/locale';
import type { Currency } from '../shared/money';
import type { Seller } from './billing-settings';
import type { Account } from './payment-codes';
import type { SentReminder } from './reminder-steps';
import { type Reference, rfReference, withModel97 } from './references';
import type { Countable, Totals, VatGroup } from './totals';

/** The kinds of money documents that have numbers of their own, in the order in which they arise. */
export const INVOICE_KINDS = ['pro_forma', 'advance_invoice', 'invoice', 'receipt', 'credit_note'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** What is issued by request; receipts follow from cash, credit notes from what they correct. */
export const ISSUABLE = ['pro_forma', 'advance_invoice', 'invoice'] as const;
export type IssuableKind = (typeof ISSUABLE)[number];

/**
 * `issued` -> `partly_paid` -> `paid`. `credited` by a credit note; a pro-forma ends as `invoiced` or `withdrawn`, the receipt of a payment
 * that was undone as `withdrawn`. What is overdue follows from the day.
 */
export const INVOICE_STATUSES = ['issued', 'partly_paid', 'paid', 'credited', 'invoiced', 'withdrawn'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

export const UNITS = ['piece', 'hour', 'day', 'person'] as const;
export type Unit = (typeof UNITS)[number];

/** A line as a sale asks for it. */
export interface LineRequest extends Countable {
  readonly text: LocalText;
  readonly unit: Unit;
}

/** A line as it stands on the document. */
export interface InvoiceLine extends LineRequest {
  readonly net: number;
  /** Of a credit note: the line of the invoice that it takes back, from 0. */
  readonly of?: number;
}

/** Who buys: a company, or a person. */
export interface Buyer {
  readonly kind: 'company' | 'person';
  readonly name: string;
  readonly street?: string | undefined;
  readonly town?: string | undefined;
  readonly postCode?: string | undefined;
  readonly country: string;
  readonly taxNumber?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly registrationNumber?: string | undefined;
}

/** What the document is about, as the domain that asked for it calls it: the sale is no business of billing. */
export interface InvoiceSubject {
  /** `booking`, `enrolment` and the like. */
  readonly kind: string;
  readonly id: string;
}

/** A document that another one belongs to. */
export interface Related {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: string;
  readonly issuedOn: Day;
}

/** What the Albanian tax office gave for it, typed in by staff: NSLF or IIC, and NIVF or FIC. */
export interface FiscalCodes {
  readonly nslf?: string | undefined;
  readonly nivf: string;
}

/** Money that went back to the buyer; `id` is that of the operation, so that a repeat notes none. */
export interface Refund {
  readonly id: string;
  readonly amount: number;
  readonly on: Day;
}

/** The stored papers by their SHA-256. */
export interface Papers {
  readonly pdf: Readonly<Partial<Record<Language, string>>>;
  /** UBL; a pro-forma and a receipt are no tax documents and have none. */
  readonly ubl?: string;
}

/** A money document, frozen when it is issued. Amounts are minor units of its currency. */
export interface Invoice {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: InvoiceKind;
  readonly subject: InvoiceSubject;
  readonly year: number;
  /** Within the series of organisation, kind and year: 1, 2, 3 ... */
  readonly sequence: number;
  readonly number: string;
  readonly issuedAt: Date;
  readonly issuedOn: Day;
  readonly suppliedOn?: Day | undefined;
  readonly dueOn?: Day | undefined;
  /** The buyer's, in which we write. */
  readonly language: PersonLanguage;
  /** Of the papers, the buyer's first. */
  readonly languages: readonly Language[];
  readonly currency: Currency;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly lines: readonly InvoiceLine[];
  readonly groups: readonly VatGroup[];
  readonly totals: Totals;
  /** Why there is no VAT, by code: the words of the settings on the day of issue. */
  readonly vatNotes: readonly LocalText[];
  /** Its total has no hundredths, by the settings of the day on which it was offered. */
  readonly wholeTotals?: true | undefined;
  readonly footer?: LocalText | undefined;
  /** The buyer's own number. */
  readonly orderNumber?: string | undefined;
  readonly remark?: string | undefined;
  readonly account?: Account | undefined;
  readonly reference?: Reference | undefined;
  readonly related?: Related | undefined;
  /** The document in which this one goes on, or by which it was corrected. */
  readonly followedBy?: Related | undefined;
  /** Why a credit note was issued. */
  readonly reason?: string | undefined;
  readonly fiscal?: FiscalCodes | undefined;
  readonly status: InvoiceStatus;
  /** By all payments that count for it. */
  readonly paid: number;
  /** What credit notes of a part took back of it. */
  readonly credited?: number | undefined;
  /** What was sent back to the buyer. */
  readonly refunds?: readonly Refund[] | undefined;
  /** What was sent when no money came, the oldest first. */
  readonly reminders?: readonly SentReminder[] | undefined;
  /** Somebody decided that nobody is reminded of it. */
  readonly remindersStopped?: true | undefined;
  /** The contact person of the buyer, in the protected store. */
  readonly personId?: string | undefined;
  /** Of the secret link. */
  readonly nonce: string;
  readonly secretHash: string;
  readonly papers?: Papers | undefined;
  /** Those from before the codes of the tax office came. */
  readonly formerPapers?: readonly Papers[];
  /** Its papers can't be made: some of its letters are in no font. */
  readonly failure?: 'not_printable' | undefined;
}

const PREFIXES: Readonly<Record<InvoiceKind, string>> = {
  pro_forma: 'PF',
  advance_invoice: 'AF',
  invoice: 'F',
  receipt: 'R',
  credit_note: 'CN',
};

/** F-2026-000123. */
export const numberOf = (kind: InvoiceKind, year: number, sequence: number): string =>
  `${PREFIXES[kind]}-${year}-${String(sequence).padStart(6, '0')}`;

/** The reference by which a payment finds its document: the kind's digit, the year and the number, with the check that its currency's banks know. */
export function referenceOf(kind: InvoiceKind, year: number, sequence: number, currency: Currency): Reference {
  const digits = `${INVOICE_KINDS.indexOf(kind) + 1}${year}${String(sequence).padStart(6, '0')}`;
  if (currency === 'RSD') return { model: '97', text: withModel97(digits) };
  if (currency === 'EUR') return { model: 'RF', text: rfReference(digits) };
  return { model: '', text: digits };
}

/** The row of another document that names this one. */
export const relatedTo = ({ id, kind, number, issuedOn }: Invoice): Related => ({ id, kind, number, issuedOn });

type Claim = Pick<Invoice, 'totals' | 'credited' | 'refunds'>;

/** What it asks for in all: less what credit notes took back, and again what was sent back. Below nothing when more was paid before. */
export const claimOf = ({ totals, credited = 0, refunds = [] }: Claim): number =>
  totals.payable - credited + refunds.reduce((all, { amount }) => all + amount, 0);

/** What is still to be paid; nothing for what asks for no money, or no longer does. */
export const openAmount = (invoice: Claim & Pick<Invoice, 'kind' | 'status' | 'paid'>): number =>
  isOpen(invoice) ? Math.max(0, claimOf(invoice) - invoice.paid) : 0;

/** What was paid for a document that was taken back in part, and is to be sent back. */
export const owedBack = (invoice: Claim & Pick<Invoice, 'status' | 'paid'>): number =>
  invoice.credited === undefined || isEnded(invoice) ? 0 : Math.max(0, invoice.paid - claimOf(invoice));

/** Whether it still asks for money. */
export const isOpen = ({ kind, status }: Pick<Invoice, 'kind' | 'status'>): boolean =>
  asksForMoney(kind) && OPEN_STATUSES.includes(status);

export const OPEN_STATUSES: readonly InvoiceStatus[] = ['issued', 'partly_paid'];

/** Those whose payments may still change. */
export const LIVE_STATUSES: readonly InvoiceStatus[] = [...OPEN_STATUSES, 'paid'];

/** How an amount paid stands to what is asked for. */
export const statusOf = (paid: number, payable: number): InvoiceStatus =>
  paid >= payable ? 'paid' : paid > 0 ? 'partly_paid' : 'issued';

/** Whether its day has passed and money is still missing. */
export const isOverdue = (invoice: Pick<Invoice, 'kind' | 'status' | 'dueOn'>, today: Day): boolean =>
  isOpen(invoice) && invoice.dueOn !== undefined && invoice.dueOn < today;

/** What it brings into the document that follows it: all that was paid before. */
export const settledOf = ({ totals, paid }: Pick<Invoice, 'totals' | 'paid'>): number => totals.prepaid + paid;

/** Whether money is asked for by this kind. */
export const asksForMoney = (kind: InvoiceKind): boolean => (ISSUABLE as readonly InvoiceKind[]).includes(kind);

/** Whether it counts no more. */
export const isEnded = ({ status }: Pick<Invoice, 'status'>): boolean =>
  status === 'withdrawn' || status === 'credited';

/** How many of a kind were taken back among the documents of a sale: the next one of the kind is another than those. */
export const endedAmong = (papers: readonly Pick<Invoice, 'kind' | 'status'>[], kind: InvoiceKind): number =>
  papers.filter((paper) => paper.kind === kind && isEnded(paper)).length;
