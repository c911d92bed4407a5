import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ANONYMOUS } from '../../shared/actor';
import { isLanguage, type Language, negotiate } from '../../shared/locale';
import { Config } from '../config';
import { Texts } from '../i18n';
import { Logger } from '../logging';
import { Assets, registerAssets } from '../views';
import { checkForms } from './accept';
import { guardBodies } from './body-shape';
import { MethodTable } from './methods';
import { checkOrigin } from './origin';
import { encodingOf, pack, PageCache } from './page-cache';
import { RateLimits } from './rate-limits';
import { Visitors } from './visitors';
import { isApi, type Reply, type Request } from './request';
import { securityHeaders } from './security-headers';
import { limitUploads } from './uploads';

const BODY_LIMIT_BYTES = 256 * 1024;
const PACK_FROM_BYTES = 1_000;

const PROCESS = randomBytes(6).toString('base64url');
let requests = 0;

/** Unique over all processes, at the cost of a sum. */
const nextRequestId = (): string => `${PROCESS}-${(requests += 1).toString(36)}`;

/** The Fastify behind Nest. The language is taken off the address before routing, so routes know none. */
export function createAdapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: nextRequestId,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    rewriteUrl: (raw: IncomingMessage) => {
      const url = decodable(raw.url ?? '/');
      const match = /^\/([A-Za-z]{2}(?:-[A-Za-z]{4})?)(\/[^?]*)?(\?.*)?$/.exec(url);
      if (!match || !isLanguage(match[1])) return url;
      raw.languagePrefix = match[1];
      return `${match[2] ?? '/'}${match[3] ?? ''}`;
    },
  });
}

/** Fastify answers by itself, past our problems and pages, where an address can't be decoded: it is then taken as it is written. */
function decodable(url: string): string {
  // Nearly all addresses: this is asked of every request, those answered from memory too.
  if (!url.includes('%')) return url;
  const [path = ''] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

/** Hooks, headers and plugins of the web process, in the order in which a request meets them. */
export async function configureServer(app: NestFastifyApplication): Promise<void> {
  const config = app.get(Config);
  const limits = app.get(RateLimits);
  const cache = app.get(PageCache);
  const visitors = app.get(Visitors);
  const fastify = app.getHttpAdapter().getInstance();
  app.get(MethodTable).attach(fastify);

  const security = securityHeaders(config.publicUrl);
  fastify.decorateRequest('facts', null as never);
  fastify.addHook('onRequest', async (request, reply) => {
    const language = request.raw.languagePrefix;
    request.facts = {
      language: language ?? negotiate(request.headers['accept-language']),
      isPage: language !== undefined,
      path: request.url,
      actor: ANONYMOUS,
    };
    void reply.header('x-request-id', request.id);
    if (language !== undefined && (await cache.serve(request, reply))) return reply;
    void reply.headers(security);
    return undefined;
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    cache.release(request);
    done();
  });
  await app.register(fastifyCookie as never);
  guardBodies(fastify);
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 20 }, throwFileSizeLimit: false });
  limitUploads(fastify);
  await registerAssets(fastify, app.get(Assets), app.get(Texts));

  fastify.addHook('onRequest', async (request, reply) => {
    await limits.request(request);
    checkOrigin(request, config.publicUrl);
    checkForms(request);
    if (toPrefixed(request, reply)) return reply;
    if (request.is404 && request.facts.isPage) await visitors.know(request);
    return undefined;
  });
  fastify.addHook('onSend', async (request, reply, payload) => packed(request, reply, payload));
  logRequests(fastify, app.get(Logger));
}

/** Addresses without a language that are not pages: they are answered as they are. */
const NO_PREFIX =
  /^\/(api|assets|media|health|metrics|dev|m|o|p|d|c|issuers|\.well-known)(\/|$)|^\/[\w.-]+\.(txt|xml|js|ico|webmanifest|json)$/;

/** `/courses` goes to the reader's language; `/sr/` to Serbian in Latin letters. */
function toPrefixed(request: Request, reply: Reply): boolean {
  if (request.facts.isPage || !['GET', 'HEAD'].includes(request.method)) return false;
  const [path = '/'] = request.url.split('?');
  if (NO_PREFIX.test(path)) return false;
  const serbian = /^\/sr(\/.*|$)/.exec(request.url);
  const target: [Language, string] = serbian ? ['sr-Latn', serbian[1] || '/'] : [request.facts.language, request.url];
  void reply
    .header('vary', 'accept-language')
    .header('cache-control', 'no-cache')
    .redirect(`/${target[0]}${target[1]}`, 302);
  return true;
}

/** Packs texts that are long enough; what is packed already (cached pages, assets) has its encoding set. */
function packed(request: Request, reply: Reply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < PACK_FROM_BYTES) return Promise.resolve(payload);
  const type = String(reply.getHeader('content-type') ?? '');
  const encoding = encodingOf(request);
  if (encoding === 'identity' || reply.hasHeader('content-encoding') || !/^text\/|json|xml/.test(type)) {
    return Promise.resolve(payload);
  }
  // A short answer of the API on this machine's loopback is cheaper sent plain.
  if (isApi(request) && payload.length < 4 * PACK_FROM_BYTES) return Promise.resolve(payload);
  const vary = [reply.getHeader('vary'), 'accept-encoding'].flat().filter((name) => name !== undefined);
  void reply.header('content-encoding', encoding).header('vary', vary.join(', ')).removeHeader('content-length');
  return Promise.resolve(pack(Buffer.from(payload), encoding));
}

/** One line a request: the route's pattern, never the path, which may hold a secret. */
function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.debug('request', {
      id: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
    done();
  });
}
