import type { InvoiceLine, Terms, Totals } from '../billing';
import type { Currency } from '../shared/money';

/** What is stored; `expired` follows from the clock. A quote is `replaced` by the next one that is sent, and when its request is filed away. */
export const QUOTE_STATUSES = ['draft', 'sent', 'accepted', 'declined', 'replaced', 'expired'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/**
 * What the organisation offers for a price until a day. Frozen once it is sent, with the terms by which it is counted; another offer is another
 * quote.
 */
export interface Quote extends Terms {
  readonly id: string;
  readonly organisationId: string;
  readonly requestId: string;
  readonly year: number;
  /** Within organisation and year: 1, 2, 3 ... */
  readonly sequence: number;
  readonly number: string;
  readonly seats: number;
  /** Of a dated class: accepting takes its seats. */
  readonly classId?: string | undefined;
  readonly currency: Currency;
  readonly lines: readonly InvoiceLine[];
  readonly totals: Totals;
  readonly validUntil: Date;
  readonly status: QuoteStatus;
  readonly createdAt: Date;
  readonly sentAt?: Date | undefined;
  readonly answeredAt?: Date | undefined;
  /** The company's own number, given when it accepts. */
  readonly orderNumber?: string | undefined;
}

/** Q-2026-000041. */
export const quoteNumber = (year: number, sequence: number): string => `Q-${year}-${String(sequence).padStart(6, '0')}`;

/** The state as it is now: one that was sent and not answered in time has expired. */
export const statusAt = ({ status, validUntil }: Pick<Quote, 'status' | 'validUntil'>, now: Date): QuoteStatus =>
  status === 'sent' && validUntil <= now ? 'expired' : status;

/** The one that counts for a request: what was accepted, else the newest that the company has seen, else the newest draft. */
export function currentQuote<T extends Pick<Quote, 'status' | 'createdAt'>>(quotes: readonly T[]): T | undefined {
  const newest = [...quotes].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return (
    newest.find(({ status }) => status === 'accepted') ??
    newest.find(({ status }) => status !== 'draft' && status !== 'replaced') ??
    newest[0]
  );
}
