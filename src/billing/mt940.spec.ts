import fc from 'fast-check';
import { decimal } from '../shared/money';
import { looksLikeMt940, readMt940 } from './mt940';
import { StatementProblem } from './statement';

const comma = (amount: number): string => decimal(amount).replace('.', ',');
const signed = (amount: number): string => `${amount < 0 ? 'D' : 'C'}261008EUR${comma(Math.abs(amount))}`;

/** A statement of these entries: above nothing what came, below what went. */
function fileOf(amounts: readonly number[], opening = 100_000): string {
  const closing = amounts.reduce((sum, amount) => sum + amount, opening);
  const entries = amounts.flatMap((amount, at) => [
    `:61:2610081008${amount < 0 ? 'D' : 'C'}${comma(Math.abs(amount))}NTRFNONREF//BANK${at}`,
    `:86:166?00TRANSFER?20RADIONICA PO RACUNU F-2026-?21000042?31AL35202111090000000001234567?32TEKSTIL PRIMER`,
  ]);
  return [
    '{1:F01BANKRSBGAXXX0000000000}{2:I940BANKRSBGXXXXN}{4:',
    ...[':20:STMT', ':25:DBDBRSBG/RS35160000000012345654', ':28C:171/1', `:60F:${signed(opening)}`],
    ...[...entries, `:62F:${signed(closing)}`, '-}', ''],
  ].join('\r\n');
}
const problemOf = (text: string): { why: string; line: number } | null => {
  try {
    readMt940(text);
    return null;
  } catch (error) {
    const { why, line } = error as StatementProblem;
    return { why, line };
  }
};

describe('A SWIFT customer statement', () => {
  it('is known by what is in it, and gives what came with who and why', () => {
    const file = fileOf([1_234_56, -900_00, 500_00]);
    expect(looksLikeMt940(file)).toBe(true);
    expect(looksLikeMt940('Datum;Iznos\n1;2')).toBe(false);
    expect(readMt940(file)).toMatchObject({
      ...{ format: 'mt940', account: 'RS35160000000012345654', number: '171/1', outgoing: 1 },
      ...{ from: '2026-10-08', until: '2026-10-08' },
      lines: [
        {
          ...{ amount: 1_234_56, currency: 'EUR', bookedOn: '2026-10-08', line: 6, bankReference: 'BANK0' },
          ...{ payer: 'TEKSTIL PRIMER', account: 'AL35202111090000000001234567' },
          // A full part goes on without a blank.
          text: 'RADIONICA PO RACUNU F-2026-000042',
        },
        { amount: 500_00, line: 10 },
      ],
    });
  });

  it('reads free words, days over the turn of a year, and what a bank takes back', () => {
    const file = [
      ...[':20:X', ':25:160-123456-54', ':28C:1', ':60F:C261231RSD0,'],
      ...[':61:2612310101C24000,NTRF97 75-2026', ':86:Tekstil Primer, uplata po F-2026-000042'],
      ...[':61:261231RC24000,NTRFNONREF', ':86:storno', ':62F:C270101RSD0,00'],
    ].join('\n');
    const { lines, outgoing, until } = readMt940(file);
    expect(lines).toMatchObject([
      { bookedOn: '2027-01-01', reference: '97 75-2026', text: 'Tekstil Primer, uplata po F-2026-000042' },
    ]);
    expect([outgoing, until]).toEqual([1, '2027-01-01']);
  });

  it('says on which line it is damaged', () => {
    const file = fileOf([100, 200]);
    expect(problemOf(file.replace('C1,00N', 'C1N'))).toEqual({ why: 'no_amount', line: 6 });
    expect(problemOf(file.replace(':61:261008', ':61:261308'))).toEqual({ why: 'no_date', line: 6 });
    expect(problemOf(file.replace('EUR', 'USD'))).toEqual({ why: 'unknown_currency', line: 5 });
    expect(problemOf(file.replace('C1,00N', 'C3,00N'))).toEqual({ why: 'sums_differ', line: 10 });
    expect(problemOf(file.slice(0, file.indexOf(':62F:')))).toEqual({ why: 'incomplete', line: 9 });
  });

  it('comes in whole or not at all, wherever it is cut', () => {
    const some = fc.array(
      fc.integer({ min: -50_000, max: 90_000 }).filter((amount) => amount !== 0),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (amounts, at) => {
        const file = fileOf(amounts);
        const whole = readMt940(file).lines.map(({ amount }) => amount);
        expect(whole).toEqual(amounts.filter((amount) => amount > 0));
        const end = file.indexOf(`:62F:${signed(amounts.reduce((sum, one) => sum + one, 100_000))}`);
        // With the closing balance nothing is missing; before its end something is.
        expect(problemOf(file.slice(0, at % (end + 20)))).not.toBeNull();
      }),
    );
  });
});
