import { type Language, localText, type LocalText } from '../shared/locale';
import { escapeXml } from '../shared/markup';
import { decimal } from '../shared/money';
import type { Buyer, Invoice, InvoiceLine, Unit } from './invoice';
import { asksForMoney } from './invoice';
import type { Seller } from './billing-settings';
import type { VatGroup } from './totals';

/** EN 16931, BT-24: the core without national additions. */
const CUSTOMIZATION = 'urn:cen.eu:en16931:2017';

/** UNTDID 1001. */
const TYPE_CODES = { invoice: '380', advance_invoice: '386', credit_note: '381' } as const;

/** UNECE Recommendation 20; people have none of their own, so they are counted as pieces. */
const UNIT_CODES: Readonly<Record<Unit, string>> = { piece: 'C62', person: 'C62', hour: 'HUR', day: 'DAY' };

type Child = string | Element | undefined | false;
type Attributes = Readonly<Record<string, string>>;

interface Element {
  readonly xml: string;
}

/** An element; without children that are there it is left out, as EN 16931 allows no empty one. */
function el(name: string, children: Child | readonly Child[], attributes: Attributes = {}): Element | undefined {
  const list = Array.isArray(children) ? (children as readonly Child[]) : [children as Child];
  const inner = list
    .filter((child) => child !== undefined && child !== false && child !== '')
    .map((child) => (typeof child === 'string' ? escapeXml(child) : (child as Element).xml))
    .join('');
  if (inner === '') return undefined;
  const extra = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return { xml: `<${name}${extra.join('')}>${inner}</${name}>` };
}

/** An amount of the document, in its currency. */
const moneyEl = (name: string, amount: number, { currency }: Pick<Invoice, 'currency'>): Element | undefined =>
  el(name, decimal(amount), { currencyID: currency });

/** Thousandths without zeros at the end: 1.5. */
const quantityText = (quantity: number): string => String(quantity / 1000);

