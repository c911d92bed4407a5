import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../shared/actor';
import type { Language, LocalText } from '../../shared/locale';

/** What the hooks and the guard learn about a request. */
export interface RequestFacts {
  /** The language of the URL's prefix; for the API, of Accept-Language. */
  language: Language;
  /** Whether the URL had a language prefix, which makes it a page. */
  isPage: boolean;
  /** Path and query without the language prefix. */
  path: string;
  actor: Actor;
  /** The name of the organisation for which the actor works. */
  organisation?: LocalText | undefined;
  /** For how many the actor can work. */
  organisations?: number;
  /** The id under which a POST's record is made: from the Idempotency-Key where one came, else new. */
  operationId?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    facts: RequestFacts;
  }
}

declare module 'http' {
  interface IncomingMessage {
    /** Set while the URL is rewritten, before Fastify knows the request. */
    languagePrefix?: Language;
  }
}

export type Request = FastifyRequest;
export type Reply = FastifyReply;

/** API answers are JSON and problems; everything else is pages. */
export const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/');
