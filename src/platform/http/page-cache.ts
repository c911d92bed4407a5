import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface Entry {
  readonly body: Buffer;
  readonly etag: string;
  readonly until: number;
  /** The security headers that the page was first sent with. */
  readonly headers: Readonly<Record<string, string>>;
  packed: { br?: Buffer; gzip?: Buffer };
}

/** A page that `owner` is rendering anew. */
interface Rendering {
  readonly owner: FastifyRequest;
  readonly done: Promise<void>;
  readonly end: () => void;
}

/** Headers of one answer alone. */
const OWN: ReadonlySet<string> = new Set(['x-request-id', 'set-cookie', 'content-length', 'content-encoding', 'etag']);

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

/**
 * Rendered public pages by address, for a second: they hold no name and no token, so everybody gets the same bytes. While one request
 * renders a page anew, the others wait for it instead of rendering it too.
 */
@Injectable()
export class PageCache {
  private readonly entries = new Map<string, Entry>();
  private readonly rendering = new Map<string, Rendering>();

  /** Keeps a page, lets those who wait for it go on, and returns what goes over the wire. */
  store(request: FastifyRequest, reply: FastifyReply, html: string): Buffer {
    const body = Buffer.from(html);
    const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      OWN.has(name) || value === undefined ? [] : [[name, String(value)] as const],
    );
    const entry: Entry = {
      body,
      etag: `"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`,
      until: Date.now() + FRESH_MILLISECONDS,
      headers: Object.fromEntries(headers),
      packed: {},
    };
    const key = keyOf(request);
    // Set anew, so that the pages that are asked for stay and made-up addresses go first.
    this.entries.delete(key);
    const oldest = this.entries.size >= MOST_ENTRIES ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(key, entry);
    this.release(request);
    return this.write(request, reply, entry);
  }

  /** Answers from the cache if the page is there and fresh, or gets fresh while the request waits. */
  async serve(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (request.method !== 'GET') return false;
    const key = keyOf(request);
    const entry = this.entries.get(key);
    if (!entry) return false;
    if (entry.until >= Date.now()) return this.send(request, reply, entry);
    const rendering = this.rendering.get(key);
    if (!rendering) {
      this.begin(key, request);
      return false;
    }
    await rendering.done;
    const fresh = this.entries.get(key);
    return fresh !== undefined && fresh.until >= Date.now() && this.send(request, reply, fresh);
  }

  /** Lets those who wait for the page that this request renders go on, whatever came of it. */
  release(request: FastifyRequest): void {
    const key = keyOf(request);
    const rendering = this.rendering.get(key);
    if (rendering?.owner !== request) return;
    this.rendering.delete(key);
    rendering.end();
  }

  private begin(key: string, owner: FastifyRequest): void {
    let end = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.rendering.set(key, { owner, done, end });
  }

  private send(request: FastifyRequest, reply: FastifyReply, entry: Entry): true {
    void reply.headers(entry.headers).send(this.write(request, reply, entry));
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