/** The document as UBL 2.1 by EN 16931; undefined for what is no tax document. The same document gives the same text. */
export function ublOf(invoice: Invoice): string | undefined {
  const { kind } = invoice;
  if (kind !== 'invoice' && kind !== 'advance_invoice' && kind !== 'credit_note') return undefined;
  const isCredit = kind === 'credit_note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const [language = 'en'] = invoice.languages;
  const body = el(
    root,
    [
      el('cbc:CustomizationID', CUSTOMIZATION),
      el('cbc:ID', invoice.number),
      el('cbc:IssueDate', invoice.issuedOn),
      !isCredit && el('cbc:DueDate', invoice.dueOn),
      el(isCredit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', TYPE_CODES[kind]),
      ...notesOf(invoice).map((note) => el('cbc:Note', note)),
      el('cbc:DocumentCurrencyCode', invoice.currency),
      el('cac:OrderReference', el('cbc:ID', invoice.orderNumber)),
      isTaxed(invoice.related) &&
        el(
          'cac:BillingReference',
          el('cac:InvoiceDocumentReference', [
            el('cbc:ID', invoice.related?.number),
            el('cbc:IssueDate', invoice.related?.issuedOn),
          ]),
        ),
      el('cac:AccountingSupplierParty', sellerParty(invoice.seller)),
      el('cac:AccountingCustomerParty', buyerParty(invoice.buyer)),
      el('cac:Delivery', el('cbc:ActualDeliveryDate', invoice.suppliedOn)),
      asksForMoney(kind) && paymentMeans(invoice),
      el('cac:TaxTotal', [
        moneyEl('cbc:TaxAmount', invoice.totals.vat, invoice),
        ...invoice.groups.map((group) => taxSubtotal(group, invoice, language)),
      ]),
      el('cac:LegalMonetaryTotal', [
        moneyEl('cbc:LineExtensionAmount', invoice.totals.net, invoice),
        moneyEl('cbc:TaxExclusiveAmount', invoice.totals.net, invoice),
        moneyEl('cbc:TaxInclusiveAmount', invoice.totals.gross, invoice),
        invoice.totals.prepaid !== 0 && moneyEl('cbc:PrepaidAmount', invoice.totals.prepaid, invoice),
        invoice.totals.rounding !== 0 && moneyEl('cbc:PayableRoundingAmount', invoice.totals.rounding, invoice),
        moneyEl('cbc:PayableAmount', invoice.totals.payable, invoice),
      ]),
      ...invoice.lines.map((line, at) => lineElement(line, at, invoice, language)),
    ],
    {
      xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
    },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body?.xml ?? ''}\n`;
}

/** A pro-forma is no invoice that another one could refer to. */
const isTaxed = (related: Invoice['related']): boolean => related !== undefined && related.kind !== 'pro_forma';

const local = (text: LocalText | undefined, language: Language): string =>
  text === undefined ? '' : localText(text, language).text;

const notesOf = ({ reason, remark, fiscal }: Invoice): string[] =>
  [
    reason,
    remark,
    fiscal && [`NIVF: ${fiscal.nivf}`, fiscal.nslf && `NSLF: ${fiscal.nslf}`].filter(Boolean).join(', '),
  ].filter((note): note is string => note !== undefined && note !== '');

const address = ({ street, town, postCode, country }: Pick<Buyer, 'street' | 'town' | 'postCode' | 'country'>) =>
  el('cac:PostalAddress', [
    el('cbc:StreetName', street),
    el('cbc:CityName', town),
    el('cbc:PostalZone', postCode),
    el('cac:Country', el('cbc:IdentificationCode', country)),
  ]);

const taxScheme = (id: string | undefined, scheme: 'VAT' | 'TAX') =>
  el('cac:PartyTaxScheme', id !== undefined && [el('cbc:CompanyID', id), el('cac:TaxScheme', el('cbc:ID', scheme))]);

/** BR-CO-26 wants a number of the seller: of the register, of VAT, or, where there is neither, the tax number as an identifier. */
function sellerParty(seller: Seller): Element | undefined {
  const bare = seller.registrationNumber === undefined && seller.vatNumber === undefined;
  return el('cac:Party', [
    el('cac:PartyIdentification', el('cbc:ID', bare ? seller.taxNumber : undefined)),
    address(seller),
    taxScheme(seller.vatNumber, 'VAT'),
    taxScheme(seller.taxNumber, 'TAX'),
    el('cac:PartyLegalEntity', [
      el('cbc:RegistrationName', seller.legalName),
      el('cbc:CompanyID', seller.registrationNumber),
    ]),
    el('cac:Contact', el('cbc:Name', seller.responsible)),
  ]);
}

const buyerParty = (buyer: Buyer): Element | undefined =>
  el('cac:Party', [
    el('cac:PartyIdentification', el('cbc:ID', buyer.taxNumber)),
    address(buyer),
    taxScheme(buyer.vatNumber, 'VAT'),
    el('cac:PartyLegalEntity', [el('cbc:RegistrationName', buyer.name), el('cbc:CompanyID', buyer.registrationNumber)]),
  ]);

/** UNTDID 4461: 30 is a credit transfer, 1 leaves it open where the seller named no account. */
function paymentMeans({ account, reference, seller }: Invoice): Element | undefined {
  return el('cac:PaymentMeans', [
    el('cbc:PaymentMeansCode', account ? '30' : '1'),
    el('cbc:PaymentID', account && reference ? `${reference.model === '97' ? '97' : ''}${reference.text}` : undefined),
    account &&
      el('cac:PayeeFinancialAccount', [
        el('cbc:ID', account.number),
        el('cbc:Name', seller.legalName),
        el('cac:FinancialInstitutionBranch', el('cbc:ID', account.bic)),
      ]),
  ]);
}

function taxSubtotal(group: VatGroup, invoice: Invoice, language: Language): Element | undefined {
  const reason = group.category === 'S' || group.category === 'Z' ? '' : reasonOf(invoice, language);
  return el('cac:TaxSubtotal', [
    moneyEl('cbc:TaxableAmount', group.net, invoice),
    moneyEl('cbc:TaxAmount', group.vat, invoice),
    el('cac:TaxCategory', [
      el('cbc:ID', group.category),
      el('cbc:Percent', decimal(group.rate)),
      el('cbc:TaxExemptionReason', reason),
      el('cac:TaxScheme', el('cbc:ID', 'VAT')),
    ]),
  ]);
}

const reasonOf = ({ vatNotes }: Invoice, language: Language): string =>
  vatNotes.map((note) => local(note, language)).join(' ');

function lineElement(line: InvoiceLine, at: number, invoice: Invoice, language: Language): Element | undefined {
  const group = invoice.groups.find(({ codes }) => codes.includes(line.vat));
  const isCredit = invoice.kind === 'credit_note';
  return el(isCredit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine', [
    el('cbc:ID', String(at + 1)),
    el(isCredit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', quantityText(line.quantity), {
      unitCode: UNIT_CODES[line.unit],
    }),
    moneyEl('cbc:LineExtensionAmount', line.net, invoice),
    el('cac:Item', [
      el('cbc:Name', local(line.text, language)),
      el('cac:ClassifiedTaxCategory', [
        el('cbc:ID', group?.category),
        el('cbc:Percent', decimal(group?.rate ?? 0)),
        el('cac:TaxScheme', el('cbc:ID', 'VAT')),
      ]),
    ]),
    el('cac:Price', moneyEl('cbc:PriceAmount', line.unitPrice, invoice)),
  ]);
}
