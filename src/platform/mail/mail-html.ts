import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import juice from 'juice';
import { escapeHtml, fromRoot, isolate } from '../i18n';
import type { Block } from './block';
import type { MailCopy, MailSource } from './mail-copy';
import { directionOf } from './mail-text';

const handlebars = Handlebars.create();
handlebars.registerHelper('is', (a: unknown, b: unknown) => a === b);

let template: Handlebars.TemplateDelegate | undefined;

/**
 * The styles are put into the elements of the template once, before it is compiled: doing it to each mail would cost some
 * milliseconds a mail.
 */
function compiled(): Handlebars.TemplateDelegate {
  const layout = readFileSync(fromRoot('views/emails/layout.hbs'), 'utf8');
  const styled = juice.inlineContent(layout, readFileSync(fromRoot('views/emails/mail.css'), 'utf8'));
  return handlebars.compile(styled.replace(/ class="[^"]*"/g, ''), { knownHelpersOnly: false });
}

/** The HTML part: styles in the elements, direction and language on html, on a table and on a div, since webmail drops the outer tags. */
export function mailHtml(source: MailSource): string {
  template ??= compiled();
  const [first] = source.copies;
  return template({
    ...placed(first),
    subject: source.subject,
    brand: source.brand,
    copies: source.copies.map((copy, index) => ({
      ...placed(copy),
      first: index === 0,
      intro: copy.intro,
      greeting: rich(copy.greeting),
      blocks: blocksOf(copy),
      orOpen: copy.orOpen,
      help: helpOf(copy),
    })),
    footer: source.footer.map(rich),
  });
}

function placed({ language }: MailCopy): { lang: string; dir: string; align: string } {
  const dir = directionOf(language);
  return { lang: language, dir, align: dir === 'rtl' ? 'right' : 'left' };
}

function blocksOf({ blocks }: MailCopy): unknown[] {
  const headline = blocks.findIndex((block) => block.kind === 'heading');
  return blocks.map((block, index) => blockOf(block, index === headline));
}

function blockOf(block: Block, headline: boolean): unknown {
  switch (block.kind) {
    case 'heading':
      return { kind: headline ? 'heading' : 'subheading', text: rich(block.text) };
    case 'paragraph':
    case 'note':
      return { kind: block.kind, text: rich(block.text) };
    case 'until':
      return { kind: 'until', label: rich(block.label), text: rich(block.text) };
    case 'facts':
      return {
        kind: 'facts',
        items: block.items.map(({ label, value }) => ({ label: rich(label), value: rich(value) })),
      };
    case 'list':
      return { kind: 'list', items: block.items.map(rich) };
    case 'button':
      return { kind: 'button', label: rich(block.label), url: block.url };
  }
}

/** The help sentence, taken apart at its phone number, which becomes a link. */
function helpOf({ help }: MailCopy): unknown {
  if (!help) return undefined;
  const { text, phone } = help;
  const [before = '', after] = phone === undefined ? [text] : text.split(isolate(phone), 2);
  if (after === undefined) return { before: rich(text) };
  return { before: rich(before), after: rich(after), phone, dial: phone?.replace(/[^+\d]/g, '') };
}

/** Plain text as HTML: what was isolated stands in `<bdi>`, lines stay lines. */
function rich(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return escapeHtml(text)
    .replaceAll('\u2068', '<bdi>')
    .replaceAll('\u2066', '<bdi dir="ltr">')
    .replaceAll('\u2067', '<bdi dir="rtl">')
    .replaceAll('\u2069', '</bdi>')
    .replaceAll('\n', '<br>');
}
