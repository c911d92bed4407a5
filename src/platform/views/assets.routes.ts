import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languageInfo, LANGUAGES } from '../../shared/locale';
import type { Texts } from '../i18n';
import type { Asset, Assets, Encoding } from './assets';

const FOR_EVER = 'public, max-age=31536000, immutable';
const REVALIDATED = 'no-cache';
/** Headers that say something about pages only. On a picture of 300 bytes they would weigh more than the picture. */
const OF_PAGES = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/** Serves public/: hashed names for ever, the offline worker by its own name, a manifest a language. */
export async function registerAssets(fastify: FastifyInstance, assets: Assets, texts: Texts): Promise<void> {
  fastify.get('/assets/*', async (request, reply) => {
    const asset = assets.find(request.url.split('?')[0] ?? '');
    if (!asset) return notFound(reply);
    return send(request, reply, assets, asset, FOR_EVER);
  });
  fastify.get('/service-worker.js', async (request, reply) =>
    send(request, reply, assets, assets.get('service-worker.js'), REVALIDATED),
  );
  fastify.get('/favicon.ico', async (request, reply) => {
    return send(request, reply, assets, assets.get('icons/icon-32.png'), 'public, max-age=86400');
  });
  for (const language of LANGUAGES) {
    fastify.get(manifestPath(language), async (_request, reply) => {
      void reply.type('application/manifest+json; charset=utf-8').header('cache-control', REVALIDATED);
      return JSON.stringify(manifest(language, assets, texts));
    });
  }
}

/** The address of a language's web app manifest. */
export function manifestPath(language: Language): string {
  return `/manifest.${language}.webmanifest`;
}

/** What a phone needs to put the site on its home screen, in one language. */
export function manifest(language: Language, assets: Assets, texts: Texts): object {
  const icon = (name: string, size: number, purpose: string) => {
    return { src: assets.url(`icons/${name}.png`), sizes: `${size}x${size}`, type: 'image/png', purpose };
  };
  return {
    name: texts.t(language, 'common.brand'),
    short_name: texts.t(language, 'common.brand'),
    description: texts.t(language, 'common.description'),
    lang: language,
    dir: languageInfo(language).dir,
    id: '/',
    start_url: `/${language}/courses`,
    scope: '/',
    display: 'minimal-ui',
    background_color: '#fbf7ef',
    theme_color: '#fbf7ef',
    icons: [icon('icon-192', 192, 'any'), icon('icon-512', 512, 'any'), icon('icon-maskable', 512, 'maskable')],
  };
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  assets: Assets,
  asset: Asset,
  cacheControl: string,
): Promise<Buffer> {
  const etag = `"${asset.path}"`;
  const encoding = asset.packable ? encodingOf(request) : 'identity';
  void reply.type(asset.type).headers({ 'cache-control': cacheControl, vary: 'accept-encoding' });
  if (cacheControl === FOR_EVER) {
    for (const name of OF_PAGES) void reply.removeHeader(name);
    void reply.header('content-security-policy', "default-src 'none'").header('etag', etag);
    if (request.headers['if-none-match'] === etag) {
      void reply.status(304);
      return Buffer.alloc(0);
    }
  }
  const bytes = await assets.bytes(asset, encoding);
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return bytes;
}

function encodingOf(request: FastifyRequest): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

function notFound(reply: FastifyReply): string {
  void reply.status(404).type('text/plain; charset=utf-8').header('cache-control', 'no-cache');
  return 'There is no such file.';
}
