import { Injectable } from '@nestjs/common';
import { readPhone } from '../people';
import { type PersonLanguage, textLanguage } from '../shared/locale';
import { Config } from '../platform/config';
import { Links } from '../platform/secrets';
import type { QuoteRequestForm } from './bookings.forms';
import type { QuoteRequest } from './quote-request';

/** The kind of those that only let names be typed. */
const NAMES_LINK = 'sale-names';

/** The kind under which `Links` makes the secrets of what companies ask for. */
const SALE_LINK = 'sale';

/** The secret link of a company: one for its request, the quotes and the booking. */
@Injectable()
export class SaleLinks {
  constructor(
    private readonly links: Links,
    private readonly config: Config,
  ) {}

  secretOf({ id, nonce }: Pick<QuoteRequest, 'id' | 'nonce'>): string {
    return this.links.secret(SALE_LINK, id, nonce);
  }

  /** A nonce for both links of a sale, with what they are found by; it ends those before. */
  newHashes(id: string): Pick<QuoteRequest, 'nonce' | 'secretHash' | 'namesHash'> {
    const nonce = this.links.newNonce();
    const hash = (kind: string): string => this.links.hash(this.links.secret(kind, id, nonce));
    return { nonce, secretHash: hash(SALE_LINK), namesHash: hash(NAMES_LINK) };
  }

  /** The secret by which names are typed, and nothing else is seen. */
  namesSecretOf({ id, nonce }: Pick<QuoteRequest, 'id' | 'nonce'>): string {
    return this.links.secret(NAMES_LINK, id, nonce);
  }

  /** The full address at which names are typed. */
  namesUrl(request: Pick<QuoteRequest, 'id' | 'nonce'> & { readonly language: PersonLanguage }): string {
    return `${this.config.publicUrl}/${textLanguage(request.language)}/companies/names/${this.namesSecretOf(request)}`;
  }

  /** The full address of the company's page, in its contact's language. */
  url(request: Pick<QuoteRequest, 'id' | 'nonce'> & { readonly language: PersonLanguage }): string {
    return `${this.config.publicUrl}/${textLanguage(request.language)}/companies/desk/${this.secretOf(request)}`;
  }
}

/** The contact as people keep it. @throws FieldErrors for a phone that nobody could call */
export function contactOf({ fullName, email, phone }: QuoteRequestForm['contact'], country: string) {
  return { fullName, email, ...(phone === undefined ? {} : readPhone(phone, country, 'contact.phone')) };
}
