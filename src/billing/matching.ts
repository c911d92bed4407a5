import { fold } from '../platform/i18n';
import type { Currency } from '../shared/money';
import { type Invoice, openAmount } from './invoice';
import type { FoundBy, PaymentOrigin, Wanted } from './payment';
import { bareReference } from './references';

/** What is known of money before it is known what it is for. */
export interface Unmatched extends PaymentOrigin {
  readonly amount: number;
  readonly currency: Currency;
}

/** Why something is only proposed: a person has to look. */
export const PROPOSALS = ['several', 'too_little', 'too_much', 'name', 'amount'] as const;
export type ProposalKind = (typeof PROPOSALS)[number];

export type Match =
  | { readonly kind: 'matched'; readonly by: FoundBy; readonly wanted: readonly Wanted[] }
  | { readonly kind: 'proposed'; readonly why: ProposalKind; readonly wanted: readonly Wanted[] }
  | { readonly kind: 'unmatched' };

/**
 * What money is for: by the reference first, then by amount and name together. What only one of them says is proposed, and so is whatever
 * does not come out even: nothing is ever closed by its amount alone, and nobody's by another's reference.
 */
export function matchOf(money: Unmatched, documents: readonly Invoice[]): Match {
  const open = documents.filter((one) => one.currency === money.currency && openAmount(one) > 0);
  const named = open.filter((one) => isNamedIn(money, one));
  if (named.length > 0) return byReference(money, named);
  const exact = open.filter((one) => openAmount(one) === money.amount);
  const both = exact.filter((one) => isPaidBy(money, one));
  const [first] = both;
  if (first && both.length === 1) return { kind: 'matched', by: 'amount_and_name', wanted: [whole(first)] };
  if (first) return { kind: 'proposed', why: 'name', wanted: [whole(oldest(both))] };
  const theirs = open.filter((one) => isPaidBy(money, one));
  if (theirs.length > 0) return byName(money, theirs);
  if (exact.length === 1 && exact[0]) return { kind: 'proposed', why: 'amount', wanted: [whole(exact[0])] };
  return { kind: 'unmatched' };
}

function byReference(money: Unmatched, named: readonly Invoice[]): Match {
  const asked = named.reduce((sum, one) => sum + openAmount(one), 0);
  if (named.length === 1 && asked === money.amount)
    return { kind: 'matched', by: 'reference', wanted: named.map(whole) };
  const why = named.length > 1 ? 'several' : money.amount < asked ? 'too_little' : 'too_much';
  return { kind: 'proposed', why, wanted: spread(money.amount, named) };
}

/** All that this payer owes where it comes out even, else the oldest first. */
function byName(money: Unmatched, theirs: readonly Invoice[]): Match {
  return { kind: 'proposed', why: 'name', wanted: spread(money.amount, theirs) };
}

/** As much as there is, to the oldest first. */
function spread(amount: number, documents: readonly Invoice[]): Wanted[] {
  let left = amount;
  const parts: Wanted[] = [];
  for (const one of documents.toSorted(byAge)) {
    const part = Math.min(left, openAmount(one));
    if (part > 0) parts.push({ invoiceId: one.id, amount: part });
    left -= part;
  }
  return parts;
}

const whole = (one: Invoice): Wanted => ({ invoiceId: one.id, amount: openAmount(one) });

const byAge = (one: Invoice, other: Invoice): number =>
  one.issuedAt.getTime() - other.issuedAt.getTime() || one.number.localeCompare(other.number);

const oldest = (some: readonly [Invoice, ...Invoice[]] | readonly Invoice[]): Invoice =>
  some.toSorted(byAge)[0] as Invoice;

/** Whether the reference or the words name this document: its reference whole, with its check, or its number as it is printed. */
export function isNamedIn({ reference = '', text = '' }: PaymentOrigin, document: Invoice): boolean {
  const words = [reference, ...text.split(/[\s,;]+/)];
  const wanted = document.reference?.text.toUpperCase();
  const compact = (written: string): string => written.toUpperCase().replace(/[^0-9A-Z]/g, '');
  if (wanted !== undefined && words.some((word) => compact(word) === wanted || bareReference(word) === wanted))
    return true;
  const [prefix = '', year = '', sequence = ''] = document.number.split('-');
  const number = new RegExp(`(?<![0-9A-Z])${prefix}[\\s/-]*${year}[\\s/-]*0*${Number(sequence)}(?![0-9])`, 'i');
  return number.test(`${reference} ${text}`);
}

/** What says of a company only that it is one. */
const FORMS = /^(d\s?o\s?o|dooel|ad|doo|shpk|sh|pk|ltd|llc|zu|jp|dd)$/;
const LONG_ENOUGH = 4;

const wordsOf = (name: string): Set<string> =>
  new Set(
    fold(name)
      .replace(/\./g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1 && !FORMS.test(word)),
  );

/**
 * Whether the payer has the name of the buyer, in any script and order of words: every word of the shorter name is in the longer, and at
 * least one of them is long enough to say something.
 */
export function isPaidBy({ payer }: PaymentOrigin, { buyer }: Pick<Invoice, 'buyer'>): boolean {
  if (payer === undefined) return false;
  const [one, other] = [wordsOf(payer), wordsOf(buyer.name)];
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  const said = [...few];
  if (said.length === 0 || !said.every((word) => many.has(word))) return false;
  // One word of a name of several is somebody's first name, or a branch of trade.
  return few.size === many.size || few.size > 1 ? said.some((word) => word.length >= LONG_ENOUGH) : false;
}
