import { Injectable } from '@nestjs/common';
import type { Language } from '../shared/locale';
import { DocumentError, Documents } from '../platform/documents';
import { Files } from '../platform/files';
import { Texts } from '../platform/i18n';
import { Notifications } from '../notifications';
import { Database } from '../platform/database';
import { PaperNotReadyError } from './billing.errors';
import { DocumentReady } from './billing.messages';
import { InvoicePaperPresenter } from './invoice-paper.presenter';
import type { Invoice, Papers } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { ublOf } from './ubl';

/** What papers are set and stored with. */
@Injectable()
export class PaperTools {
  constructor(
    readonly documents: Documents,
    readonly files: Files,
    readonly texts: Texts,
  ) {}
}

/** Makes the files of money documents, once: the PDF in each of its languages, with the UBL inside where there is one. */
@Injectable()
export class InvoicePapers {
  constructor(
    private readonly repository: InvoicesRepository,
    private readonly presenter: InvoicePaperPresenter,
    private readonly tools: PaperTools,
    private readonly notifications: Notifications,
    private readonly db: Database,
  ) {}

  /** For the job; again: what is there stays, from the same document the same bytes would come. */
  async make(invoiceId: string): Promise<void> {
    const invoice = await this.repository.find(invoiceId);
    if (!invoice) return;
    if (!invoice.papers) await this.keep(invoice);
    if (invoice.personId === undefined) return;
    const letter = this.notifications.writes(DocumentReady, { invoiceId }, { key: `billing.ready:${invoiceId}` });
    await this.db.inTransaction((tx) => tx.write(...letter));
  }

  /** @throws PaperNotReadyError; a language that it was not made in gives the buyer's */
  async pdf({ papers, languages }: Invoice, language?: Language): Promise<Buffer> {
    const [first] = languages;
    const hash = (language && papers?.pdf[language]) ?? (first && papers?.pdf[first]);
    if (hash === undefined) throw new PaperNotReadyError();
    return this.tools.files.get(hash);
  }

  /** Null for what is no tax document. @throws PaperNotReadyError */
  async ubl({ papers }: Invoice): Promise<Buffer | null> {
    if (!papers) throw new PaperNotReadyError();
    return papers.ubl === undefined ? null : this.tools.files.get(papers.ubl);
  }

  private async keep(invoice: Invoice): Promise<void> {
    try {
      await this.repository.keepPapers(invoice.id, await this.papersOf(invoice));
    } catch (error) {
      if (!(error instanceof DocumentError) || error.code !== 'bad_document') throw error;
      // Trying again helps nothing; staff see it beside the document.
      await this.repository.markUnprintable(invoice.id);
    }
  }

  private async papersOf(invoice: Invoice): Promise<Papers> {
    const xml = ublOf(invoice);
    const ubl = xml === undefined ? undefined : Buffer.from(xml);
    const pdf: Partial<Record<Language, string>> = {};
    for (const language of invoice.languages) {
      pdf[language] = await this.tools.files.put(await this.set(invoice, language, ubl));
    }
    return { pdf, ...(ubl ? { ubl: await this.tools.files.put(ubl) } : {}) };
  }

  private set(invoice: Invoice, language: Language, ubl: Buffer | undefined): Promise<Buffer> {
    const { data, title } = this.presenter.paper(invoice, language);
    const description = this.tools.texts.t(language, 'billing.paper.attached');
    return this.tools.documents.render('invoice', data, {
      ...{ title, language, date: invoice.issuedAt },
      attachments: ubl
        ? [
            {
              name: `${invoice.number}.xml`,
              type: 'application/xml',
              bytes: ubl,
              relationship: 'alternative',
              description,
            },
          ]
        : [],
    });
  }
}
