import { Injectable } from '@nestjs/common';
import { textLanguage } from '../shared/locale';
import { Config } from '../platform/config';
import { Links } from '../platform/secrets';
import { type Enrolment, PLACE_LINK } from './enrolment';

type Linked = Pick<Enrolment, 'id' | 'nonce' | 'language'>;

/** The secret links of a person's own page, for mails, messages and paper. */
@Injectable()
export class EnrolmentLinks {
  constructor(
    private readonly links: Links,
    private readonly config: Config,
  ) {}

  /** What opens the own page. */
  secretOf({ id, nonce }: Pick<Enrolment, 'id' | 'nonce'>): string {
    return this.links.secret(PLACE_LINK, id, nonce);
  }

  /** The eight letters of the join card, in two groups. */
  cardOf({ id, nonce }: Pick<Enrolment, 'id' | 'nonce'>): string {
    const letters = this.links.card(PLACE_LINK, id, nonce);
    return `${letters.slice(0, 4)} ${letters.slice(4)}`;
  }

  /** A new nonce with the keyed hashes under which its secret and card are found. */
  hashesFor(id: string, nonce = this.links.newNonce()): Pick<Enrolment, 'nonce' | 'secretHash' | 'cardHash'> {
    return {
      nonce,
      secretHash: this.links.hash(this.links.secret(PLACE_LINK, id, nonce)),
      cardHash: this.links.hash(this.links.card(PLACE_LINK, id, nonce)),
    };
  }

  /** The stored hash of what somebody typed or followed. */
  hash(secret: string): string {
    return this.links.hash(secret);
  }

  /** The full address of the own page, in the person's language. */
  placeUrl(enrolment: Linked): string {
    return `${this.config.publicUrl}/${textLanguage(enrolment.language)}/places/${this.secretOf(enrolment)}`;
  }

  /** The short address for an SMS and the QR code; it redirects to the person's language. */
  shortUrl(enrolment: Pick<Enrolment, 'id' | 'nonce'>): string {
    return `${this.config.publicUrl}/p/${this.secretOf(enrolment)}`;
  }

  /** Where the letters of a card are typed, without the scheme. */
  get cardAddress(): string {
    return `${this.config.publicUrl.replace(/^https?:\/\//, '')}/card`;
  }
}
