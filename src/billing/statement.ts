import { type Day, dayOf } from '../shared/days';
import type { Currency } from '../shared/money';
import type { PaymentOrigin } from './payment';

export const STATEMENT_FORMATS = ['camt.053', 'mt940', 'ibank', 'izvod', 'csv'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/** Money that came in, as a line of a statement tells it. `amount` is in minor units, more than nothing. */
export interface StatementLine extends PaymentOrigin {
  /** In the file. */
  readonly line: number;
  readonly bookedOn: Day;
  readonly amount: number;
  readonly currency: Currency;
  /** The bank's own number of it. */
  readonly bankReference?: string | undefined;
}

/** A file of a bank, read. What went out is counted and not kept. */
export interface ReadStatement {
  readonly format: StatementFormat;
  readonly account?: string | undefined;
  readonly number?: string | undefined;
  readonly lines: readonly StatementLine[];
  readonly outgoing: number;
  readonly from: Day;
  readonly until: Day;
}

/** A statement that was imported. */
export interface Statement {
  readonly id: string;
  readonly organisationId: string;
  readonly format: StatementFormat;
  readonly account?: string | undefined;
  readonly number?: string | undefined;
  readonly from: Day;
  readonly until: Day;
  readonly importedAt: Date;
  readonly fileHash: string;
  /** Lines that brought money, those of them that an earlier file had, and those that took money. */
  readonly lines: number;
  readonly known: number;
  readonly outgoing: number;
}

/** The file can't be read; nothing of it was kept. */
export class StatementProblem extends Error {
  constructor(
    readonly why: string,
    readonly line: number,
  ) {
    super(why);
  }
}

/** The first and the last day of some lines. @throws StatementProblem when there are none at all */
export function spanOf(days: readonly Day[]): { readonly from: Day; readonly until: Day } {
  const sorted = days.toSorted();
  const [from, until] = [sorted[0], sorted.at(-1)];
  if (from === undefined || until === undefined) throw new StatementProblem('no_lines', 1);
  return { from, until };
}

/** 24.12.2026, 24/12/2026, 2026-12-24 or 20261224, with or without a time behind it; null when it is no day. */
export function dayIn(written: string): Day | null {
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(written);
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(written);
  const [year, month, date] = local ? [local[3], local[2], local[1]] : iso ? iso.slice(1) : [];
  return dayOf(Number(year), Number(month), Number(date));
}

/** Hundredths of an amount as machines write it, with a point, and zeros beyond two decimals; null when it is none. */
export function machineAmount(written: string): number | null {
  const [, whole, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(written) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
