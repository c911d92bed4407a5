import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { compilePlain, MESSAGE_TAGS } from './messages';
import { fillingOf } from './filling';
import { fromRoot } from './project-root';

const folder = fromRoot('locales', 'en');
const texts = readdirSync(folder).flatMap((file) =>
  Object.values(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>),
);
const VALUES = ['Amira Hadžić', '', 0, 7, undefined, null] as const;
const bare = Object.fromEntries(MESSAGE_TAGS.map((tag) => [tag, (parts: string[]) => parts.join('')]));

/** The names of all placeholders of a message. */
const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name);

describe('Filling a message without the rules of a language', () => {
  it('says what ICU says, for every English text of the product that needs no such rules', () => {
    const quick = texts.filter((text) => /[{<]/.test(text) && fillingOf(new IntlMessageFormat(text, 'en').getAst()));
    expect(quick.length).toBeGreaterThan(250);
    for (const text of quick)
      for (const value of VALUES) {
        const values = Object.fromEntries(namesIn(text).map((name) => [name, value]));
        const slow = new IntlMessageFormat(text, 'en').format({ ...values, ...bare } as never);
        expect(compilePlain(text, 'en')(values)).toBe(String(slow));
      }
  });

  it('is not for plurals and choices', () => {
    for (const text of ['{n, plural, one {# place} other {# places}}', '<strong>{a, select, b {c} other {d}}</strong>'])
      expect(fillingOf(new IntlMessageFormat(text, 'en').getAst())).toBeNull();
  });
});
