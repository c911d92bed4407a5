import { type Day, dayOf } from '../shared/days';
import { CURRENCIES, type Currency } from '../shared/money';
import { type ReadStatement, spanOf, type StatementLine, StatementProblem } from './statement';

/** A field of a SWIFT message with the line on which it begins. */
interface Field {
  readonly tag: string;
  readonly lines: readonly string[];
  readonly line: number;
}

interface Balance {
  readonly day: Day;
  readonly currency: Currency;
  /** Below nothing where the account is overdrawn. */
  readonly amount: number;
}

/** An entry with the words that follow it. */
interface Entry {
  readonly line: number;
  readonly bookedOn: Day;
  readonly mark: string;
  readonly amount: number;
  readonly reference: string | undefined;
  readonly bankReference: string | undefined;
  readonly words: readonly string[];
}

/** Full lines of `:86:` go on without a blank: of a free text, and of a part with a number. */
const FULL_LINE = 65;
const FULL_PART = 27;

/** Whether a file is a SWIFT customer statement: it names itself, an account and a balance. */
export const looksLikeMt940 = (text: string): boolean => /^:20:/m.test(text) && /^:60[FM]:/m.test(text);

/**
 * Reads MT940 (SWIFT, customer statement), with or without the envelope of the message, several statements in a row. The opening balance
 * with the entries has to give the closing one: a file that lost something is refused.
 * @throws StatementProblem
 */
export function readMt940(text: string): ReadStatement {
  const messages = messagesOf(fieldsOf(text));
  const read = messages.map(readMessage);
  const entries = read.flatMap((one) => one.entries.map((entry) => ({ entry, currency: one.closing.currency })));
  const incoming = entries.filter(({ entry }) => entry.mark === 'C' && entry.amount > 0);
  const first = (tag: string) => messages[0]?.find((field) => field.tag === tag)?.lines[0]?.trim();
  return {
    format: 'mt940',
    account: accountOf(first('25')),
    number: first('28C') ?? first('28'),
    lines: incoming.map(({ entry, currency }) => lineOf(entry, currency)),
    outgoing: entries.length - incoming.length,
    ...spanOf(read.flatMap(({ closing, entries: all }) => [closing.day, ...all.map(({ bookedOn }) => bookedOn)])),
  };
}

/** Without the bank in front, where there is one: BIC/account. */
const accountOf = (written: string | undefined): string | undefined => written?.split('/').at(-1)?.trim() || undefined;

function fieldsOf(text: string): Field[] {
  const fields: { tag: string; lines: string[]; line: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, at) => {
    // The envelope: {1:...}{2:...}{4: in front, -} behind.
    const row = raw.replace(/^\uFEFF/, '').replace(/^(\{\d:[^}]*\})*\{4:/, '');
    const [, tag, rest = ''] = /^:(\d{2}[A-Z]?):(.*)$/.exec(row) ?? [];
    if (tag !== undefined) fields.push({ tag, lines: [rest], line: at + 1 });
    else if (/^-\}?/.test(row) && row.length <= 2) return;
    else if (row.trim() !== '') fields.at(-1)?.lines.push(row);
  });
  return fields;
}

function messagesOf(fields: readonly Field[]): Field[][] {
  const messages: Field[][] = [];
  for (const field of fields) {
    if (field.tag === '20') messages.push([]);
    messages.at(-1)?.push(field);
  }
  return messages;
}

function readMessage(fields: readonly Field[]): { entries: Entry[]; closing: Balance } {
  const opened = fields.find(({ tag }) => tag === '60F' || tag === '60M');
  const closed = fields.find(({ tag }) => tag === '62F' || tag === '62M');
  const last = fields.at(-1)?.line ?? 1;
  if (!opened || !closed) throw new StatementProblem('incomplete', last);
  const [opening, closing] = [balanceOf(opened), balanceOf(closed)];
  const entries = fields.flatMap((field, at) =>
    field.tag === '61' ? [entryOf(field, fields[at + 1]?.tag === '86' ? (fields[at + 1]?.lines ?? []) : [])] : [],
  );
  const moved = entries.reduce((sum, { mark, amount }) => sum + (mark === 'C' || mark === 'RD' ? amount : -amount), 0);
  if (opening.currency !== closing.currency || opening.amount + moved !== closing.amount)
    throw new StatementProblem('sums_differ', closed.line);
  return { entries, closing };
}

