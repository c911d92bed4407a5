import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { Clock } from '../../platform/clock';
import { DocumentLinks } from '../../billing';
import { Naming, QuoteRequests, type Sale, SaleLinks, Sales } from '../../bookings';
import type { RosterEntry } from '../../enrolments';
import { Solidarity } from '../../outcomes';

/** A company's page as it is now. */
export interface OwnSale extends Sale {
  readonly secret: string;
  /** The full address at which names are typed, and nothing else is seen. */
  readonly namesUrl: string;
  readonly now: Date;
  readonly people: readonly RosterEntry[];
  /** The full address of each document's page, by its id. */
  readonly papers: ReadonlyMap<string, string>;
  /** How many free places its seats pay for. */
  readonly pays: number;
}

/** Where a company's pages are, and what time it is there. */
@Injectable()
export class CompanyLinks {
  constructor(
    readonly sale: SaleLinks,
    readonly documents: DocumentLinks,
    readonly clock: Clock,
  ) {}
}

/** Reads what a company's page shows. */
@Injectable()
export class CompanyDeskReader {
  constructor(
    private readonly requests: QuoteRequests,
    private readonly sales: Sales,
    private readonly naming: Naming,
    private readonly links: CompanyLinks,
    private readonly solidarity: Solidarity,
  ) {}

  /** What the holder of the link sees. A quote that is not sent yet is not there. @throws NotFoundError */
  async own(actor: Actor): Promise<OwnSale> {
    const request = await this.requests.own(actor);
    const sale = await this.sales.of(request);
    const { booking, quote, invoices } = sale;
    return {
      ...sale,
      quote: quote?.status === 'draft' ? undefined : quote,
      secret: this.links.sale.secretOf(request),
      namesUrl: this.links.sale.namesUrl(request),
      now: this.links.clock.now(),
      people: booking ? await this.naming.people(booking) : [],
      pays: await this.paysFor(sale),
      papers: new Map(invoices.map((invoice) => [invoice.id, this.links.documents.url(invoice)])),
    };
  }

  private async paysFor({ booking, invoices }: Sale): Promise<number> {
    if (booking?.classId === undefined) return 0;
    return this.solidarity.partOf(booking.organisationId, booking.classId, invoices);
  }

  /** One of the company's people. @throws NotFoundError */
  async person(actor: Actor, enrolmentId: string): Promise<{ sale: OwnSale; entry: RosterEntry }> {
    const sale = await this.own(actor);
    const entry = sale.people.find(({ enrolment }) => enrolment.id === enrolmentId);
    if (!entry) throw new NotFoundError('person');
    return { sale, entry };
  }
}
