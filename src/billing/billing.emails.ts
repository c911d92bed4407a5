import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Language, textLanguage } from '../shared/locale';
import { Organisations } from '../organisations';
import { People } from '../people';
import { type Letter, Notifications } from '../notifications';
import { DocumentReady, ReminderDue } from './billing.messages';
import { DocumentLinks } from './document-links';
import { documentReadyEmail, type ReadyDocument } from './emails/document-ready.email';
import { reminderEmail } from './emails/reminder.email';
import { type Invoice, isOpen } from './invoice';
import { InvoicePapers } from './invoice-papers.service';
import { InvoicesRepository } from './invoices.repository';
import { sampleInvoice } from './sample-invoice';

type Compose = (ready: ReadyDocument, ...words: Parameters<Letter['compose']>) => ReturnType<Letter['compose']>;

/** The letters with money documents. */
@Injectable()
export class BillingEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: InvoicesRepository,
    private readonly papers: InvoicePapers,
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly links: DocumentLinks,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(DocumentReady, {
      load: ({ invoiceId }) => this.letter(invoiceId, documentReadyEmail),
      sample: (language) => this.sample(language, documentReadyEmail),
    });
    this.notifications.handle(ReminderDue, {
      load: ({ invoiceId, step }) => this.letter(invoiceId, reminderEmail(step), asksStill),
      sample: (language) => this.sample(language, reminderEmail('friendly')),
    });
  }

  private sample(language: Language, compose: Compose): Letter {
    const invoice = sampleInvoice(language);
    const to = { name: 'Rana', email: 'rana@example.org', phone: '+38970123456', language };
    return letterOf({ invoice, url: this.links.url(invoice), shortUrl: this.links.shortUrl(invoice) }, to, compose);
  }

  /** By mail with the paper in it, in the languages that it was made in; who has a phone alone gets the link. */
  private async letter(
    invoiceId: string,
    compose: Compose,
    isTrue: (invoice: Invoice) => boolean = ({ papers }) => papers !== undefined,
  ): Promise<Letter | null> {
    const invoice = await this.repository.find(invoiceId);
    if (invoice?.personId === undefined || !isTrue(invoice)) return null;
    const { organisationId, personId } = invoice;
    const [person, organisation] = await Promise.all([
      this.people.get(organisationId, personId),
      this.organisations.get(organisationId),
    ]);
    if (person.erased) return null;
    const language = textLanguage(invoice.language, organisation.language);
    const url = this.links.url({ ...invoice, language });
    const to = { personId, name: person.callName, email: person.email, phone: person.phone, language };
    const letter = letterOf({ invoice, url, shortUrl: this.links.shortUrl(invoice) }, to, compose);
    if (person.email === undefined || !invoice.papers) return letter;
    const attachments = await Promise.all(
      invoice.languages.map(async (of) => ({
        name: nameOf(invoice.number, of, invoice.languages),
        type: 'application/pdf',
        bytes: await this.papers.pdf(invoice, of),
      })),
    );
    return { ...letter, attachments };
  }
}

/** It was not paid, taken back or stopped since the reminder was written. */
const asksStill = (invoice: Invoice): boolean => isOpen(invoice) && !invoice.remindersStopped;

const nameOf = (number: string, language: Language, all: readonly Language[]): string =>
  all.length > 1 ? `${number}-${language}.pdf` : `${number}.pdf`;

function letterOf(ready: ReadyDocument, to: Letter['to'], compose: Compose): Letter {
  return {
    to,
    organisationId: ready.invoice.organisationId,
    channels: to.email === undefined ? ['sms'] : ['email'],
    compose: (t, formats) => compose(ready, t, formats),
    about: [ready.invoice.id, ready.invoice.subject.id],
  };
}
