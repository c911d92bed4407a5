import fc from 'fast-check';
import { type Invoice, numberOf, openAmount, referenceOf } from './invoice';
import { isNamedIn, isPaidBy, matchOf, type Unmatched } from './matching';
import { sampleInvoice } from './sample-invoice';

const invoice = (sequence: number, payable = 240_000, name = 'Tekstil Primer d.o.o.'): Invoice => {
  const sample = sampleInvoice('en');
  return {
    ...sample,
    ...{ id: `i${sequence}`, kind: 'invoice', sequence, number: numberOf('invoice', 2026, sequence) },
    reference: referenceOf('invoice', 2026, sequence, 'RSD'),
    buyer: { kind: 'company', name, country: 'RS' },
    totals: { ...sample.totals, payable },
  };
};
const money = (changes: Partial<Unmatched>): Unmatched => ({ amount: 240_000, currency: 'RSD', ...changes });

describe('What a bank line is for', () => {
  const [one, other] = [invoice(112, 240_000), invoice(114, 170_000)];

  it('is found by its reference, however the bank and the payer wrote it', () => {
    const { text } = one.reference!;
    const digits = text.slice(2);
    for (const origin of [
      { reference: text },
      { reference: `97${text}` },
      { reference: `(97)${text.slice(0, 2)}-${digits}` },
      { reference: `97 ${text}` },
      { text: `uplata po pozivu ${text}` },
      { text: 'F-2026-000112' },
      { text: 'faktura f2026/112, hvala' },
    ])
      expect(matchOf(money(origin), [one, other])).toEqual({
        ...{ kind: 'matched', by: 'reference', wanted: [{ invoiceId: one.id, amount: 240_000 }] },
      });
  });

  it('is no other document whose number only begins or ends alike, or whose check is wrong', () => {
    expect(isNamedIn({ text: 'F-2026-000112' }, invoice(1))).toBe(false);
    expect(isNamedIn({ text: 'F-2026-000112' }, invoice(12))).toBe(false);
    expect(isNamedIn({ text: 'F-2026-0001123' }, one)).toBe(false);
    expect(isNamedIn({ text: 'PF-2026-000112' }, one)).toBe(false);
    const { text } = one.reference!;
    expect(isNamedIn({ reference: `${(Number(text.slice(0, 2)) + 1) % 90}${text.slice(2)}` }, one)).toBe(false);
  });

  it('is found by amount and name together, and by neither alone', () => {
    const payer = 'ТЕКСТИЛ ПРИМЕР ДОО';
    expect(matchOf(money({ payer }), [one, other])).toMatchObject({ kind: 'matched', by: 'amount_and_name' });
    expect(matchOf(money({}), [one, other])).toMatchObject({ kind: 'proposed', why: 'amount' });
    expect(matchOf(money({ payer: 'Pekara Zora' }), [one, other])).toMatchObject({ kind: 'proposed', why: 'amount' });
    expect(matchOf(money({ payer, amount: 99_900 }), [one, other])).toMatchObject({ kind: 'proposed', why: 'name' });
    expect(matchOf(money({ payer }), [one, invoice(113)])).toMatchObject({ kind: 'proposed', why: 'name' });
    expect(matchOf(money({ amount: 5, payer: 'Pekara Zora' }), [one])).toEqual({ kind: 'unmatched' });
  });

  it('is proposed when two are named, or too little or too much came', () => {
    const text = 'F-2026-000112 i F-2026-000114';
    expect(matchOf(money({ text, amount: 410_000 }), [other, one])).toEqual({
      ...{ kind: 'proposed', why: 'several' },
      wanted: [
        { invoiceId: one.id, amount: 240_000 },
        { invoiceId: other.id, amount: 170_000 },
      ],
    });
    const reference = one.reference!.text;
    expect(matchOf(money({ reference, amount: 230_000 }), [one])).toMatchObject({ why: 'too_little' });
    expect(matchOf(money({ reference, amount: 250_000 }), [one])).toMatchObject({
      ...{ why: 'too_much', wanted: [{ amount: 240_000 }] },
    });
  });

  it('has the name of a buyer in any order and script, but not by a first name alone', () => {
    const buyer = (name: string) => ({ buyer: { kind: 'person', name, country: 'RS' } as const });
    expect(isPaidBy({ payer: 'KHOURY RANA' }, buyer('Rana Khoury'))).toBe(true);
    expect(isPaidBy({ payer: 'Јелена Петровић' }, buyer('Jelena Petrović'))).toBe(true);
    expect(isPaidBy({ payer: 'RANA' }, buyer('Rana Khoury'))).toBe(false);
    expect(isPaidBy({ payer: 'Ana Li' }, buyer('Rana Khoury'))).toBe(false);
    expect(isPaidBy({ payer: 'DOO' }, buyer('Zora doo'))).toBe(false);
    expect(isPaidBy({}, buyer('Rana Khoury'))).toBe(false);
  });

  it('never gives more than came or than is open, and closes nothing by the amount alone, whatever comes', () => {
    const documents = fc.array(
      fc.record({ sequence: fc.integer({ min: 1, max: 30 }), payable: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 6 },
    );
    const words = fc.constantFrom('', 'F-2026-000003', 'F-2026-000004 F-2026-000007', 'kurs');
    const payers = fc.constantFrom(undefined, 'Tekstil Primer', 'Pekara Zora');
    fc.assert(
      fc.property(documents, words, payers, fc.integer({ min: 1, max: 80 }), (rows, text, payer, amount) => {
        const all = rows.map(({ sequence, payable }) => invoice(sequence, payable));
        const unique = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
        const found = matchOf(money({ text, payer, amount }), unique);
        if (found.kind === 'unmatched') return;
        const given = found.wanted.reduce((sum, part) => sum + part.amount, 0);
        expect(given).toBeLessThanOrEqual(amount);
        for (const part of found.wanted) {
          const document = unique.find(({ id }) => id === part.invoiceId)!;
          expect(part.amount).toBeGreaterThan(0);
          expect(part.amount).toBeLessThanOrEqual(openAmount(document));
          if (found.kind !== 'matched') continue;
          expect(given).toBe(amount);
          expect(isNamedIn({ text }, document) || isPaidBy({ payer }, document)).toBe(true);
        }
      }),
    );
  });
});
