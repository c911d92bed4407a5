import { type Language, LANGUAGES, type LocalText } from '../shared/locale';

/** A text within lessons or blocks, and where it stands: `steps.0.text`. */
export interface FoundText {
  readonly path: string;
  readonly text: LocalText;
}

const isLanguageKey = (key: string): boolean => (LANGUAGES as readonly string[]).includes(key);

/** A text by language is the only object whose keys are languages and whose values are words; sounds by language are objects. */
function isLocalText(value: object): value is LocalText {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, entry]) => isLanguageKey(key) && typeof entry === 'string');
}

/** All texts in a value, in the order in which they stand in it. */
export function textsIn(value: unknown, path = ''): FoundText[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && isLocalText(value)) return [{ path, text: value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, path === '' ? key : `${path}.${key}`));
}

/** The value with the entry of one language in one of its texts; an empty one takes it away. What is not there stays away. */
export function withText<T>(value: T, path: string, language: Language, entry: string): T {
  const change = (at: unknown, [key, ...rest]: string[]): unknown => {
    if (typeof at !== 'object' || at === null) return at;
    if (key === undefined) {
      const { [language]: _before, ...others } = at as LocalText;
      return entry === '' ? others : { ...others, [language]: entry };
    }
    if (!(key in at)) return at;
    const inner = change((at as Record<string, unknown>)[key], rest);
    return Array.isArray(at)
      ? at.map((one: unknown, index) => (String(index) === key ? inner : one))
      : { ...at, [key]: inner };
  };
  return change(value, path.split('.')) as T;
}

/** How many of the texts that are written in the original language are missing in another; Serbian in Latin letters is made of the other script. */
export function missingIn(texts: readonly FoundText[], language: Language): number {
  return texts.filter(({ text }) => !text[language]).length;
}
