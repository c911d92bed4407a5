import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { freshBytes } from '../../shared/ids';
import { Config } from '../config';

/** A text that only the holders of the key can read: `key id . nonce . text and tag`, base64url. */
export type Sealed = string & { readonly sealed: unique symbol };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A key's id, 12 bytes of nonce, text and tag. */
const SEALED = /^[\w-]+\.[\w-]{16}\.[\w-]{22,}$/;

const derive = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));

/** Seals personal fields with AES-256-GCM under the newest key, and makes blind indexes to look them up by. */
@Injectable()
export class Vault {
  private readonly keys: ReadonlyMap<string, Buffer>;
  private readonly current: string;
  private readonly indexKey: Buffer;

  constructor(config: Config) {
    this.keys = new Map(config.secretKeys.map(({ id, key }) => [id, derive(key, 'vault')]));
    const [newest] = config.secretKeys;
    const oldest = config.secretKeys.at(-1);
    if (!newest || !oldest) throw new Error('No secret key.');
    this.current = newest.id;
    // Blind indexes cannot be made again without the text, so they stay with the oldest key for ever.
    this.indexKey = derive(oldest.key, 'blind-index');
  }

  /** Encrypts a text. Each call gives another result. */
  seal(text: string): Sealed {
    const nonce = freshBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.current), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${this.current}.${nonce.toString('base64url')}.${body.toString('base64url')}` as Sealed;
  }

  /** Decrypts a sealed text. @throws Error when it was changed or its key is not there any more */
  open(sealed: Sealed): string {
    const [id = '', nonce = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(id), Buffer.from(nonce, 'base64url'));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /** Whether a text looks as if it was sealed here; `open` tells for sure. */
  isSealed(text: string): text is Sealed {
    return SEALED.test(text) && this.keys.has(text.slice(0, text.indexOf('.')));
  }

  /** Whether a sealed text is under the newest key; `keys rotate` seals the others again. */
  isCurrent(sealed: Sealed): boolean {
    return sealed.startsWith(`${this.current}.`);
  }

  /** A keyed hash by which equal texts of one scope can be found without being read. */
  blindIndex(scope: string, text: string): string {
    return createHmac('sha256', this.indexKey).update(`${scope}\n${text}`).digest('base64url').slice(0, 32);
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`The secret key ${id} is not among SECRET_KEYS.`);
    return key;
  }
}
