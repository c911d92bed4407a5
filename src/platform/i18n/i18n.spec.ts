import type { Language } from '../../shared/locale';
import { isBalanced, isolate, stripBidi, within } from './bidi';
import { fold } from './fold';
import { Formats } from './formats';
import { compileHtml, compilePlain } from './messages';
import { MissingTextError, Texts } from './texts';

const texts = new Texts(true);
const formats = new Formats(texts);
const zone = 'Europe/Skopje';
const evening = new Date('2026-10-05T15:30:00Z');

describe('Towns', () => {
  it.each<[Language, string, string]>([
    ['en', 'Скопје', 'Skopje'],
    ['mk', 'SKOPJE', 'Скопје'],
    ['sq', 'Skopje', 'Shkup'],
    ['sr-Cyrl', 'Belgrade', 'Београд'],
    ['sr-Latn', 'Shkup', 'Skoplje'],
    ['bs', 'Belgrade', 'Beograd'],
    ['ar', 'Belgrade', 'بلغراد'],
    ['ar', 'Pirot', 'Pirot'],
    ['ar', 'Малино', 'Малино'],
  ])('are called in %s, when stored as %s, %s', (language, stored, shown) => {
    expect(formats.town(language, stored)).toBe(shown);
  });

  it('say whose clocks a time is by, where readers may be anywhere', () => {
    expect(formats.zonedTime('en', evening, zone)).toBe('Monday 5 October, 17:30 (Skopje time)');
    expect(formats.zonedTime('sq', evening, 'Europe/Tirane')).toMatch(/17:30 \(ora në Tiranë\)$/);
    expect(formats.zonedTime('en', evening, 'UTC')).toBe('Monday 5 October, 15:30 UTC');
  });
});

describe('Plurals of ICU messages', () => {
  const NUMBERS = [0, 1, 2, 3, 4, 5, 10, 11, 12, 14, 21, 22, 25, 100, 101, 102, 111];

  it.each<[Language, string, string]>([
    ['sr-Latn', 'o 1 F F F o o o o o 1 F o o 1 F o', 'one {1} few {F} other {o}'],
    ['sr-Cyrl', 'o 1 F F F o o o o o 1 F o o 1 F o', 'one {1} few {F} other {o}'],
    ['bs', 'o 1 F F F o o o o o 1 F o o 1 F o', 'one {1} few {F} other {o}'],
    ['mk', 'o 1 o o o o o o o o 1 o o o 1 o o', 'one {1} other {o}'],
    ['en', 'o 1 o o o o o o o o o o o o o o o', 'one {1} other {o}'],
    ['sq', 'o 1 o o o o o o o o o o o o o o o', 'one {1} other {o}'],
    ['ar', 'z 1 2 F F F F M M M M M M o o o M', 'zero {z} one {1} two {2} few {F} many {M} other {o}'],
  ])('choose the right form in %s', (language, expected, forms) => {
    const message = compilePlain(`{n, plural, ${forms}}`, language);
    expect(NUMBERS.map((n) => message({ n })).join(' ')).toBe(expected);
  });

  it('write numbers with Latin digits in Arabic too', () => {
    expect(compilePlain('{n, plural, other {# شخص}}', 'ar')({ n: 1200 })).toBe('1,200 شخص');
  });
});

describe('Texts', () => {
  it('fill a message', () => {
    expect(texts.t('en', 'common.step', { step: 2, steps: 5 })).toBe('Step 2 of 5');
  });

  it('refuse a key that nobody wrote', () => {
    expect(() => texts.t('en', 'common.nothing')).toThrow(MissingTextError);
    expect(() => texts.t('en', 'nowhere.nothing')).toThrow(MissingTextError);
  });

  it('refuse a message without its value', () => {
    expect(() => texts.t('en', 'common.step', { step: 2 })).toThrow(MissingTextError);
  });

  it('show the key in production rather than no page', () => {
    const lenient = new Texts(false);
    expect(lenient.t('en', 'common.nothing')).toBe('common.nothing');
    expect(lenient.t('en', 'common.step', {})).toBe('Step {step} of {steps}');
  });

  it('speak English on staff pages for Bosnian and Arabic readers', () => {
    expect(texts.staffFallback('ar')).toBe('en');
    expect(texts.staffFallback('bs')).toBe('en');
    expect(texts.staffFallback('sr-Latn')).toBe('sr-Latn');
    expect(texts.staffFallback('mk')).toBe('mk');
  });

  it('take no name of an object’s own members for a text', () => {
    expect(texts.has('common.constructor')).toBe(false);
  });
});

describe('Messages in HTML', () => {
  it('escape values but not numbers', () => {
    const message = compileHtml('{name} has {n, plural, one {# place} other {# places}}', 'en');
    expect(message({ name: '<b>"Ana" & \'Co\'</b>', n: 2 })).toBe(
      '&lt;b&gt;&quot;Ana&quot; &amp; &#x27;Co&#x27;&lt;/b&gt; has 2 places',
    );
  });

  it('escape their own literal text, so that an attribute can hold it', () => {
    expect(compileHtml('Say "yes" & stay', 'en')({})).toBe('Say &quot;yes&quot; &amp; stay');
  });

  it('turn known tags into elements and keep the address of a link escaped', () => {
    const message = compileHtml('<strong>{name}</strong>, <link>look</link>', 'en');
    expect(message({ name: '<i>', link: '/en/a?b="c"&d' })).toBe(
      '<strong>&lt;i&gt;</strong>, <a href="/en/a?b=&quot;c&quot;&amp;d">look</a>',
    );
  });

  it('let HTML that a helper made pass', () => {
    const ready = { toHTML: () => '<bdi>Ana</bdi>' };
    expect(compileHtml('For {name}', 'en')({ name: ready })).toBe('For <bdi>Ana</bdi>');
  });

  it('lose their tags in plain text', () => {
    expect(compilePlain('<strong>{n}</strong> & more', 'en')({ n: 1 })).toBe('1 & more');
  });
});

