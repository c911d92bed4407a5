import type { Day } from '../shared/days';
import { CURRENCIES, type Currency, parseAmount } from '../shared/money';
import { childrenOf, elementAt, textAt, type XmlElement } from '../platform/xml';
import { dayIn, machineAmount, type ReadStatement, spanOf, type StatementLine, StatementProblem } from './statement';

/**
 * The statements of Serbian e-banks. None of them has a public specification: what is read here is what accounting programs of the country
 * agree on, and whatever else a file has is left alone. A file that lacks any of it is refused with its line.
 */

/** Old names of the dinar that banks still write. */
const DINAR: readonly string[] = ['DIN', 'CSD', ''];

function currencyOf(written: string | undefined, line: number): Currency {
  const name = (written ?? '').toUpperCase();
  const currency = DINAR.includes(name) ? 'RSD' : CURRENCIES.find((one) => one === name);
  if (!currency) throw new StatementProblem('unknown_currency', line);
  return currency;
}

function dayAt(written: string | undefined, line: number): Day {
  const day = dayIn(written ?? '');
  if (day === null) throw new StatementProblem('no_date', line);
  return day;
}

/** 1234.56 as machines write it, else 1.234,56 as people do. */
function amountAt(written: string | undefined, line: number): number {
  const amount = machineAmount(written ?? '') ?? parseAmount(written ?? '');
  if (amount === null) throw new StatementProblem('no_amount', line);
  return amount;
}

const some = (...words: readonly (string | undefined)[]): string | undefined =>
  words.filter(Boolean).join(' ') || undefined;

/** `pmtnotification`, `stmtrs`, or several of those in a `stmtrslist`: Asseco's and Halcom's iBank (Intesa, Komercijalna, Crédit Agricole). */
export function readIbank(root: XmlElement): ReadStatement {
  const statements = root.name === 'stmtrslist' ? childrenOf(root, 'stmtrs') : [root];
  const [first] = statements;
  if (!first) throw new StatementProblem('no_lines', root.line);
  const entries = statements.flatMap((statement) => entriesOf(statement).map((entry) => ({ statement, entry })));
  const read = entries.map(({ statement, entry }) => ibankLine(statement, entry));
  const days = statements.flatMap((statement) => textAt(statement, 'availbal/dtasof') ?? []);
  const lines = read.filter((line) => line !== null);
  return {
    format: 'ibank',
    account: textAt(first, 'acctid', 'accountinfo/acctid'),
    number: textAt(first, 'stmtnumber'),
    lines,
    outgoing: read.length - lines.length,
    ...spanOf([
      ...days.map((day) => dayAt(day, first.line)),
      ...entries.map(({ entry }) => dayAt(textAt(entry, 'dtposted', 'dtasof'), entry.line)),
    ]),
  };
}

/** The bookings of a statement. It says how many there are, so that a file that lost some is refused. */
function entriesOf(statement: XmlElement): readonly XmlElement[] {
  const list = elementAt(statement, 'trnlist');
  if (!list) throw new StatementProblem('not_a_statement', statement.line);
  const entries = childrenOf(list, 'stmttrn');
  const said = list.attributes['count'];
  if (said !== undefined && Number(said) !== entries.length) throw new StatementProblem('incomplete', list.line);
  return entries;
}

/** Null for what went out. */
function ibankLine(statement: XmlElement, entry: XmlElement): StatementLine | null {
  const amount = amountAt(textAt(entry, 'trnamt'), entry.line);
  const benefit = textAt(entry, 'benefit');
  if (benefit !== 'credit' && benefit !== 'debit') throw new StatementProblem('no_amount', entry.line);
  if (benefit === 'debit' || amount === 0) return null;
  return {
    ...{ line: entry.line, amount, bookedOn: dayAt(textAt(entry, 'dtposted', 'dtasof'), entry.line) },
    currency: currencyOf(textAt(entry, 'curdef') ?? textAt(statement, 'curdef'), entry.line),
    payer: textAt(entry, 'payeeinfo/name'),
    account: textAt(entry, 'payeeaccountinfo/acctid'),
    // Banks disagree about which of the two the payer has typed in; both are looked at.
    reference: textAt(entry, 'payeerefnumber'),
    text: some(textAt(entry, 'refnumber'), textAt(entry, 'purpose')),
    bankReference: textAt(entry, 'fitid'),
  };
}

/** `TransakcioniRacunPrivredaIzvod`: a dinar account at Raiffeisen and OTP. What was taken back has its amount below nothing. */
export function readIzvod(root: XmlElement): ReadStatement {
  const head = elementAt(root, 'Zaglavlje');
  if (!head) throw new StatementProblem('not_a_statement', root.line);
  const { Partija, BrojIzvoda, DatumIzvoda, OznakaValute } = head.attributes;
  const bookedOn = dayAt(DatumIzvoda, head.line);
  const currency = currencyOf(OznakaValute, head.line);
  const entries = childrenOf(root, 'Stavke');
  const read = entries.map(({ attributes, line }): StatementLine | null => {
    const { Duguje = '0', Potrazuje = '0', NalogKorisnik, BrojRacunaPrimaocaPosiljaoca, Opis } = attributes;
    const amount = /^-/.test(Potrazuje) ? 0 : amountAt(Potrazuje, line);
    amountAt(Duguje.replace(/^-/, ''), line);
    if (amount === 0) return null;
    return {
      ...{ line, bookedOn, amount, currency },
      payer: some(NalogKorisnik),
      account: some(BrojRacunaPrimaocaPosiljaoca),
      reference: some(attributes['PozivNaBrojKorisnika']),
      text: some(Opis),
      bankReference: some(attributes['BrojZaReklamaciju']),
    };
  });
  const lines = read.filter((line) => line !== null);
  const outgoing = read.length - lines.length;
  return { format: 'izvod', account: some(Partija), number: some(BrojIzvoda), lines, outgoing, ...spanOf([bookedOn]) };
}
