import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Entry {
  readonly body: Buffer;
  readonly etag: string;
  readonly until: number;
  packed: { br?: Buffer; gzip?: Buffer };
}

/** Seats on a public page are at most this old. */
const FRESH_MILLISECONDS = 900;
const MOST_ENTRIES = 500;

type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that the browser takes. */
export function encodingOf(request: FastifyRequest): Encoding {
  const accepted = request.headers['accept-encoding'] ?? '';
  if (/\bbr\b/.test(String(accepted))) return 'br';
  return /\bgzip\b/.test(String(accepted)) ? 'gzip' : 'identity';
}

/** Packs a text for the wire; quality 5 is the best that a page made on the spot can afford. */
export function pack(body: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return encoding === 'gzip' ? gzipSync(body) : body;
}

/** Rendered public pages by address, for a second: they hold no name and no token, so everybody gets the same bytes. */
@Injectable()
export class PageCache {
  private readonly entries = new Map<string, Entry>();

  /** Keeps a page and returns what goes over the wire. */
  store(request: FastifyRequest, reply: FastifyReply, html: string): Buffer {
    const body = Buffer.from(html);
    const entry: Entry = {
      body,
      etag: `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`,
      until: Date.now() + FRESH_MILLISECONDS,
      packed: {},
    };
    const oldest = this.entries.size >= MOST_ENTRIES ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(keyOf(request), entry);
    return this.write(request, reply, entry);
  }

  /** Answers from the cache, if the page is there and fresh. */
  serve(request: FastifyRequest, reply: FastifyReply): boolean {
    if (request.method !== 'GET') return false;
    const entry = this.entries.get(keyOf(request));
    if (!entry || entry.until < Date.now()) return false;
    void reply.type('text/html; charset=utf-8').send(this.write(request, reply, entry));
    return true;
  }

  private write(request: FastifyRequest, reply: FastifyReply, entry: Entry): Buffer {
    void reply.headers({ etag: entry.etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
    if (request.headers['if-none-match'] === entry.etag) {
      void reply.status(304);
      return Buffer.alloc(0);
    }
    const encoding = encodingOf(request);
    if (encoding === 'identity') return entry.body;
    void reply.header('content-encoding', encoding);
    return (entry.packed[encoding] ??= pack(entry.body, encoding));
  }
}

/** The address as it came, with its language. */
const keyOf = (request: FastifyRequest): string => request.originalUrl;
