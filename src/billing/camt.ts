import type { Day } from '../shared/days';
import { CURRENCIES, type Currency } from '../shared/money';
import { childrenOf, elementAt, textAt, type XmlElement } from '../platform/xml';
import { dayIn, machineAmount, type ReadStatement, spanOf, type StatementLine, StatementProblem } from './statement';

/**
 * Reads camt.053.001.02 to .08 (ISO 20022, BankToCustomerStatement). A booking of several transfers gives each of them where the bank tells
 * their amounts. Bookings that are only announced are left out, and so is what was taken back.
 * @throws StatementProblem
 */
export function readCamt(root: XmlElement): ReadStatement {
  const statements = childrenOf(elementAt(root, 'BkToCstmrStmt'), 'Stmt');
  const [first] = statements;
  if (!first) throw new StatementProblem('not_a_statement', root.line);
  const entries = statements.flatMap((statement) => childrenOf(statement, 'Ntry')).filter(isBooked);
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

const isBooked = (entry: XmlElement): boolean => {
  const status = textAt(entry, 'Sts/Cd', 'Sts');
  return status === undefined || status === 'BOOK';
};

const isCredit = (entry: XmlElement): boolean =>
  textAt(entry, 'CdtDbtInd') === 'CRDT' && textAt(entry, 'RvslInd') !== 'true';

function dayOfEntry(entry: XmlElement): Day {
  const day = dayIn(textAt(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm') ?? '');
  if (day === null) throw new StatementProblem('no_date', entry.line);
  return day;
}

/** More decimals than two are zeros with every currency of the region. */
function amountOf(element: XmlElement | undefined, entry: XmlElement): { amount: number; currency: Currency } {
  const amount = machineAmount(element?.text ?? '');
  const line = element?.line ?? entry.line;
  if (amount === null) throw new StatementProblem('no_amount', line);
  const currency = CURRENCIES.find((one) => one === element?.attributes['Ccy']);
  if (!currency) throw new StatementProblem('unknown_currency', line);
  return { amount, currency };
}

function linesOf(entry: XmlElement): StatementLine[] {
  const bookedOn = dayOfEntry(entry);
  const whole = amountOf(elementAt(entry, 'Amt'), entry);
  const transfers = childrenOf(entry, 'NtryDtls').flatMap((details) => childrenOf(details, 'TxDtls'));
  const parts = transfers.map((transfer) => elementAt(transfer, 'Amt') ?? elementAt(transfer, 'AmtDtls/TxAmt/Amt'));
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
  const free = childrenOf(elementAt(transfer, 'RmtInf'), 'Ustrd').map(({ text }) => text);
  const endToEnd = textAt(transfer, 'Refs/EndToEndId');
  const words = [...free, ...(endToEnd && !/^NOT ?PROVIDED$/i.test(endToEnd) ? [endToEnd] : [])];
  const more = words.length > 0 ? [] : [textAt(transfer, 'AddtlTxInf') ?? textAt(entry, 'AddtlNtryInf') ?? ''];
  return [...words, ...more].filter(Boolean).join(' ') || undefined;
}
