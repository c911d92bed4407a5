import { handWritten, type Language } from '../shared/locale';
import { toSerbianLatin } from '../shared/serbian-script';

/**
 * The sentences of one letter, its SMS, and what stands around every letter. Sentences that several letters share (the button, that nobody
 * asks for money, why somebody gets it) stay as they are: people are told in the same words wherever they learn.
 */
const OWNABLE = /^[a-z]+\.(mail\.[a-z-]+\.[a-z-]+|sms\.[a-z-]+)$|^mail\.(sender|from)$/;
/** What an organisation may leave out of its own words; the rest (dates, deadlines, links) has to stay. */
const MAY_GO: readonly string[] = ['brand', 'town'];
const GAP = /\{(\w+)\}/g;
const LONGEST = 500;

/** What is wrong with own words. */
export type WordsProblem = 'too_long' | 'unknown_gap' | 'gap_missing';

/** Whether an organisation may say it in its own words; `source` is the text as it is. Sentences that change with a number stay. */
export const isOwnable = (key: string, source: string): boolean => OWNABLE.test(key) && !/\{\w+\s*,|<\w/.test(source);

/** What is filled in: `{until}` and the like. */
export const gapsOf = (text: string): string[] => [...new Set([...text.matchAll(GAP)].map(([, name]) => name!))];

/** What is wrong with own words in the place of a text, if anything. */
export function wordsProblem(source: string, own: string): WordsProblem | undefined {
  if ([...own].length > LONGEST) return 'too_long';
  const [needed, there] = [gapsOf(source), gapsOf(own)];
  if (there.some((name) => !needed.includes(name)) || /[{}]/.test(own.replace(GAP, ''))) return 'unknown_gap';
  return needed.some((name) => !there.includes(name) && !MAY_GO.includes(name)) ? 'gap_missing' : undefined;
}

/** Own words with their gaps filled; nothing else in them means anything. */
const filled = (own: string, values: Readonly<Record<string, unknown>>): string =>
  own.replace(GAP, (gap, name: string) => (name in values ? String(values[name]) : gap));

/** The texts of one organisation that it says in its own words. */
export class OwnWords {
  private readonly byName: ReadonlyMap<string, string>;

  constructor(entries: readonly { readonly language: Language; readonly key: string; readonly text: string }[] = []) {
    this.byName = new Map(entries.map(({ language, key, text }) => [nameOf(language, key), text]));
  }

  /** As it was written; undefined where the product's own text stands. */
  written(language: Language, key: string): string | undefined {
    return this.byName.get(nameOf(language, key));
  }

  /** The text in own words, if there are any. Serbian in Latin letters is made from that in Cyrillic. */
  say(language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string | undefined {
    const own = this.written(handWritten(language), key);
    if (own === undefined) return undefined;
    return filled(language === 'sr-Latn' ? latin(own) : own, values);
  }

  /** The same with other words in one language. */
  with(language: Language, texts: Readonly<Record<string, string | null>>): OwnWords {
    const kept = [...this.byName].map(([name, text]) => ({ ...partsOf(name), text }));
    const others = kept.filter((entry) => entry.language !== language || !(entry.key in texts));
    const fresh = Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [{ language, key, text }]));
    return new OwnWords([...others, ...fresh]);
  }
}

const nameOf = (language: Language, key: string): string => `${language}|${key}`;

function partsOf(name: string): { language: Language; key: string } {
  const [language, key] = name.split('|') as [Language, string];
  return { language, key };
}

/** The names of gaps are no words. */
const latin = (own: string): string =>
  own
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? part : toSerbianLatin(part)))
    .join('');
