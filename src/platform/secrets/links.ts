import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { freshBytes } from '../../shared/ids';
import { Config } from '../config';

/** Letters and digits that nobody mistakes for one another: no I, O, 0, 1. Five bits each. */
export const SECRET_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LINK_LENGTH = 11;
const CARD_LENGTH = 8;

/**
 * Secrets of links and join cards: a keyed hash of kind, id and a stored nonce, so that any process can write one into a message, the
 * database alone gives none away, and a new nonce ends the old one. Look-ups go by a second keyed hash.
 */
@Injectable()
export class Links {
  private readonly makeKey: Buffer;
  private readonly lookUpKey: Buffer;

  constructor(config: Config) {
    // The oldest key, for ever: links live on paper.
    const oldest = config.secretKeys.at(-1);
    if (!oldest) throw new Error('No secret key.');
    this.makeKey = Buffer.from(hkdfSync('sha256', oldest.key, '', 'links', 32));
    this.lookUpKey = Buffer.from(hkdfSync('sha256', oldest.key, '', 'link-look-up', 32));
  }

  /** A nonce to store beside the thing that the link opens. */
  newNonce(): string {
    return freshBytes(9).toString('base64url');
  }

  /** The 11 characters of a link (55 bits). */
  secret(kind: string, id: string, nonce: string): string {
    return this.letters(`${kind}\n${id}\n${nonce}`, LINK_LENGTH);
  }

  /** The 8 characters of a join card (40 bits), which somebody types; guessing is held off by rate limits. */
  card(kind: string, id: string, nonce: string): string {
    return this.letters(`card\n${kind}\n${id}\n${nonce}`, CARD_LENGTH);
  }

  /** The stored key by which a secret or card is found; spaces, dashes and small letters do not matter. */
  hash(secret: string): string {
    const normal = secret.toUpperCase().replace(/[\s-]/g, '');
    return createHmac('sha256', this.lookUpKey).update(normal).digest('base64url').slice(0, 32);
  }

  private letters(name: string, length: number): string {
    const bytes = createHmac('sha256', this.makeKey).update(name).digest();
    return Array.from({ length }, (_, i) => SECRET_ALPHABET[(bytes[i] ?? 0) & 31]).join('');
  }
}
