import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbacks, handWritten, LANGUAGES, type Language } from '../../shared/locale';
import { toSerbianLatin } from '../../shared/serbian-script';
import { compileHtml, compilePlain, type Compiled, type MessageValues } from './messages';
import { fromRoot } from './project-root';

type Domain = Record<string, string>;

/** Which domains are for staff only, and in which languages staff texts are written. */
interface StaffDomains {
  readonly languages: readonly Language[];
  readonly domains: readonly string[];
}

/** Thrown in development and tests when a text or one of its values is missing. */
export class MissingTextError extends Error {}

/**
 * Every text of the product, from locales/<language>/<domain>.json, as ICU MessageFormat. A key is `<domain>.<key in the
 * file>`. Serbian Latin is generated from Serbian Cyrillic. A domain that a language has no file for (staff domains in
 * Bosnian and Arabic) speaks its fallback.
 */
export class Texts {
  private readonly domains = new Map<Language, Map<string, Domain>>();
  private readonly staff: StaffDomains;
  private readonly plain = new Map<string, Compiled>();
  private readonly html = new Map<string, Compiled>();

  /** @param strict throw on a missing text instead of showing the English one */
  constructor(
    private readonly strict: boolean,
    folder = fromRoot('locales'),
  ) {
    for (const language of LANGUAGES) this.domains.set(language, readDomains(join(folder, language)));
    const cyrillic = this.domains.get('sr-Cyrl') ?? new Map<string, Domain>();
    this.domains.set('sr-Latn', new Map([...cyrillic].map(([name, texts]) => [name, latin(texts)])));
    this.staff = JSON.parse(readFileSync(join(folder, 'staff-domains.json'), 'utf8')) as StaffDomains;
  }

  /**
   * A text for plain use (mail text, SMS, PDF, titles before escaping). Values go in as they are: isolate people's names.
   * @throws MissingTextError in development and tests when the key or a value is missing
   */
  t(language: Language, key: string, values: MessageValues = {}): string {
    return this.fill(this.plain, compilePlain, language, key, values);
  }

  /** The same for HTML: values are escaped, the tags of `MESSAGE_TAGS` become elements. Used by the view helper `t`. */
  toHtml(language: Language, key: string, values: MessageValues = {}): string {
    return this.fill(this.html, compileHtml, language, key, values);
  }

  /** The text as it is written, with its placeholders. @throws MissingTextError in development and tests when there is none */
  source(language: Language, key: string): string {
    return this.locate(language, key)?.message ?? key;
  }

  /** Whether English has this key. */
  has(key: string): boolean {
    return this.find('en', key) !== undefined;
  }

  /** The language in which a domain's texts are really shown to this reader. */
  languageOf(domain: string, language: Language): Language {
    if (this.domains.get(language)?.has(domain)) return language;
    const chain = this.staff.domains.includes(domain) ? (['en'] as const) : fallbacks(language);
    return chain.find((candidate) => this.domains.get(candidate)?.has(domain)) ?? 'en';
  }

  /** The language of staff pages for this reader: the own one where staff texts are written in it, else English. */
  staffFallback(language: Language): Language {
    return this.staff.languages.includes(handWritten(language)) ? language : 'en';
  }

  private fill(
    cache: Map<string, Compiled>,
    compile: (message: string, language: Language) => Compiled,
    language: Language,
    key: string,
    values: MessageValues,
  ): string {
    const name = `${language}|${key}`;
    let compiled = cache.get(name);
    if (!compiled) {
      const found = this.locate(language, key);
      if (!found) return key;
      compiled = compile(found.message, found.language);
      cache.set(name, compiled);
    }
    try {
      return compiled(values);
    } catch (error) {
      if (this.strict) throw new MissingTextError(`Text ${key} in ${language}: ${(error as Error).message}`);
      return this.find('en', key) ?? key;
    }
  }

  /** The message of a key, with the language it is in. In strict mode a gap is an error, else English fills it. */
  private locate(language: Language, key: string): { message: string; language: Language } | undefined {
    const shown = this.languageOf(key.slice(0, key.indexOf('.')), language);
    const own = this.find(shown, key);
    if (own !== undefined) return { message: own, language: shown };
    if (this.strict) throw new MissingTextError(`There is no text ${key} in ${shown}.`);
    const english = this.find('en', key);
    return english === undefined ? undefined : { message: english, language: 'en' };
  }

  private find(language: Language, key: string): string | undefined {
    const dot = key.indexOf('.');
    return this.domains.get(language)?.get(key.slice(0, dot))?.[key.slice(dot + 1)];
  }
}

function readDomains(folder: string): Map<string, Domain> {
  const domains = new Map<string, Domain>();
  let files: string[] = [];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  for (const file of files) {
    const texts = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Domain;
    domains.set(file.slice(0, -'.json'.length), bare(texts));
  }
  return domains;
}

function latin(texts: Domain): Domain {
  return bare(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, toSerbianLatin(text)])));
}

/** Without the members of Object, so that `constructor` is no text. */
function bare(texts: Domain): Domain {
  return Object.assign(Object.create(null) as Domain, texts);
}
