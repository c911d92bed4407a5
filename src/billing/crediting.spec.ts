import fc from 'fast-check';
import { creditedOf, type Credited, restOf, worthOf } from './crediting';
import type { Invoice, InvoiceLine } from './invoice';
import { sampleInvoice } from './sample-invoice';
import { lineNet, totalsOf, type VatCode, vatGroups, type VatRate } from './totals';

const RATES: Readonly<Partial<Record<VatCode, VatRate>>> = {
  standard: { category: 'S', rate: 2_000 },
  reduced: { category: 'S', rate: 550 },
  none: { category: 'E', rate: 0 },
};
const invoiceOf = (lines: readonly Omit<InvoiceLine, 'net' | 'text' | 'unit'>[], whole = false): Invoice => {
  const groups = vatGroups(lines, (code) => RATES[code]!);
  return {
    ...sampleInvoice('en'),
    lines: lines.map((line) => ({ ...line, text: { en: 'X' }, unit: 'person', net: lineNet(line) })),
    ...{ groups, totals: totalsOf(groups, { whole }), wholeTotals: whole || undefined },
  };
};
const anyInvoice = fc
  .tuple(
    fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 30_000 }),
        unitPrice: fc.integer({ min: 100, max: 500_000 }),
        vat: fc.constantFrom('standard' as const, 'reduced' as const, 'none' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([lines, whole]) => invoiceOf(lines, whole));

describe('A credit note of a part', () => {
  const invoice = invoiceOf([
    { quantity: 10_000, unitPrice: 200_000, vat: 'standard' },
    { quantity: 1_000, unitPrice: 50_001, vat: 'reduced' },
  ]);

  it('takes back so many of a line, or an amount of it, with the VAT of its group', () => {
    const first = creditedOf(invoice, [], [{ line: 0, quantity: 2_000 }]);
    expect(first).toMatchObject({
      lines: [{ quantity: 2_000, unit: 'person', net: 400_000, of: 0 }],
      groups: [{ rate: 2_000, net: 400_000, vat: 80_000 }],
      totals: { net: 400_000, vat: 80_000, gross: 480_000, payable: 480_000 },
    });
    const second = creditedOf(invoice, [first], [{ line: 0, net: 100_000 }]);
    expect(second.lines).toMatchObject([{ quantity: 1_000, unit: 'piece', unitPrice: 100_000, net: 100_000 }]);
    expect(restOf(invoice, [first, second])).toEqual([
      { quantity: 8_000, net: 1_500_000 },
      { quantity: 1_000, net: 50_001 },
    ]);
    const last = creditedOf(invoice, [first, second]);
    expect(last.lines.map(({ net }) => net)).toEqual([1_500_000, 50_001]);
  });

  it('is refused for more than is left, a line that there is not, and the same line twice', () => {
    const codeOf = (parts: Parameters<typeof creditedOf>[2], notes: Credited[] = []) => {
      try {
        return creditedOf(invoice, notes, parts);
      } catch (error) {
        return (error as { errors: { field: string; code: string }[] }).errors.map(
          ({ field, code }) => `${field} ${code}`,
        )[0];
      }
    };
    const note = creditedOf(invoice, [], [{ line: 0, quantity: 9_000 }]);
    expect(codeOf([{ line: 2, quantity: 1_000 }])).toBe('lines.0.line not_a_choice');
    expect(codeOf([{ line: 0, quantity: 2_000 }], [note])).toBe('lines.0.quantity more_than_left');
    expect(codeOf([{ line: 0, net: 200_001 }], [note])).toBe('lines.0.amount more_than_left');
    expect(codeOf([{ line: 0 }])).toBe('lines.0.amount required');
    expect(
      codeOf([
        { line: 1, net: 1 },
        { line: 1, net: 1 },
      ]),
    ).toBe('lines.1.line already');
  });

  it('has with all others exactly the sums of the invoice, per VAT group, and never more on the way', () => {
    fc.assert(
      fc.property(
        anyInvoice,
        fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()), { maxLength: 8 }),
        (one, cuts) => {
          const notes: Credited[] = [];
          for (const [at, share, byQuantity] of cuts) {
            const line = at % one.lines.length;
            const left = restOf(one, notes)[line]!;
            const part = byQuantity
              ? { line, quantity: Math.floor(left.quantity * share) }
              : { line, net: Math.floor(left.net * share) };
            try {
              notes.push(creditedOf(one, notes, [part]));
            } catch {
              // Nothing of this line, or more than is left of it.
            }
          }
          const of = (pick: (note: Credited) => number) => notes.reduce((all, note) => all + pick(note), 0);
          const groupOf = (note: Credited, rate: number, key: 'net' | 'vat') =>
            note.groups.filter((group) => group.rate === rate).reduce((all, group) => all + group[key], 0);
          for (const { net, vat, rate } of one.groups) {
            expect(of((note) => groupOf(note, rate, 'net'))).toBeLessThanOrEqual(net);
            expect(of((note) => groupOf(note, rate, 'vat'))).toBeLessThanOrEqual(vat);
          }
          if (restOf(one, notes).some(({ net }) => net > 0)) notes.push(creditedOf(one, notes));
          for (const { net, vat, rate } of one.groups) {
            expect(of((note) => groupOf(note, rate, 'net'))).toBe(net);
            expect(of((note) => groupOf(note, rate, 'vat'))).toBe(vat);
          }
          expect(of((note) => note.totals.payable)).toBe(worthOf(one.totals));
          for (const { lines, totals } of notes) {
            expect(lines.reduce((all, { net }) => all + net, 0)).toBe(totals.net);
            expect(totals.gross + totals.rounding).toBe(totals.payable);
          }
        },
      ),
    );
  });
});
