import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../shared/domain-error';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a browser's call that changes something and comes from another site. With SameSite=Lax on the cookie no token is needed in
 * forms. Calls without these headers, as scripts make them, pass: they bring no cookie unasked. A page with `no-referrer` sends the
 * origin `null`; Sec-Fetch-Site decides then, and a browser too old for that header must have brought no cookie.
 * @throws DomainError 403 foreign_origin
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (SAFE.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own =
    origin === undefined || origin === 'null'
      ? site === undefined
        ? origin === undefined || request.headers.cookie === undefined
        : site === 'same-origin' || site === 'none'
      : origin === new URL(publicUrl).origin || hostOf(origin) === request.headers.host;
  if (!own) throw new DomainError('foreign_origin', 403, 'This request came from another site.');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
