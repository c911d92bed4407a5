import {
  badTexts,
  gaps,
  hasFolder,
  type Locales,
  misuse,
  readLocales,
  readRules,
  readUsage,
  strangers,
} from './locale-files';

const locales = readLocales();
const rules = readRules();
const none = { staff: { languages: ['en', 'mk'], domains: ['office'] }, sameAsEnglish: {} };

/** Words that our readers should not meet (inclusion: plain words, no blame). */
const UNKIND = /\b(invalid|please|sorry|submit|submitted|eligible|beneficiary|beneficiaries)\b/i;

describe('The texts', () => {
  it('are all there in every language, and nothing else is', () => {
    expect(gaps(locales, rules)).toEqual([]);
  });

  it('are sound ICU messages with the placeholders, plurals and letters of their language', () => {
    expect(badTexts(locales, rules)).toEqual([]);
  });

  it('are the ones that pages and code show', () => {
    expect(misuse(locales['en'] ?? {}, readUsage())).toEqual([]);
  });

  it('are not written in Serbian Latin, which is generated', () => {
    expect(hasFolder('sr-Latn')).toBe(false);
  });

  it('use plain and kind words in English', () => {
    const unkind = Object.entries(locales['en'] ?? {}).flatMap(([domain, texts]) =>
      Object.entries(texts)
        .filter(([, text]) => UNKIND.test(text))
        .map(([key]) => `${domain}.${key}`),
    );
    expect(unkind).toEqual([]);
  });
});

describe('The gate of the texts', () => {
  const one = (language: string, text: string, english = 'Bread'): string[] => {
    const written: Locales = { en: { join: { a: english } }, [language]: { join: { a: text } } };
    return badTexts(written, none).filter((problem) => problem.startsWith(language));
  };

  it('sees a missing and an extra file and key', () => {
    const written: Locales = {
      en: { join: { a: 'A', b: 'B' }, office: { c: 'C' } },
      mk: { join: { a: 'А', x: 'Х' }, old: {} },
    };
    const found = gaps(written, none);
    expect(found).toEqual(expect.arrayContaining(['mk misses join.b', 'mk has no use for join.x']));
    expect(found).toEqual(expect.arrayContaining(['mk/office.json is missing', 'mk/old.json is in no other language']));
    expect(found).toContain('ar/join.json is missing');
    expect(found).not.toContain('ar/office.json is missing');
    expect(gaps({ ...written, fr: {} }, none)).toContain('fr: not a written language');
  });

  it('sees other placeholders and other tags', () => {
    expect(one('sq', 'Bukë {x}')).toEqual(['sq join.a: placeholders x, in English ']);
    expect(one('sq', 'Bukë', '<strong>Bread</strong>')).toEqual(['sq join.a: tags , in English strong']);
    expect(one('sq', '<i>Bukë</i>')).toContain('sq join.a: unknown tags i');
  });

  it('sees plural forms that the language does not have, and forms it lacks', () => {
    const english = '{n, plural, one {# place} other {# places}}';
    expect(one('bs', '{n, plural, one {# mjesto} other {# mjesta}}', english)).toEqual([
      'bs join.a: plural has one,other, needs few,one,other',
    ]);
    expect(one('bs', '{n, plural, =0 {ništa} one {# mjesto} few {# mjesta} other {# mjesta}}', english)).toEqual([]);
    expect(one('mk', '{n, plural, one {# место} few {# места} other {# места}}', english)).toHaveLength(1);
  });

  it('sees what is not translated, but not what has no words', () => {
    expect(one('sq', 'Bread')).toEqual(['sq join.a: the same as in English']);
    expect(one('sq', '{a}, {b}', '{a}, {b}')).toEqual([]);
  });

  it('sees letters of another script', () => {
    expect(strangers('kуrs', 'bs')).toEqual(['kуrs']);
    expect(strangers('курс', 'sq')).toEqual(['курс']);
    expect(strangers('кyрс', 'mk')).toEqual(['кyрс']);
    expect(strangers('Леб a пита', 'mk')).toEqual(['a']);
    expect(strangers('SMS од Sofra, A4', 'sr-Cyrl')).toEqual([]);
    expect(strangers('رقمك SMS', 'ar')).toEqual([]);
  });

  it('sees broken messages and direction marks', () => {
    expect(one('sq', '{n, plural, one {#}')[0]).toContain('not ICU');
    expect(one('ar', 'خبز \u2068x')).toEqual(['ar join.a: direction marks are not balanced']);
    expect(one('ar', ' خبز')).toEqual(['ar join.a: empty, or blank at an end']);
  });

  it('sees texts that nobody shows and texts that nobody wrote', () => {
    const usage = {
      called: new Map([['join.b', 'views/x.hbs']]),
      named: new Set<string>(),
      beginnings: ['join.level.'],
    };
    expect(misuse({ join: { a: 'A', 'level.one': '1' } }, usage)).toEqual([
      'views/x.hbs shows join.b, nobody wrote it',
      'nobody shows join.a',
    ]);
  });
});
