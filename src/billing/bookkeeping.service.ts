import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { ZipFile } from '../platform/archives';
import { mustKeepMoney } from './billing.policy';
import { BookkeepingRepository, type Period } from './bookkeeping.repository';
import type { Invoice } from './invoice';
import { InvoicePapers } from './invoice-papers.service';
import type { Payment } from './payment';

/** What whoever keeps the books takes along: documents, payments and papers of a period. */
@Injectable()
export class Books {
  constructor(
    private readonly repository: BookkeepingRepository,
    private readonly papers: InvoicePapers,
  ) {}

  /** Issued in the period, the oldest first. @throws ForbiddenError */
  documents(actor: StaffActor, period: Period): Promise<Invoice[]> {
    mustKeepMoney(actor, actor);
    return this.repository.documents(actor.organisationId, period);
  }

  /** What came in the period, and the documents from which something was sent back in it. @throws ForbiddenError */
  async payments(
    actor: StaffActor,
    period: Period,
  ): Promise<{ readonly payments: Payment[]; readonly refunded: Invoice[] }> {
    mustKeepMoney(actor, actor);
    const { organisationId } = actor;
    const [payments, refunded] = await Promise.all([
      this.repository.payments(organisationId, period),
      this.repository.refunded(organisationId, period),
    ]);
    return { payments, refunded };
  }

  /** The PDF and the UBL of each document whose papers are made. @throws ForbiddenError */
  async *files(actor: StaffActor, period: Period): AsyncGenerator<ZipFile> {
    mustKeepMoney(actor, actor);
    for (const invoice of await this.repository.documents(actor.organisationId, period)) {
      const { number, papers, languages, issuedAt: at } = invoice;
      if (!papers) continue;
      for (const language of languages) {
        const name = languages.length > 1 ? `${number}-${language}.pdf` : `${number}.pdf`;
        yield { name, at, bytes: await this.papers.pdf(invoice, language) };
      }
      const xml = await this.papers.ubl(invoice);
      if (xml) yield { name: `${number}.xml`, at, bytes: xml };
    }
  }
}
