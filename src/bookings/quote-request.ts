import type { Day } from '../shared/days';
import type { PersonLanguage } from '../shared/locale';

/** What a company asks for: a workshop of its own, or seats in a class that has dates. */
export const REQUEST_KINDS = ['workshop', 'seats'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** `requested` -> `quoted` -> `booked`; `closed` when the company declined or the office had nothing to offer. */
export const REQUEST_STATUSES = ['requested', 'quoted', 'booked', 'closed'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** A company as its papers name it. */
export interface Company {
  readonly name: string;
  readonly taxNumber?: string | undefined;
  readonly registrationNumber?: string | undefined;
  /** Street and number, as one line. */
  readonly address: string;
  readonly town?: string | undefined;
  readonly postCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Something said between the company and the office, in the order in which it was. */
export interface Remark {
  readonly by: 'company' | 'office';
  readonly at: Date;
  readonly text: string;
}

/** What a company asks an organisation for. All that follows (quotes, the booking) is found by its one secret link. */
export interface QuoteRequest {
  readonly id: string;
  /** Who is asked. */
  readonly organisationId: string;
  readonly company: Company;
  /** The contact of the company, in the protected store. */
  readonly contactId: string;
  readonly language: PersonLanguage;
  readonly kind: RequestKind;
  readonly courseId: string;
  readonly classId?: string | undefined;
  readonly seats: number;
  readonly wishedDates: readonly Day[];
  /** Where a workshop is to be: at the company, or in the organisation's room. */
  readonly place?: 'company' | 'ours' | undefined;
  readonly status: RequestStatus;
  readonly remarks: readonly Remark[];
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Of the secret link; a new one ends the old. */
  readonly nonce: string;
  readonly secretHash: string;
  /** Of the link by which names are typed and nothing else. */
  readonly namesHash: string;
  /** The account that typed it in for a company that phoned. */
  readonly helpedBy?: string | undefined;
}

/** The parts of the office's list of sales. `waiting`: the office was asked, or a question came after its last word. */
export const SALE_PARTS = ['waiting', 'quoted', 'booked', 'closed'] as const;
export type SalePart = (typeof SALE_PARTS)[number];
