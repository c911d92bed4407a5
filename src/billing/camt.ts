import { type Day, dayOf } from '../shared/days';
import { CURRENCIES, type Currency } from '../shared/money';
import { readXml, type XmlElement, XmlError } from '../platform/xml';
import { type ReadStatement, spanOf, type StatementLine, StatementProblem } from './statement';

const children = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The element at the end of a path, the first where there are several. */
function at(element: XmlElement | undefined, path: string): XmlElement | undefined {
  return path.split('/').reduce<XmlElement | undefined>((found, name) => children(found, name)[0], element);
}

const textAt = (element: XmlElement | undefined, ...paths: readonly string[]): string | undefined =>
  paths.map((path) => at(element, path)?.text).find((text) => text !== undefined && text !== '');

/** Whether a file looks like a camt statement at all; which version it has is looked at when it is read. */
export const looksLikeXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);

/**
 * Reads camt.053.001.02 to .08 (ISO 20022, BankToCustomerStatement). A booking of several transfers gives each of them where the bank tells
 * their amounts. Bookings that are only announced are left out, and so is what was taken back.
 * @throws StatementProblem
 */
export function readCamt(text: string): ReadStatement {
  const root = parsed(text);
  const statements = children(at(root, 'BkToCstmrStmt'), 'Stmt');
  const [first] = statements;
  if (!first) throw new StatementProblem('not_a_statement', root.line);
  const entries = statements.flatMap((statement) => children(statement, 'Ntry')).filter(isBooked);
  const incoming = entries.filter(isCredit);
  const spans = statements.flatMap((statement) => {
    const ends = ['FrToDt/FrDtTm', 'FrToDt/ToDtTm', 'FrToDt/FrDt', 'FrToDt/ToDt'];
    return ends.flatMap((path) => textAt(statement, path)?.slice(0, 10) ?? []);
  });
  return {
    format: 'camt.053',
    account: textAt(first, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id'),
    number: textAt(first, 'LglSeqNb', 'ElctrncSeqNb', 'Id'),
    lines: incoming.flatMap(linesOf),
    outgoing: entries.length - incoming.length,
    ...spanOf([...spans.filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)), ...entries.map(dayOfEntry)]),
  };
}

function parsed(text: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new StatementProblem('not_xml', error.line);
    throw error;
  }
}

const isBooked = (entry: XmlElement): boolean => {
  const status = textAt(entry, 'Sts/Cd', 'Sts');
  return status === undefined || status === 'BOOK';
};

const isCredit = (entry: XmlElement): boolean =>
  textAt(entry, 'CdtDbtInd') === 'CRDT' && textAt(entry, 'RvslInd') !== 'true';

function dayOfEntry(entry: XmlElement): Day {
  const [, year, month, date] =
    /^(\d{4})-(\d{2})-(\d{2})/.exec(textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm') ?? '') ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === null) throw new StatementProblem('no_date', entry.line);
  return day;
}

/** Hundredths of an amount with a point; more decimals than two are zeros with every currency of the region. */
function amountOf(element: XmlElement | undefined, entry: XmlElement): { amount: number; currency: Currency } {
  const [, whole, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(element?.text ?? '') ?? [];
  const line = element?.line ?? entry.line;
  if (whole === undefined) throw new StatementProblem('no_amount', line);
  const currency = CURRENCIES.find((one) => one === element?.attributes['Ccy']);
  if (!currency) throw new StatementProblem('unknown_currency', line);
  return { amount: Number(whole) * 100 + Number(cents.padEnd(2, '0')), currency };
}

function linesOf(entry: XmlElement): StatementLine[] {
  const bookedOn = dayOfEntry(entry);
  const whole = amountOf(at(entry, 'Amt'), entry);
  const transfers = children(entry, 'NtryDtls').flatMap((details) => children(details, 'TxDtls'));
  const parts = transfers.map((transfer) => at(transfer, 'Amt') ?? at(transfer, 'AmtDtls/TxAmt/Amt'));
  const told = transfers.length > 1 && parts.every((part) => part !== undefined);
  const amounts = told ? parts.map((part) => amountOf(part, entry)) : [];
  const isWhole =
    amounts.every(({ currency }) => currency === whole.currency) &&
    amounts.reduce((sum, { amount }) => sum + amount, 0) === whole.amount;
  const rows =
    told && isWhole
      ? transfers.map((transfer, nth) => ({ transfer, sum: amounts[nth] ?? whole }))
      : [{ transfer: transfers[0], sum: whole }];
  return rows
    .filter(({ sum }) => sum.amount > 0)
    .map(({ transfer, sum }) => ({
      ...{ line: transfer?.line ?? entry.line, bookedOn, ...sum },
      payer: textAt(transfer, 'RltdPties/Dbtr/Nm', 'RltdPties/Dbtr/Pty/Nm'),
      account: textAt(transfer, 'RltdPties/DbtrAcct/Id/IBAN', 'RltdPties/DbtrAcct/Id/Othr/Id'),
      reference: textAt(transfer, 'RmtInf/Strd/CdtrRefInf/Ref'),
      text: wordsOf(transfer, entry),
      bankReference: textAt(transfer, 'Refs/AcctSvcrRef') ?? (told ? undefined : textAt(entry, 'AcctSvcrRef')),
    }));
}

function wordsOf(transfer: XmlElement | undefined, entry: XmlElement): string | undefined {
  const free = children(at(transfer, 'RmtInf'), 'Ustrd').map(({ text }) => text);
  const endToEnd = textAt(transfer, 'Refs/EndToEndId');
  const words = [...free, ...(endToEnd && !/^NOT ?PROVIDED$/i.test(endToEnd) ? [endToEnd] : [])];
  const more = words.length > 0 ? [] : [textAt(transfer, 'AddtlTxInf') ?? textAt(entry, 'AddtlNtryInf') ?? ''];
  return [...words, ...more].filter(Boolean).join(' ') || undefined;
}
