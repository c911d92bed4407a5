import { FieldErrors } from '../shared/domain-error';
import type { Invoice, InvoiceLine } from './invoice';
import { lineNet, roundedShare, type Totals, type VatGroup } from './totals';

/** What is taken back of one line: so many of what it counts (thousandths), or an amount without VAT in minor units. */
export interface CreditPart {
  /** Its place on the invoice, from 0. */
  readonly line: number;
  readonly quantity?: number | undefined;
  readonly net?: number | undefined;
}

/** The lines of a credit note with their sums. */
export type Credited = Pick<Invoice, 'lines' | 'groups' | 'totals'>;
type Note = Pick<Invoice, 'lines' | 'groups' | 'totals'>;

/** What of a line was not credited yet. */
export interface LineRest {
  readonly quantity: number;
  readonly net: number;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

/** What is left of each line after the credit notes that there are. */
export function restOf({ lines }: Pick<Invoice, 'lines'>, notes: readonly Note[]): LineRest[] {
  const taken = notes.flatMap((note) => note.lines);
  return lines.map((line, at) => {
    const of = taken.filter((one) => one.of === at);
    const counted = of.filter(({ unit, unitPrice }) => unit === line.unit && unitPrice === line.unitPrice);
    return {
      quantity: line.quantity - sum(counted.map(({ quantity }) => quantity)),
      net: line.net - sum(of.map(({ net }) => net)),
    };
  });
}

/**
 * The credit note of some parts, or of all that is left. VAT is counted by group on everything that was credited so far, less what the notes
 * before have: so that the notes of a whole invoice have exactly its VAT, and never more.
 * @throws FieldErrors `lines.0.line` and the like, for a line that there is not, or more than is left of it
 */
export function creditedOf(invoice: Invoice, notes: readonly Note[], parts?: readonly CreditPart[]): Credited {
  const rest = restOf(invoice, notes);
  const lines = parts ? parts.map((part, at) => partOf(invoice, rest, part, at)) : restLines(invoice, rest);
  mustBeOnce(parts ?? []);
  const groups = invoice.groups.flatMap((group): VatGroup[] => {
    const net = sum(lines.filter(({ vat }) => group.codes.includes(vat)).map((line) => line.net));
    const before = sum(notes.flatMap((note) => note.groups.filter((one) => isSame(one, group)).map((one) => one.net)));
    const vat = shareOf(group, before + net) - shareOf(group, before);
    return net === 0 && vat === 0 ? [] : [{ ...group, net, vat }];
  });
  return { lines, groups, totals: totalsOfNote(invoice, notes, groups) };
}

/** What a whole invoice is worth, before anything was paid. */
export const worthOf = ({ gross, rounding }: Totals): number => gross + rounding;

const isSame = (one: VatGroup, other: VatGroup): boolean => one.category === other.category && one.rate === other.rate;

const shareOf = ({ net, vat, rate }: VatGroup, credited: number): number =>
  credited === net ? vat : roundedShare(credited, rate, 10_000);

function totalsOfNote({ totals, wholeTotals }: Invoice, notes: readonly Note[], groups: readonly VatGroup[]): Totals {
  const [net, vat] = [sum(groups.map((group) => group.net)), sum(groups.map((group) => group.vat))];
  const gross = net + vat;
  const before = sum(notes.map((note) => note.totals.gross));
  const worth = (amount: number): number =>
    amount === totals.gross ? worthOf(totals) : wholeTotals ? roundedShare(amount, 1, 100) * 100 : amount;
  const payable = worth(before + gross) - worth(before);
  return { net, vat, gross, rounding: payable - gross, prepaid: 0, payable };
}

function partOf(invoice: Invoice, rest: readonly LineRest[], part: CreditPart, at: number): InvoiceLine {
  const refuse = (field: string, code: string): FieldErrors =>
    new FieldErrors([{ field: `lines.${at}.${field}`, code, message: '' }]);
  const [line, left] = [invoice.lines[part.line], rest[part.line]];
  if (!line || !left) throw refuse('line', 'not_a_choice');
  if (part.quantity === undefined) {
    if (part.net === undefined || part.net < 1) throw refuse('amount', 'required');
    if (part.net > left.net) throw refuse('amount', 'more_than_left');
    return asAmount(line, part.line, part.net);
  }
  if (part.quantity < 1 || part.quantity > left.quantity) throw refuse('quantity', 'more_than_left');
  const net = part.quantity === left.quantity ? left.net : lineNet({ ...line, quantity: part.quantity });
  if (net > left.net || net < 1) throw refuse('quantity', 'more_than_left');
  return asQuantity(line, part.line, part.quantity, net);
}

const restLines = ({ lines }: Invoice, rest: readonly LineRest[]): InvoiceLine[] =>
  lines.flatMap((line, at) => {
    const { quantity = 0, net = 0 } = rest[at] ?? {};
    return net === 0 ? [] : [asQuantity(line, at, quantity, net)];
  });

/** So many of it, where price and quantity give the amount; else the amount alone. */
const asQuantity = (line: InvoiceLine, of: number, quantity: number, net: number): InvoiceLine =>
  quantity > 0 && lineNet({ ...line, quantity }) === net ? { ...line, quantity, net, of } : asAmount(line, of, net);

const asAmount = (line: InvoiceLine, of: number, net: number): InvoiceLine => ({
  ...line,
  ...{ unit: 'piece', quantity: 1_000, unitPrice: net, net, of },
});

function mustBeOnce(parts: readonly CreditPart[]): void {
  const twice = parts.findIndex(({ line }, at) => parts.findIndex((one) => one.line === line) < at);
  if (twice >= 0) throw new FieldErrors([{ field: `lines.${twice}.line`, code: 'already', message: '' }]);
}
