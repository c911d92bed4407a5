import fc from 'fast-check';
import { type Invoice, type InvoiceKind, type InvoiceLine, numberOf, referenceOf } from './invoice';
import { type Countable, lineNet, totalsOf, vatGroups, type VatRate } from './totals';
import { ublOf } from './ubl';

const STANDARD: VatRate = { category: 'S', rate: 2000 };
const NONE: VatRate = { category: 'E', rate: 0 };

/** The worked example of the standard, ten places at 2,000 dinars, or what the changes make of it. */
function document(kind: InvoiceKind, changes: Partial<Invoice> = {}, counted: readonly Countable[] = []): Invoice {
  const rows = counted.length > 0 ? counted : [{ quantity: 10_000, unitPrice: 200_000, vat: 'standard' as const }];
  const lines = rows.map((row): InvoiceLine => ({
    ...row,
    text: { en: 'Baking workshop' },
    unit: 'person',
    net: lineNet(row),
  }));
  const groups = vatGroups(lines, (code) => (code === 'standard' ? STANDARD : NONE));
  return {
    ...{
      id: 'i1',
      organisationId: 'o1',
      kind,
      year: 2026,
      sequence: 42,
      subject: { kind: 'booking', id: 'b1' },
      number: numberOf(kind, 2026, 42),
    },
    ...{ issuedAt: new Date('2026-10-08T08:00:00Z'), issuedOn: '2026-10-08', suppliedOn: '2026-10-08' },
    ...{ dueOn: '2026-10-23', language: 'en', languages: ['en'], currency: 'RSD' },
    seller: {
      ...{ legalName: 'Utočište', street: 'Primer 1', town: 'Beograd', postCode: '11000', country: 'RS' },
      ...{ vatNumber: 'RS123456789', registrationNumber: '12345678' },
    },
    buyer: { kind: 'company', name: 'Tekstil Primer', town: 'Beograd', postCode: '11000', country: 'RS' },
    ...{ lines, groups, totals: totalsOf(groups), vatNotes: [] },
    account: { currency: 'RSD', number: 'RS35160000000012345654' },
    reference: referenceOf(kind, 2026, 42, 'RSD'),
    ...{ status: 'issued', paid: 0, nonce: 'n', secretHash: 'h' },
    ...changes,
  };
}

/** What would end an element or a text, and what XML has no place for. */
const oddSign = fc.constantFrom('&', '<', '>', '"', "'", '\u0000', '\u001b', '\ud800', '\uffff', 'x', 'ж');

const amounts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<cbc:${name}[^>]*>([^<]*)<`, 'g'))].map((found) => found[1] ?? '');

describe('The UBL of a document', () => {
  it('has the sums of the worked example', () => {
    const xml = ublOf(document('invoice')) ?? '';
    expect(amounts(xml, 'InvoiceTypeCode')).toEqual(['380']);
    expect(amounts(xml, 'TaxExclusiveAmount')).toEqual(['20000.00']);
    expect(amounts(xml, 'TaxAmount')).toEqual(['4000.00', '4000.00']);
    expect(amounts(xml, 'PayableAmount')).toEqual(['24000.00']);
  });

  it('is there for tax documents alone', () => {
    expect(['pro_forma', 'receipt'].map((kind) => ublOf(document(kind as InvoiceKind)))).toEqual([
      undefined,
      undefined,
    ]);
    expect(ublOf(document('advance_invoice'))).toContain('<cbc:InvoiceTypeCode>386<');
    const related = { id: 'i0', kind: 'invoice' as const, number: 'F-2026-000041', issuedOn: '2026-10-01' };
    const credit = ublOf(document('credit_note', { related, reason: 'Cancelled' })) ?? '';
    expect(credit).toContain('<cbc:CreditNoteTypeCode>381<');
    expect(credit).toContain('<cac:InvoiceDocumentReference><cbc:ID>F-2026-000041<');
    expect(credit).not.toContain('DueDate');
  });

  it('says why there is no VAT, in the words that the document keeps', () => {
    const untaxed: Countable[] = [{ quantity: 1500, unitPrice: 333, vat: 'none' }];
    const xml = ublOf(document('invoice', { vatNotes: [{ en: 'Not in VAT, article 0' }] }, untaxed)) ?? '';
    expect(xml).toContain('<cbc:TaxExemptionReason>Not in VAT, article 0<');
    expect(amounts(xml, 'LineExtensionAmount')).toEqual(['5.00', '5.00']);
  });

  it('takes whatever somebody is called as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: oddSign, maxLength: 30 }), (name) => {
        const xml = ublOf(document('invoice', { buyer: { kind: 'person', name: `x${name}`, country: 'RS' } })) ?? '';
        const inner = /<cac:AccountingCustomerParty>.*<cbc:RegistrationName>([^<]*)<\/cbc:/s.exec(xml)?.[1] ?? '';
        expect(inner.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[&<>"]/);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      }),
    );
  });
});
