import { LANGUAGES } from '../../shared/locale';
import { escapeMarkup } from '../../shared/markup';

/** More addresses than this a file may not have (sitemaps.org protocol 0.9); each page has one in every language. */
const MOST_ADDRESSES = 50_000;

/** Addresses that search engines leave alone: what is behind a secret, and what is no page. */
const CLOSED = ['/api/', '/o/', '/p/', '/dev/', '/*/places/', '/*/offers/', '/*/office', '/*/embed/'];

/** robots.txt (RFC 9309), with the way to the map of the site. */
export const robotsText = (publicUrl: string): string =>
  ['User-agent: *', ...CLOSED.map((path) => `Disallow: ${path}`), '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join(
    '\n',
  );

/** The public pages as sitemaps.org has it; `paths` without a language. Every page names its other languages, and the one that chooses. */
export function sitemapXml(publicUrl: string, paths: readonly string[]): string {
  const address = (language: string, path: string): string => escapeMarkup(`${publicUrl}/${language}${path}`);
  const entries = paths.slice(0, Math.floor(MOST_ADDRESSES / LANGUAGES.length)).flatMap((path) => {
    const others = [
      ...LANGUAGES.map((code) => link(code, address(code, path))),
      link('x-default', escapeMarkup(`${publicUrl}${path === '' ? '/' : path}`)),
    ].join('');
    return LANGUAGES.map((code) => `<url><loc>${address(code, path)}</loc>${others}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}

const link = (code: string, href: string): string => `<xhtml:link rel="alternate" hreflang="${code}" href="${href}"/>`;
