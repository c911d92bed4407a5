import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Clock } from '../../platform/clock';
import { Naming, QuoteCounting, QuoteRequests, type QuoteRequest, type Sale, SaleLinks, Sales } from '../../bookings';
import { Classes, type TrainingClass } from '../../classes';
import type { RosterEntry } from '../../enrolments';
import type { Currency } from '../../shared/money';
import type { VatCode } from '../../billing';

const SHOWN = 30;

/** A sale with all that its page in the office needs. */
export interface OpenSale extends Sale {
  readonly now: Date;
  readonly people: readonly RosterEntry[];
  /** Where the company reads it. */
  readonly link: string;
  /** Null while the accountant has not said who sells. */
  readonly selling: { readonly currency: Currency; readonly vat: readonly VatCode[] } | null;
  /** Classes of the course that a workshop could be. */
  readonly classes: readonly TrainingClass[];
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
    private readonly clock: Clock,
  ) {}

  /** The newest of each state, with what was offered. @throws ForbiddenError */
  async list(actor: StaffActor): Promise<readonly Sale[]> {
    const states: readonly QuoteRequest['status'][] = ['requested', 'quoted', 'booked'];
    const found = await Promise.all(states.map((status) => this.from.requests.list(actor, { status, limit: SHOWN })));
    return Promise.all(found.flatMap(({ items }) => items).map((request) => this.from.sales.of(request)));
  }

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: StaffActor, id: string): Promise<OpenSale> {
    const request = await this.from.requests.get(actor, id);
    const sale = await this.from.sales.of(request);
    const [people, selling, classes] = await Promise.all([
      sale.booking ? this.from.naming.people(sale.booking) : [],
      this.from.counting.choices(request.organisationId),
      this.from.classes.listLiveOf(request.courseId),
    ]);
    return { ...sale, people, selling, classes, now: this.clock.now(), link: this.from.links.url(request) };
  }

  get now(): Date {
    return this.clock.now();
  }
}
