import { randomInt } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CREDENTIALS_V2 } from './contexts';
import type { Credential } from './embedded-proof';

/** The smallest list that checkers take, so that one entry hides among many (Bitstring Status List 1.0, 6.1). */
export const STATUS_LIST_BITS = 131_072;

/** An index nobody has yet, drawn at random so that it tells no order. Throws when three quarters of the list are taken. */
export function randomStatusIndex(taken: ReadonlySet<number>): number {
  if (taken.size >= STATUS_LIST_BITS * 0.75) throw new Error('this status list is full, begin another');
  for (;;) {
    const index = randomInt(STATUS_LIST_BITS);
    if (!taken.has(index)) return index;
  }
}

/** The bits with those of the given indices set, as multibase base64url of GZIP; bit 0 is the highest bit of the first byte. */
export function encodeStatusList(set: Iterable<number>): string {
  const bits = Buffer.alloc(STATUS_LIST_BITS / 8);
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= STATUS_LIST_BITS)
      throw new Error(`no bit ${index} in a status list`);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bits, { level: 9 }).toString('base64url')}`;
}

/** Reads a list; the answer says of an index whether its bit is set. Throws on a list that is too short, too long or not readable. */
export function decodeStatusList(encoded: string): (index: number) => boolean {
  if (!encoded.startsWith('u')) throw new Error('a status list begins with u');
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: 16 * STATUS_LIST_BITS });
  if (bits.length * 8 < STATUS_LIST_BITS) throw new Error('this status list is too short');
  return (index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}

/** The `credentialStatus` of a credential: one object, never an array. */
export function statusEntry(list: string, index: number): Credential {
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: list,
  };
}

/** The list as a credential of its own, to be signed with `signEmbedded`. `list` is the address it is served at. */
export function statusListCredential(
  list: string,
  issuer: string,
  validFrom: Date,
  revoked: Iterable<number>,
): Credential {
  return {
    '@context': [CREDENTIALS_V2],
    id: list,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: validFrom.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    credentialSubject: {
      id: `${list}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodeStatusList(revoked),
    },
  };
}
