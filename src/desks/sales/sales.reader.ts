import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Clock } from '../../platform/clock';
import {
  CompanySharings,
  Naming,
  QuoteCounting,
  QuoteRequests,
  SALE_PARTS,
  type Sale,
  type SaleLine,
  SaleLinks,
  SaleLists,
  type SalePart,
  type SharedParts,
  Sales,
  type UnpaidSale,
} from '../../bookings';
import { Classes, type TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import type { Currency } from '../../shared/money';
import { OfficeDay, type VatCode } from '../../billing';
import type { Day } from '../../shared/days';
import type { Leaf, Turn } from '../../shared/leaf';

/** Of each part of the list the first so many are shown together; a part by itself has longer pages. */
const MOST_TOGETHER = 20;
const MOST_ALONE = 50;

/** What the address of the list may ask for. */
export interface SaleListQuery extends Turn {
  /** One part of the list by itself, a page at a time. */
  readonly part?: string | undefined;
}

/** The list of sales as it is shown. */
export interface SaleParts {
  readonly alone: SalePart | undefined;
  readonly counts: Readonly<Record<SalePart, number>>;
  readonly parts: readonly { readonly name: SalePart; readonly leaf: Leaf<SaleLine> }[];
  readonly unpaid: readonly UnpaidSale[];
}

/** A sale with all that its page in the office needs. */
export interface OpenSale extends Sale {
  readonly now: Date;
  /** By the organisation's calendar. */
  readonly today: Day;
  readonly people: readonly RosterEntry[];
  /** What they let the company see, by enrolment; who said nothing is not in it. */
  readonly agreed: ReadonlyMap<string, SharedParts>;
  /** Where the company reads it. */
  readonly link: string;
  /** Null while the accountant has not said who sells. */
  readonly selling: { readonly currency: Currency; readonly vat: readonly VatCode[] } | null;
  /** Classes of the course that a workshop could be. */
  readonly classes: readonly TrainingClass[];
  /** How many seats of each of these a company could have now. */
  readonly room: ReadonlyMap<string, number>;
}

/** Where sales are read from. */
@Injectable()
export class SaleSources {
  constructor(
    readonly requests: QuoteRequests,
    readonly sales: Sales,
    readonly naming: Naming,
    readonly counting: QuoteCounting,
    readonly links: SaleLinks,
    readonly classes: Classes,
  ) {}
}

/** Reads sales for the office. */
@Injectable()
export class SalesReader {
  constructor(
    private readonly from: SaleSources,
    private readonly lists: SaleLists,
    private readonly days: OfficeDay,
    private readonly clock: Clock,
    private readonly sharings: CompanySharings,
  ) {}

  /** The first of each part, or a page of one; what is filed away is shown by itself alone. @throws ForbiddenError */
  async list(actor: StaffActor, query: SaleListQuery): Promise<SaleParts> {
    const alone = SALE_PARTS.find((part) => part === query.part);
    const [turn, limit] = alone ? [query, MOST_ALONE] : [{}, MOST_TOGETHER];
    const names = alone ? [alone] : SALE_PARTS.filter((part) => part !== 'closed');
    const [counts, unpaid, ...leaves] = await Promise.all([
      this.lists.counts(actor),
      this.lists.unpaid(actor),
      ...names.map((part) => this.lists.page(actor, part, turn, limit)),
    ]);
    const parts = leaves.flatMap((leaf, at) => (names[at] ? [{ name: names[at], leaf }] : []));
    return { alone, counts, parts, unpaid };
  }

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: StaffActor, id: string): Promise<OpenSale> {
    const request = await this.from.requests.get(actor, id);
    const sale = await this.from.sales.of(request);
    const [people, agreed, selling, classes, today] = await Promise.all([
      sale.booking ? this.from.naming.people(sale.booking) : [],
      sale.booking ? this.sharings.ofBooking(sale.booking.id) : new Map<string, SharedParts>(),
      this.from.counting.choices(request.organisationId),
      this.from.classes.listLiveOf(request.courseId),
      this.days.of(actor),
    ]);
    const room = await this.from.sales.room(classes.map((row) => row.id));
    return {
      ...sale,
      room,
      people,
      agreed,
      selling,
      classes,
      today,
      now: this.clock.now(),
      link: this.from.links.url(request),
    };
  }

  get now(): Date {
    return this.clock.now();
  }
}
