import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { dayOf } from '../shared/days';
import { Gather } from '../shared/gather';
import { wallClock } from '../shared/wall-clock';
import { History } from '../history';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { InvoiceIssued } from './billing.facts';
import { MakePapers } from './billing.job-types';
import { type Draft, numbered } from './drafting';
import type { Invoice, InvoiceKind } from './invoice';
import { seriesId } from './invoice.schema';
import { InvoicesRepository } from './invoices.repository';
import { SeriesRepository } from './series.repository';

/** A document to be issued, with what is written together with it. */
export interface Issue {
  readonly actor: Actor;
  readonly draft: Draft;
  readonly together?: (invoice: Invoice) => readonly Write[];
}

type Settled = { readonly invoice: Invoice } | { readonly error: unknown };

/** How many share one transaction. */
const MOST = 50;

/** What is written with a document that got its number. */
@Injectable()
export class IssuingRecords {
  constructor(
    private readonly history: History,
    private readonly outbox: Outbox,
  ) {}

  writes(actor: Actor, { id, organisationId, kind, number, subject }: Invoice): Write[] {
    return [
      ...this.history.writes(actor, {
        organisationId,
        subject: { kind: 'invoice', id },
        verb: 'billing.issued',
        facts: { kind, number },
      }),
      ...this.outbox.jobWrites(MakePapers, { invoiceId: id }),
      ...this.outbox.factWrites(InvoiceIssued, { invoiceId: id, organisationId, kind, subject }),
    ];
  }
}

/**
 * Gives documents their numbers. Those of one series that come while a transaction is under way share the next one: it raises the series,
 * then writes the documents with their records, so that a crash leaves neither a number without a document nor the other way round. A date
 * is never earlier than the newest of its series, whatever the clock of this machine says.
 */
@Injectable()
export class IssuingDesk {
  private readonly waiting = new Map<string, Gather<Issue, Settled>>();
  private readonly begun = new Set<string>();

  constructor(
    private readonly repository: InvoicesRepository,
    private readonly series: SeriesRepository,
    private readonly records: IssuingRecords,
    private readonly organisations: Organisations,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws a duplicate key for an id that was issued before, and whatever `together` runs into; others of the series do not notice */
  async issue(issue: Issue): Promise<Invoice> {
    const { organisationId, kind } = issue.draft;
    const key = `${organisationId}:${kind}`;
    const gather = this.waiting.get(key) ?? new Gather((all) => this.settle(organisationId, kind, all), MOST);
    this.waiting.set(key, gather);
    const settled = await gather.add(issue);
    if ('error' in settled) throw settled.error;
    return settled.invoice;
  }

  /** All together; where that fails each alone, so that one bad document stops no other. */
  private async settle(organisationId: string, kind: InvoiceKind, issues: readonly Issue[]): Promise<Settled[]> {
    try {
      return await this.write(organisationId, kind, issues);
    } catch (error) {
      if (issues.length === 1) return [{ error }];
      const settled: Settled[] = [];
      for (const issue of issues) settled.push(...(await this.settle(organisationId, kind, [issue])));
      return settled;
    }
  }

  private async write(organisationId: string, kind: InvoiceKind, issues: readonly Issue[]): Promise<Settled[]> {
    const { timeZone } = await this.organisations.get(organisationId);
    const now = this.clock.now();
    const { year, month, day } = wallClock(now, timeZone);
    const series = seriesId(organisationId, kind, year);
    if (!this.begun.has(series)) await this.series.begin(organisationId, kind, year);
    this.begun.add(series);
    const today = dayOf(year, month, day) ?? `${year}-01-01`;
    return this.db.inTransaction(async (tx) => {
      const { last, on, at } = await this.series.raise(tx.session, series, issues.length, { on: today, at: now });
      const first = last - issues.length + 1;
      const invoices = issues.map(({ draft }, nth) => numbered(draft, { year, sequence: first + nth, on, at }));
      const written = issues.flatMap(({ actor, together }, nth) => {
        const invoice = invoices[nth];
        if (!invoice) return [];
        const own = this.records.writes(actor, invoice);
        return [this.repository.insertion(invoice), ...own, ...(together?.(invoice) ?? [])];
      });
      await tx.write(...written);
      return invoices.map((invoice) => ({ invoice }));
    });
  }
}
