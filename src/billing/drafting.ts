import { type Day, plusDays } from '../shared/days';
import { FieldErrors } from '../shared/domain-error';
import { type Language, type LocalText, type PersonLanguage, textLanguage } from '../shared/locale';
import type { Currency } from '../shared/money';
import type { BillingSettings } from './billing-settings';
import { counted, type Terms } from './counting';
import type { Buyer, Invoice, InvoiceKind, InvoiceLine, InvoiceSubject, IssuableKind, LineRequest } from './invoice';
import { asksForMoney, numberOf, referenceOf, relatedTo, settledOf } from './invoice';

/** What a higher domain asks for: who buys what, in which money and language. */
export interface InvoiceRequest {
  readonly organisationId: string;
  readonly kind: IssuableKind;
  readonly subject: InvoiceSubject;
  readonly buyer: Buyer;
  /** Who gets it, in the protected store; without it no letter goes out. */
  readonly personId?: string | undefined;
  readonly language: PersonLanguage;
  readonly currency: Currency;
  readonly lines: readonly LineRequest[];
  /** Those of the offer; else those of the document that it follows, else those of the day. */
  readonly terms?: Terms | undefined;
  readonly orderNumber?: string | undefined;
  readonly remark?: string | undefined;
  readonly suppliedOn?: Day | undefined;
  /** Until it is due; by default what the settings say. */
  readonly dueDays?: number | undefined;
  /** The pro-forma or the advance invoice that it follows: what was paid for that one is taken off. */
  readonly relatedTo?: string | undefined;
}

/** A document that has everything but what its series gives it. */
export type Draft = Omit<
  Invoice,
  'year' | 'sequence' | 'number' | 'issuedAt' | 'issuedOn' | 'dueOn' | 'reference' | 'status' | 'paid'
> & { readonly dueDays?: number | undefined };

/** What a document is made of beside the request. */
export interface DraftParts {
  readonly id: string;
  readonly settings: BillingSettings;
  /** The organisation's own, for buyers whose language we do not write. */
  readonly townLanguage: Language;
  readonly link: Pick<Invoice, 'nonce' | 'secretHash'>;
  readonly related?: Invoice | undefined;
}

/**
 * The document of a request, counted.
 * @throws FieldErrors for a code that the settings have no rate or no words for, and for a buyer who can't owe the VAT
 */
export function drafted(request: InvoiceRequest, { id, settings, townLanguage, link, related }: DraftParts): Draft {
  mustOweVat(request);
  const terms = request.terms ?? related;
  const sums = counted(request.lines, settings, { settled: related && settledOf(related), terms });
  const own = textLanguage(request.language, townLanguage);
  const { kind, currency, organisationId, subject, buyer, personId, language } = request;
  return {
    ...{ id, organisationId, kind, subject, language, currency, buyer },
    ...sums,
    wholeTotals: sums.wholeTotals ? true : undefined,
    languages: [...new Set([own, settings.secondLanguage ?? own])],
    seller: settings.seller,
    footer: settings.footer,
    account: settings.accounts.find((account) => account.currency === currency),
    related: related && relatedTo(related),
    orderNumber: request.orderNumber,
    remark: request.remark,
    suppliedOn: request.suppliedOn,
    dueDays: request.dueDays ?? settings.paymentDays,
    personId,
    ...link,
  };
}

/** The document that takes another one back, line by line, or the part of it that is given. */
export function creditOf(
  invoice: Invoice,
  id: string,
  reason: string,
  link: DraftParts['link'],
  part?: Pick<Invoice, 'lines' | 'groups' | 'totals'>,
): Draft {
  const { lines, groups, totals } = invoice;
  const whole = { lines, groups, totals: { ...totals, prepaid: 0, payable: totals.gross + totals.rounding } };
  return {
    ...onward(invoice),
    ...{ id, kind: 'credit_note', reason, ...link, ...(part ?? whole) },
    vatNotes: invoice.vatNotes,
    suppliedOn: invoice.suppliedOn,
  };
}

/** The paper for cash that came for a document. */
export function receiptOf(
  invoice: Invoice,
  id: string,
  amount: number,
  text: LocalText,
  link: DraftParts['link'],
): Draft {
  const line: InvoiceLine = { text, unit: 'piece', quantity: 1_000, unitPrice: amount, vat: 'none', net: amount };
  return {
    ...onward(invoice),
    ...{ id, kind: 'receipt', lines: [line], groups: [], vatNotes: [], ...link },
    totals: { net: amount, vat: 0, gross: amount, rounding: 0, prepaid: 0, payable: amount },
  };
}

/** What a document that answers another one takes over from it. */
const onward = (invoice: Invoice) => ({
  ...{ organisationId: invoice.organisationId, subject: invoice.subject, related: relatedTo(invoice) },
  ...{ language: invoice.language, languages: invoice.languages, currency: invoice.currency },
  ...{ seller: invoice.seller, buyer: invoice.buyer, footer: invoice.footer, personId: invoice.personId },
  orderNumber: invoice.orderNumber,
});

/** The document with its place in the series. */
export function numbered(
  { dueDays, ...draft }: Draft,
  { year, sequence, at, on }: { readonly year: number; readonly sequence: number; readonly at: Date; readonly on: Day },
): Invoice {
  const { kind, currency, totals } = draft;
  const asks = asksForMoney(kind);
  return {
    ...draft,
    ...{ year, sequence, number: numberOf(kind, year, sequence), issuedAt: at, issuedOn: on, paid: 0 },
    dueOn: asks && dueDays !== undefined ? plusDays(on, dueDays) : undefined,
    reference: asks ? referenceOf(kind, year, sequence, currency) : undefined,
    status: asks && totals.payable <= 0 ? 'paid' : 'issued',
  };
}

/** Kinds that a document of a kind may follow. */
const BEFORE: Readonly<Record<IssuableKind, readonly InvoiceKind[]>> = {
  pro_forma: [],
  advance_invoice: ['pro_forma'],
  invoice: ['pro_forma', 'advance_invoice'],
};

/** Whether a document of this kind may follow that one. */
export const canFollow = (kind: IssuableKind, before: Pick<Invoice, 'kind'>): boolean =>
  BEFORE[kind].includes(before.kind);

/** EN 16931, BR-AE-02: who pays the VAT in the seller's place has a number for it. */
function mustOweVat({ lines, buyer }: InvoiceRequest): void {
  const reverse = lines.some(({ vat }) => vat === 'reverse');
  if (reverse && buyer.vatNumber === undefined)
    throw new FieldErrors([{ field: 'buyer.vatNumber', code: 'required', message: '' }]);
}