function balanceOf({ lines: [text = ''], line }: Field): Balance {
  const [, sign, date = '', code, written = ''] = /^([CD])(\d{6})([A-Z]{3})(\d{1,12},\d{0,2})\s*$/.exec(text) ?? [];
  const currency = CURRENCIES.find((one) => one === code);
  if (code !== undefined && !currency) throw new StatementProblem('unknown_currency', line);
  if (!currency) throw new StatementProblem('no_amount', line);
  return { day: dayAt(date, line), currency, amount: hundredths(written) * (sign === 'D' ? -1 : 1) };
}

const ENTRY = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d{1,12},\d{0,2})[NFS][A-Z0-9]{3}(.*)$/;

function entryOf({ lines: [text = ''], line }: Field, words: readonly string[]): Entry {
  const [, value = '', entry, mark = '', , written = '', names = ''] = ENTRY.exec(text) ?? [];
  if (mark === '') throw new StatementProblem('no_amount', line);
  const [own = '', bank = ''] = names.split('//').map((name) => name.trim());
  return {
    ...{ line, mark, words, amount: hundredths(written), bookedOn: bookedOn(dayAt(value, line), entry, line) },
    reference: own === '' || /^NONREF$/i.test(own) ? undefined : own,
    bankReference: bank === '' || /^NONREF$/i.test(bank) ? undefined : bank,
  };
}

function dayAt(written: string, line: number): Day {
  const [, year, month, date] = /^(\d{2})(\d{2})(\d{2})$/.exec(written) ?? [];
  const day = dayOf(2000 + Number(year), Number(month), Number(date));
  if (day === null) throw new StatementProblem('no_date', line);
  return day;
}

/** The day of booking has no year: it is the one that lies nearest to the day of value. */
function bookedOn(value: Day, entry: string | undefined, line: number): Day {
  if (entry === undefined) return value;
  const year = Number(value.slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap(
    (one) => dayOf(one, Number(entry.slice(0, 2)), Number(entry.slice(2))) ?? [],
  );
  const away = (day: Day): number => Math.abs(Date.parse(day) - Date.parse(value));
  const [nearest] = days.toSorted((one, other) => away(one) - away(other));
  if (nearest === undefined) throw new StatementProblem('no_date', line);
  return nearest;
}

/** 1234,5 and 1234, and 1234,56: the comma is always there. */
function hundredths(written: string): number {
  const [whole = '', cents = ''] = written.split(',');
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

function lineOf(
  { line, bookedOn: day, amount, reference, bankReference, words }: Entry,
  currency: Currency,
): StatementLine {
  return { line, bookedOn: day, amount, currency, reference, bankReference, ...wordsOf(words) };
}

/** `:86:` is a free text; where it has numbered parts (?20 to ?29 the purpose, ?31 the account, ?32 and ?33 the name), they are told apart. */
function wordsOf(lines: readonly string[]): Pick<StatementLine, 'text' | 'payer' | 'account'> {
  if (!/^\d{3}\?\d{2}/.test(lines[0] ?? '')) return { text: glued(lines, FULL_LINE) };
  const parts = lines
    .join('')
    .slice(3)
    .split(/\?(?=\d{2})/)
    .slice(1);
  const of = (wanted: RegExp) => parts.filter((part) => wanted.test(part.slice(0, 2))).map((part) => part.slice(2));
  return {
    text: glued(of(/^(2\d|6[0-3])$/), FULL_PART),
    payer: glued(of(/^3[23]$/), FULL_PART),
    account: glued(of(/^(31|38)$/), FULL_PART),
  };
}

/** Parts in a row: a full one goes on in the next, others end with a word. */
const glued = (parts: readonly string[], full: number): string | undefined =>
  parts
    .reduce((all, part, at) => `${all}${at > 0 && (parts[at - 1]?.length ?? 0) < full ? ' ' : ''}${part}`, '')
    .trim() || undefined;
