import { languageInfo, localText, negotiate, parseLanguage, textLanguage } from './locale';
import { toSerbianLatin } from './serbian-script';

describe('Serbian Latin', () => {
  it.each([
    ['Љубав', 'Ljubav'],
    ['ЉУБАВ', 'LJUBAV'],
    ['љубав', 'ljubav'],
    ['Њ. Његош', 'Nj. Njegoš'],
    ['ПАЊ', 'PANJ'],
    ['Џемпер и ЏЕМПЕР', 'Džemper i DŽEMPER'],
    ['Ђачки ћошак, чаша, шал, жито', 'Đački ćošak, čaša, šal, žito'],
    ['инјекција', 'injekcija'],
    ['надживети', 'nadživeti'],
  ])('of %s is %s', (cyrillic, latin) => {
    expect(toSerbianLatin(cyrillic)).toBe(latin);
  });

  it('has an answer for each of the thirty letters', () => {
    const letters = 'абвгдђежзијклљмнњопрстћуфхцчџш';
    expect(letters).toHaveLength(30);
    expect(toSerbianLatin(letters + letters.toUpperCase())).not.toMatch(/[Ѐ-ӿ]/u);
  });

  it('leaves placeholders, tags and addresses alone', () => {
    const message =
      '{count, plural, one {<strong># место</strong>} few {# места} other {# места}} на https://sofra.example/љ';
    expect(toSerbianLatin(message)).toBe(
      '{count, plural, one {<strong># mesto</strong>} few {# mesta} other {# mesta}} na https://sofra.example/љ',
    );
  });
});

describe('A text by language', () => {
  it('is the reader’s own where it is written', () => {
    expect(localText({ en: 'Bread', mk: 'Леб' }, 'mk')).toEqual({ text: 'Леб', language: 'mk' });
  });

  it('is made from Serbian Cyrillic for readers of Serbian Latin and of Bosnian', () => {
    expect(localText({ en: 'Bread', 'sr-Cyrl': 'Хлеб' }, 'sr-Latn')).toEqual({ text: 'Hleb', language: 'sr-Latn' });
    expect(localText({ en: 'Bread', 'sr-Cyrl': 'Хлеб' }, 'bs')).toEqual({ text: 'Hleb', language: 'sr-Latn' });
  });

  it('is Bosnian for Serbian readers before it is English', () => {
    expect(localText({ en: 'Bread', bs: 'Hljeb' }, 'sr-Cyrl')).toEqual({ text: 'Hljeb', language: 'bs' });
  });

  it('is the town’s for readers of Romani', () => {
    expect(localText({ en: 'Bread', mk: 'Леб' }, 'rom', 'mk')).toEqual({ text: 'Леб', language: 'mk' });
  });

  it('is whatever there is before it is nothing', () => {
    expect(localText({ sq: 'Bukë' }, 'ar')).toEqual({ text: 'Bukë', language: 'sq' });
    expect(localText({}, 'ar')).toEqual({ text: '', language: 'ar' });
  });
});

describe('The language of a reader', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT,fr;q=0.8', 'en'],
    ['mk-MK,mk;q=0.9,en;q=0.8', 'mk'],
    ['en;q=0.2, sq;q=0.9', 'sq'],
    ['sr', 'sr-Cyrl'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['ar-SY', 'ar'],
    ['hr-HR', 'bs'],
    ['ar;q=0, bs', 'bs'],
    ['*', 'en'],
  ])('is read from %s', (header, language) => {
    expect(negotiate(header)).toBe(language);
  });

  it('is known by BCP 47 tags', () => {
    expect(parseLanguage('sr-latn-rs')).toBe('sr-Latn');
    expect(parseLanguage('tlh')).toBeUndefined();
  });

  it('falls back for languages without pages', () => {
    expect(textLanguage('uk')).toBe('en');
    expect(textLanguage('rom', 'sr-Latn')).toBe('sr-Latn');
    expect(languageInfo('fa')).toMatchObject({ dir: 'rtl', finished: false });
  });
});
