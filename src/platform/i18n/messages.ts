import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../shared/locale';
import { fillingOf } from './filling';
import { intlTag } from './intl';

/** Values for the placeholders of a message. */
export type MessageValues = Readonly<Record<string, unknown>>;

/** Text that is HTML already and must not be escaped again: what a Handlebars helper returns. */
export interface ReadyHtml {
  toHTML(): string;
}

type Wrap = (chunks: string[]) => string;
type Tags = (values: MessageValues) => Record<string, Wrap>;

/** A message compiled once; what it costs afterwards is the filling in. */
export type Compiled = (values: MessageValues) => string;

/** The tags a message may contain. `<link>` takes its address from the value `link`. */
export const MESSAGE_TAGS = ['strong', 'nowrap', 'vh', 'ltr', 'link'] as const;

const join: Wrap = (chunks) => chunks.join('');

const plainTags: Tags = () => ({ strong: join, nowrap: join, vh: join, ltr: join, link: join });

const htmlTags: Tags = (values) => ({
  strong: (chunks) => `<strong>${chunks.join('')}</strong>`,
  nowrap: (chunks) => `<span class="nowrap">${chunks.join('')}</span>`,
  vh: (chunks) => `<span class="vh">${chunks.join('')}</span>`,
  ltr: (chunks) => `<bdi dir="ltr">${chunks.join('')}</bdi>`,
  link: (chunks) => `<a href="${values['link'] as string}">${chunks.join('')}</a>`,
});

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Text made safe for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** A placeholder's value made safe; numbers stay numbers, plurals need them. */
function safe(value: unknown): unknown {
  if (typeof value === 'number') return value;
  if (typeof value === 'object' && value !== null && 'toHTML' in value) return (value as ReadyHtml).toHTML();
  return typeof value === 'string' ? escapeHtml(value) : value;
}

/** Compiles a message for plain text: tags vanish, values go in as they are. */
export function compilePlain(message: string, language: Language): Compiled {
  return compile(message, language, plainTags, (value) => value);
}

/** Compiles a message for HTML: literal text and values are escaped, known tags become elements. */
export function compileHtml(message: string, language: Language): Compiled {
  // The source is escaped before it is parsed. Neither entity holds a character that ICU reads, '#' among them.
  return compile(message.replace(/&/g, '&amp;').replace(/"/g, '&quot;'), language, htmlTags, safe);
}

function compile(message: string, language: Language, tags: Tags, prepare: (value: unknown) => unknown): Compiled {
  if (!/[{}<>']/.test(message)) return () => message;
  const format = new IntlMessageFormat(message, intlTag(language));
  const fill = fillingOf(format.getAst());
  if (fill) {
    return (values) =>
      fill(
        (name) => {
          if (!(name in values)) throw new Error(`There is no value for ${name}.`);
          return wordsOf(prepare(values[name]));
        },
        (tag, text) => wrapIn(tags({ link: prepare(values['link']) }), tag, text),
      );
  }
  return (values) => {
    const prepared = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, prepare(value)]));
    return String(format.format<unknown>({ ...prepared, ...tags(prepared) }));
  };
}

/** A value as ICU puts it into plain words. */
const wordsOf = (value: unknown): string => (value || typeof value === 'number' ? `${value as string}` : '');

function wrapIn(known: Record<string, Wrap>, tag: string, text: string): string {
  const wrap = known[tag];
  if (!wrap) throw new Error(`There is no tag ${tag}.`);
  return wrap([text]);
}
