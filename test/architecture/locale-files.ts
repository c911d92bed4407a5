import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { isBalanced, MESSAGE_TAGS } from '../../src/platform/i18n';
import { filesBelow, read, ROOT, sources } from './source';

/** The languages that are written by hand; sr-Latn is generated from sr-Cyrl. */
export const WRITTEN = ['en', 'sr-Cyrl', 'mk', 'sq', 'bs', 'ar'] as const;
export type Written = (typeof WRITTEN)[number];

type Domain = Readonly<Record<string, string>>;

/** Texts by language and domain, as they lie in locales/. */
export type Locales = Readonly<Record<string, Readonly<Record<string, Domain>>>>;

/** Which texts need not be there, and which may be as in English. */
export interface Rules {
  readonly staff: { readonly languages: readonly string[]; readonly domains: readonly string[] };
  /** Keys by language, `*` for all. */
  readonly sameAsEnglish: Readonly<Record<string, readonly string[]>>;
}

/** Keys that views and code name: each in a call, any in a literal, and beginnings of composed ones. */
export interface Usage {
  readonly called: ReadonlyMap<string, string>;
  readonly named: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

export function readLocales(): Locales {
  const languages = readdirSync(join(ROOT, 'locales'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    languages.map(({ name: language }) => {
      const domains = filesBelow(`locales/${language}`, /\.json$/).map((path) => {
        const name = path.slice(`locales/${language}/`.length, -'.json'.length);
        return [name, JSON.parse(read(path)) as Domain] as const;
      });
      return [language, Object.fromEntries(domains)] as const;
    }),
  );
}

export function readRules(): Rules {
  return {
    staff: JSON.parse(read('locales/staff-domains.json')) as Rules['staff'],
    sameAsEnglish: JSON.parse(read('locales/same-as-english.json')) as Rules['sameAsEnglish'],
  };
}

/** Missing and extra files and keys of each language, against English. */
export function gaps(locales: Locales, { staff }: Rules): string[] {
  const english = locales['en'] ?? {};
  const unknown = Object.keys(locales).filter((language) => !(WRITTEN as readonly string[]).includes(language));
  const found = unknown.map((language) => `${language}: not a written language`);
  for (const language of WRITTEN) {
    const own = locales[language] ?? {};
    const needed = (domain: string) => staff.languages.includes(language) || !staff.domains.includes(domain);
    for (const [domain, texts] of Object.entries(english)) {
      const translated = own[domain];
      if (!translated) {
        if (needed(domain)) found.push(`${language}/${domain}.json is missing`);
        continue;
      }
      for (const key of Object.keys(texts)) if (!(key in translated)) found.push(`${language} misses ${domain}.${key}`);
      for (const key of Object.keys(translated))
        if (!(key in texts)) found.push(`${language} has no use for ${domain}.${key}`);
    }
    for (const domain of Object.keys(own)) {
      if (!(domain in english)) found.push(`${language}/${domain}.json is in no other language`);
    }
  }
  found.push(
    ...staff.domains.filter((domain) => !(domain in english)).map((domain) => `staff-domains.json: no ${domain}.json`),
  );
  return found;
}

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message is made of. */
interface Shape {
  readonly names: string[];
  readonly tags: string[];
  /** The categories of each plural, `=1` and the like left out. */
  readonly plurals: { categories: string[]; type: Intl.PluralRuleType }[];
  readonly words: string;
}

/** ICU's own numbers for the kinds of a message's parts. */
const KIND = { literal: 0, plural: 6, pound: 7, tag: 8 } as const;

/** Reads a message. Throws when it is not ICU MessageFormat. */
export function shapeOf(message: string, language: string): Shape {
  const names = new Set<string>();
  const tags = new Set<string>();
  const plurals: Shape['plurals'] = [];
  let words = '';
  const visit = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      const kind = node.type as number;
      if (kind === KIND.literal) words += ` ${(node as { value: string }).value}`;
      else if (kind === KIND.tag) tags.add((node as { value: string }).value);
      else if (kind !== KIND.pound) names.add((node as { value: string }).value);
      if ('children' in node) visit(node.children);
      if (!('options' in node)) continue;
      if (kind === KIND.plural) {
        const categories = Object.keys(node.options).filter((name) => !name.startsWith('='));
        plurals.push({ categories, type: (node as { pluralType?: Intl.PluralRuleType }).pluralType ?? 'cardinal' });
      }
      for (const option of Object.values(node.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, language === 'bs' ? 'bs-Latn' : language).getAst());
  return { names: [...names].sort(), tags: [...tags].sort(), plurals, words };
}

/** Problems of each text by itself and beside its English one. */
export function badTexts(locales: Locales, rules: Rules): string[] {
  const found: string[] = [];
  for (const [language, domains] of Object.entries(locales)) {
    for (const [domain, texts] of Object.entries(domains)) {
      for (const [key, text] of Object.entries(texts)) {
        const english = locales['en']?.[domain]?.[key];
        const say = (problem: string) => found.push(`${language} ${domain}.${key}: ${problem}`);
        checkText(`${domain}.${key}`, text, english, language, rules, say);
      }
    }
  }
  return found;
}

type Say = (problem: string) => unknown;

function checkText(
  key: string,
  text: string,
  english: string | undefined,
  language: string,
  rules: Rules,
  say: Say,
): void {
  if (typeof text !== 'string' || text.trim() !== text || text === '') return void say('empty, or blank at an end');
  let shape: Shape;
  try {
    shape = shapeOf(text, language);
  } catch (error) {
    return void say(`not ICU: ${(error as Error).message}`);
  }
  const unknownTags = shape.tags.filter((tag) => !(MESSAGE_TAGS as readonly string[]).includes(tag));
  if (unknownTags.length > 0) say(`unknown tags ${unknownTags.join(', ')}`);
  for (const { categories, type } of shape.plurals) {
    const wanted = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
    if (categories.toSorted().join() !== wanted.toSorted().join())
      say(`plural has ${categories.join()}, needs ${wanted.join()}`);
  }
  if (!isBalanced(text)) say('direction marks are not balanced');
  for (const word of strangers(shape.words, language)) say(`letters of another script in "${word}"`);
  if (english === undefined || language === 'en') return;
  const original = shapeOf(english, 'en');
  if (original.names.join() !== shape.names.join())
    say(`placeholders ${shape.names.join()}, in English ${original.names.join()}`);
  if (original.tags.join() !== shape.tags.join()) say(`tags ${shape.tags.join()}, in English ${original.tags.join()}`);
  const allowed = [...(rules.sameAsEnglish['*'] ?? []), ...(rules.sameAsEnglish[language] ?? [])];
  if (text === english && /\p{L}/u.test(original.words) && !allowed.includes(key)) say('the same as in English');
}

const CYRILLIC = /[\u0400-\u04FF]/;
const LATIN = /[A-Za-z\u00C0-\u024F]/;
/** Latin letters that a Cyrillic or another hand may mean: a lone one is never a word of these languages' own script. */
const LOOK_ALIKE = /^[aeojcpxyiABEKMHOPCTXJSI]$/;
const ADDRESS = /https?:\/\/\S+|[\w.+-]+@[\w.-]+/g;

/** Words with letters that don't belong: mixed scripts anywhere, Cyrillic in Latin texts, lone look-alikes in Cyrillic ones. */
export function strangers(words: string, language: string): string[] {
  const all = words.replace(ADDRESS, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return all.filter((word) => {
    if (CYRILLIC.test(word) && LATIN.test(word)) return true;
    if (language === 'mk' || language === 'sr-Cyrl') return LOOK_ALIKE.test(word);
    return CYRILLIC.test(word);
  });
}

/** Where views and code name texts. */
export function readUsage(): Usage {
  const called = new Map<string, string>();
  const named = new Set<string>();
  const beginnings = new Set<string>();
  const keep = (key: string, path: string, call: boolean): void => {
    if (key.endsWith('.')) beginnings.add(key);
    else {
      named.add(key);
      if (call) called.set(key, path);
    }
  };
  for (const path of filesBelow('views', /\.hbs$/)) {
    const text = read(path);
    for (const [, key = ''] of text.matchAll(/[{(]\s*t\s+['"]([^'"]+)['"]/g)) keep(key, path, true);
    for (const [, key = ''] of text.matchAll(/['"]([a-z][a-z0-9-]*\.[\w.-]*)['"]/g)) keep(key, path, false);
  }
  for (const path of sources()) {
    const text = read(path);
    for (const [, key = ''] of text.matchAll(/\bt\(\s*[\w.()']+,\s*['"`]([\w.-]+)['"`]/g)) keep(key, path, true);
    for (const [, key = ''] of text.matchAll(/['"`]([a-z][a-z0-9-]*\.[\w.-]*)(?:['"`]|\$\{)/g)) keep(key, path, false);
  }
  return { called, named, beginnings: [...beginnings] };
}

/** Keys that are called and not defined, and defined and never named. */
export function misuse(english: Readonly<Record<string, Domain>>, usage: Usage): string[] {
  const defined = new Set(
    Object.entries(english).flatMap(([domain, texts]) => Object.keys(texts).map((key) => `${domain}.${key}`)),
  );
  const missing = [...usage.called]
    .filter(([key]) => !defined.has(key))
    .map(([key, path]) => `${path} shows ${key}, nobody wrote it`);
  const used = (key: string) => usage.named.has(key) || usage.beginnings.some((beginning) => key.startsWith(beginning));
  const idle = [...defined].filter((key) => !used(key)).map((key) => `nobody shows ${key}`);
  return [...missing, ...idle];
}

/** Whether the folder of a language is there at all: sr-Latn must not be. */
export const hasFolder = (language: string): boolean => existsSync(join(ROOT, 'locales', language));