describe('Formats', () => {
  it('say weekday, day and month in English', () => {
    expect(formats.date('en', evening, zone)).toBe('Monday 5 October');
    expect(formats.date('en', evening, zone, 'full')).toBe('Monday 5 October 2026');
    expect(formats.date('en', evening, zone, 'short')).toBe('Mon 5 October');
    expect(formats.dateTime('en', evening, zone)).toBe('Monday 5 October, 17:30');
  });

  it('name an Arabic month twice and write Latin digits', () => {
    expect(formats.date('ar', evening, zone, 'full')).toBe('الاثنين 5 تشرين الأول (أكتوبر) 2026');
    expect(formats.date('ar', new Date('2026-11-07T09:00:00Z'), zone)).toBe('السبت 7 تشرين الثاني (نوفمبر)');
  });

  it('say dates in the other languages', () => {
    expect(formats.date('sr-Cyrl', evening, zone)).toBe('понедељак, 5. октобар');
    expect(formats.date('sr-Latn', evening, zone)).toBe('ponedeljak, 5. oktobar');
    expect(formats.date('bs', evening, zone)).toBe('ponedjeljak, 5. oktobar');
    expect(formats.date('mk', evening, zone)).toBe('понеделник, 5 октомври');
    expect(formats.date('sq', evening, zone)).toBe('e hënë, 5 tetor');
  });

  it('follow the zone, over the change to winter time too', () => {
    expect(formats.time('en', evening, 'UTC')).toBe('15:30');
    expect(formats.time('en', new Date('2026-10-25T00:30:00Z'), zone)).toBe('2:30');
    expect(formats.time('en', new Date('2026-10-25T01:30:00Z'), zone)).toBe('2:30');
    expect(formats.time('en', new Date('2026-10-25T23:00:00Z'), zone)).toBe('0:00');
  });

  it('say ranges, with the year once', () => {
    const last = new Date('2026-10-28T17:30:00Z');
    const winter = new Date('2027-01-22T10:00:00Z');
    expect(formats.timeRange('en', evening, new Date('2026-10-05T17:30:00Z'), zone)).toBe('17:30 to 19:30');
    expect(formats.dateRange('en', evening, last, zone)).toBe('5 October to 28 October');
    expect(formats.dateRange('en', evening, last, zone, 'day-year')).toBe('5 October to 28 October 2026');
    expect(formats.dateRange('en', evening, winter, zone, 'day-year')).toBe('5 October 2026 to 22 January 2027');
    expect(formats.dateRange('en', evening, evening, zone)).toBe('5 October');
  });

  it('write amounts with decimals only where there are some', () => {
    expect(formats.money('en', { amount: 240000, currency: 'MKD' })).toBe('2,400\u00A0MKD');
    expect(formats.money('sr-Latn', { amount: 720050, currency: 'RSD' })).toBe('7.200,50\u00A0RSD');
    expect(formats.money('sq', { amount: 150, currency: 'ALL' })).toBe('1,50\u00A0ALL');
    expect(formats.money('ar', { amount: 240000, currency: 'MKD' })).toBe('2,400\u00A0MKD');
  });

  it('name weekdays, languages and lists', () => {
    expect(formats.weekday('en', 1)).toBe('Monday');
    expect(formats.weekday('ar', 7)).toBe('الأحد');
    expect(formats.list('en', ['Macedonian', 'Arabic', 'English'])).toBe('Macedonian, Arabic and English');
    expect(formats.languageName('en', 'fa')).toBe('Farsi');
  });
});

describe('Search folding', () => {
  it.each([
    ['Čedomir', 'cedomir'],
    ['Ћирић', 'Ćirić'],
    ['Ђорђе', 'Đorđe'],
    ['Љубица Његош', 'Ljubica Njegos'],
    ['Ѓорѓи', 'Gjorgji'],
    ['ЏЕНАНА', 'Dženana'],
    ['Çelë', 'cele'],
    ['أَحْمَد', 'احمد'],
    ['يحيى', 'یحیي'],
    ['فاطمة', 'فاطمه'],
    ['٠٧٠ ۱۲۳', '070 123'],
    ['  Rana   Khoury ', 'rana khoury'],
  ])('finds %s as %s', (stored, typed) => {
    expect(fold(stored)).toBe(fold(typed));
  });

  it('keeps different names apart', () => {
    expect(fold('Ana')).not.toBe(fold('Anja'));
  });
});

describe('Direction marks', () => {
  it('are taken out of what people type, but the joiner of Persian stays', () => {
    expect(stripBidi('\u202Eabc\u2069\u200F')).toBe('abc');
    expect(stripBidi('می\u200Cخواهم')).toBe('می\u200Cخواهم');
  });

  it('set a text apart that falls back to one written the other way, and no other', () => {
    expect(within({ en: 'Embroidery (beginner)' }, 'ar')).toBe('\u2068Embroidery (beginner)\u2069');
    expect(within({ ar: 'تطريز', en: 'Embroidery' }, 'ar')).toBe('تطريز');
    expect(within({ en: 'Embroidery' }, 'mk')).toBe('Embroidery');
  });

  it('isolate a value in plain text', () => {
    expect(isolate('رنا\u2069')).toBe('\u2068رنا\u2069');
  });

  it('are counted', () => {
    expect(isBalanced('\u2068a\u2069')).toBe(true);
    expect(isBalanced('\u2069a\u2068')).toBe(false);
    expect(isBalanced('\u202Ba')).toBe(false);
  });
});
