import { escapeXml } from '../../shared/markup';

/** A feed of classes in one language. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page that it is the feed of. */
  readonly link: string;
  /** The feed's own address. */
  readonly self: string;
  readonly items: readonly FeedItem[];
}

interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
}

/** Marks of direction are for pages: a reader that shows texts alone may show them as boxes, or carry them over into its own line. */
const plain = (text: string): string => escapeXml(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, ''));

/** RSS 2.0, which every reader and site builder takes, with the address of itself as Atom has it (RSS Advisory Board profile). */
export function rssXml({ title, description, language, link, self, items }: Feed): string {
  const element = (name: string, text: string): string => `<${name}>${plain(text)}</${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element('title', title),
    element('link', link),
    element('description', description),
    element('language', language),
    `<atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>`,
    ...items.map((item) =>
      [
        '<item>',
        element('title', item.title),
        element('link', item.link),
        element('description', item.description),
        `<guid isPermaLink="false">${escapeXml(item.id)}</guid>`,
        '</item>',
      ].join(''),
    ),
    '</channel></rss>',
    '',
  ].join('\n');
}
