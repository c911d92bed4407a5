import { createHash, randomBytes } from 'node:crypto';

/** Formats 16 bytes as a UUID after setting its version and variant bits (RFC 9562). */
function uuid(bytes: Buffer, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const POOL_BYTES = 4_096;
let pool = randomBytes(0);
let used = 0;

/** So many random bytes, cut from a pool: asking the system each time costs ten times as much. They are given out once. */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += count;
  return Buffer.from(pool.subarray(used - count, used));
}

/** A new opaque id: UUIDv7 (RFC 9562), so that ids made later sort later, to the millisecond. */
export function newId(): string {
  const bytes = freshBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  return uuid(bytes, 7);
}

/**
 * The id that belongs to a name within a scope, the same at every call: a UUIDv5 (RFC 9562) under the nil namespace.
 * A repeated request makes the same record this way.
 */
export function derivedId(scope: string, name: string): string {
  const bytes = createHash('sha1').update(Buffer.alloc(16)).update(`${scope}\n${name}`).digest().subarray(0, 16);
  return uuid(Buffer.from(bytes), 5);
}
