import fc from 'fast-check';
import { decimal } from '../shared/money';
import { StatementProblem } from './statement';
import { readXmlStatement } from './statement-xml';

const booking = (amount: string, benefit = 'credit', fitid = 'A1') => `
    <stmttrn><fitid>${fitid}</fitid><benefit>${benefit}</benefit><payeeinfo><name>TEKSTIL PRIMER</name></payeeinfo>
      <payeeaccountinfo><acctid>205-22</acctid></payeeaccountinfo><dtposted>2026-10-08T00:00:00</dtposted><trnamt>${amount}</trnamt>
      <purpose>Radionica</purpose><purposecode>221</purposecode><refnumber>12</refnumber><payeerefnumber>97-75-2026</payeerefnumber></stmttrn>`;
const ibank = (rows: readonly string[], root = 'pmtnotification', count = rows.length) => `<?xml version="1.0"?>
<${root}><curdef>DIN</curdef><acctid>160-0000000123456-54</acctid><stmtnumber>171</stmtnumber>
  <ledgerbal><balamt>0</balamt><dtasof>2026-10-07T00:00:00</dtasof></ledgerbal>
  <availbal><balamt>1</balamt><dtasof>2026-10-08T00:00:00</dtasof></availbal>
  <trnlist count="${count}">${rows.join('')}
  </trnlist></${root}>`;
const izvod = (rows: string) => `<?xml version="1.0"?>
<TransakcioniRacunPrivredaIzvod>
  <Zaglavlje Partija="160000000012345654" BrojIzvoda="7" DatumIzvoda="08.10.2026" OznakaValute="RSD"/>
${rows}
</TransakcioniRacunPrivredaIzvod>`;
const problemOf = (text: string): { why: string; line: number } | null => {
  try {
    readXmlStatement(text);
    return null;
  } catch (error) {
    const { why, line } = error as StatementProblem;
    return { why, line };
  }
};

describe('A statement of a Serbian e-bank', () => {
  it.each(['pmtnotification', 'stmtrs'])('as %s gives what came, with both references', (root) => {
    expect(readXmlStatement(ibank([booking('24000.00'), booking('900.5', 'debit')], root))).toMatchObject({
      ...{ format: 'ibank', account: '160-0000000123456-54', number: '171', outgoing: 1 },
      ...{ from: '2026-10-08', until: '2026-10-08' },
      lines: [
        {
          ...{ amount: 2_400_000, currency: 'RSD', bookedOn: '2026-10-08', bankReference: 'A1', line: 6 },
          ...{ payer: 'TEKSTIL PRIMER', account: '205-22', reference: '97-75-2026', text: '12 Radionica' },
        },
      ],
    });
  });

  it('may hold several in one file, or a day on which nothing came', () => {
    const two = [ibank([booking('1.00')], 'stmtrs'), ibank([], 'stmtrs')].map((one) =>
      one.split('\n').slice(1).join('\n'),
    );
    expect(readXmlStatement(`<stmtrslist>${two.join('')}</stmtrslist>`)).toMatchObject({ lines: [{ amount: 100 }] });
    expect(readXmlStatement(ibank([]))).toMatchObject({ lines: [], until: '2026-10-08' });
  });

  it('of Raiffeisen and OTP gives what came, and counts what was taken back', () => {
    const rows = `  <Stavke Duguje="0,00" Potrazuje="24.000,00" NalogKorisnik="TEKSTIL PRIMER" Opis="Radionica"
    BrojRacunaPrimaocaPosiljaoca="205000000000000022" PozivNaBrojKorisnika="7520260042" BrojZaReklamaciju="R1"/>
  <Stavke Duguje="900.00" Potrazuje="0.00" Opis="Struja"/>
  <Stavke Duguje="0" Potrazuje="-2400" Opis="storno"/>`;
    expect(readXmlStatement(izvod(rows))).toMatchObject({
      ...{ format: 'izvod', account: '160000000012345654', number: '7', outgoing: 2, until: '2026-10-08' },
      lines: [{ amount: 2_400_000, payer: 'TEKSTIL PRIMER', reference: '7520260042', bankReference: 'R1' }],
    });
  });

  it('says on which line it can not be read', () => {
    expect(problemOf(ibank([booking('1.00')], 'pmtnotification', 2))).toEqual({ why: 'incomplete', line: 5 });
    expect(problemOf(ibank([booking('many')]))).toEqual({ why: 'no_amount', line: 6 });
    expect(problemOf(ibank([booking('1.00', 'gift')]))).toEqual({ why: 'no_amount', line: 6 });
    expect(problemOf(ibank([booking('1.00')]).replace('2026-10-08', '2026-13-08'))?.why).toBe('no_date');
    expect(problemOf(ibank([booking('1.00')]).replace('DIN', 'USD'))).toEqual({ why: 'unknown_currency', line: 6 });
    expect(problemOf(izvod('<Stavke Potrazuje="x"/>'))).toEqual({ why: 'no_amount', line: 4 });
    expect(problemOf('<Izvod><Prom/></Izvod>')).toEqual({ why: 'not_a_statement', line: 1 });
  });

  it('gives each amount as it was, and is refused wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999_999 }), { maxLength: 5 }), fc.nat(), (amounts, at) => {
        const file = ibank(amounts.map((amount) => booking(decimal(amount))));
        expect(readXmlStatement(file).lines.map(({ amount }) => amount)).toEqual(amounts);
        expect(problemOf(file.slice(0, at % file.length))).not.toBeNull();
      }),
    );
  });
});
