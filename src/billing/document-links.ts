import { Injectable } from '@nestjs/common';
import { textLanguage } from '../shared/locale';
import { Config } from '../platform/config';
import { Links } from '../platform/secrets';
import type { Invoice } from './invoice';

const DOCUMENT_LINK = 'document';

/** The secret links by which a buyer opens a document. */
@Injectable()
export class DocumentLinks {
  constructor(
    private readonly links: Links,
    private readonly config: Config,
  ) {}

  secretOf({ id, nonce }: Pick<Invoice, 'id' | 'nonce'>): string {
    return this.links.secret(DOCUMENT_LINK, id, nonce);
  }

  /** A new nonce with the keyed hash under which its secret is found. */
  hashesFor(id: string): Pick<Invoice, 'nonce' | 'secretHash'> {
    const nonce = this.links.newNonce();
    return { nonce, secretHash: this.links.hash(this.secretOf({ id, nonce })) };
  }

  /** The full address of the document's page in the buyer's language. */
  url(invoice: Pick<Invoice, 'id' | 'nonce' | 'language'>): string {
    return `${this.config.publicUrl}/${textLanguage(invoice.language)}/documents/${this.secretOf(invoice)}`;
  }

  /** The short address for an SMS; it redirects to the page in the buyer's language. */
  shortUrl(invoice: Pick<Invoice, 'id' | 'nonce'>): string {
    return `${this.config.publicUrl}/d/${this.secretOf(invoice)}`;
  }
}
