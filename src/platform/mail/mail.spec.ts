import { isBalanced, isolate } from '../i18n';
import { mailHtml, type MailSource, mailText, smtpFailure } from '.';

const URL = 'https://sofra.example/o/7KQ4M9XWPTR';

const source: MailSource = {
  subject: 'A place is free for you: embroidery <b>',
  brand: 'Sofra',
  copies: [
    {
      language: 'ar',
      greeting: `مرحباً ${isolate('Rana <script>')}،`,
      orOpen: 'أو افتح هذا الرابط:',
      blocks: [
        { kind: 'heading', text: 'يوجد مكان لك' },
        { kind: 'paragraph', text: 'أنت في قائمة الانتظار.' },
        { kind: 'facts', items: [{ label: 'السعر', value: 'مجانية' }] },
        { kind: 'until', label: 'نحفظه لك حتى', text: 'الخميس 8 تشرين الأول (أكتوبر)، 18:00' },
        { kind: 'list', items: ['ماء', 'قلم'] },
        { kind: 'button', label: 'أجب بنعم أو لا', url: URL },
        { kind: 'note', text: 'مكانك مجاني.' },
      ],
      help: { text: `عندك سؤال؟ اتصل ${isolate('+389 2 000 0000')}.`, phone: '+389 2 000 0000' },
    },
    {
      language: 'mk',
      intro: 'Истата порака на македонски.',
      orOpen: 'Или отворете:',
      blocks: [
        { kind: 'heading', text: 'Има слободно место' },
        { kind: 'button', label: 'Одговорете со да или не', url: URL },
      ],
    },
  ],
  footer: ['Sofra', 'Зошто'],
};

const addresses = (text: string) => [...new Set(text.match(/https?:\/\/[^\s<"]+/g))];

describe('a mail from its blocks', () => {
  const html = mailHtml(source);
  const text = mailText(source);

  it('has the same addresses in both parts, each on its own line of the text', () => {
    expect(addresses(html)).toEqual(addresses(text));
    for (const line of text.split('\n').filter((entry) => entry.includes('://'))) expect(line).toBe(URL);
  });

  it('keeps direction marks balanced and isolates names', () => {
    expect(isBalanced(text)).toBe(true);
    expect(text).toContain('\u2068Rana <script>\u2069');
    expect(html).toContain('<bdi>Rana &lt;script&gt;</bdi>');
    expect(html).not.toMatch(/[\u2066-\u2069]/);
  });

  it('says language and direction on html, on a table and on each copy', () => {
    expect(html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(html).toMatch(/<table[^>]* lang="ar" dir="rtl"/);
    expect(html).toMatch(/<div lang="ar" dir="rtl" align="right"/);
    expect(html).toMatch(/<div lang="mk" dir="ltr" align="left"/);
  });

  it('has its styles in the elements, one button, no image, and stays under 20 kB', () => {
    expect(html).toMatch(/<h1 style="[^"]*font-size: 28px/);
    expect(html).toContain('<h2 style=');
    expect(html).not.toMatch(/<img|<style|class=|undefined|\{\{/);
    expect(html.match(/display: inline-block/g)).toHaveLength(1);
    expect(html).toContain('href="tel:+38920000000"');
    expect(Buffer.byteLength(html)).toBeLessThan(20_000);
  });

  it('is complete in the text part: every block, the help line and the footer', () => {
    for (const part of [
      'يوجد مكان لك',
      'السعر: مجانية',
      '- ماء',
      '18:00',
      'مكانك مجاني.',
      'عندك سؤال؟',
      'ИМА СЛОБОДНО МЕСТО',
      'Зошто',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('a failure of the mail server', () => {
  it.each([
    [{ code: 'EENVELOPE', responseCode: 451 }, true, 'smtp_451'],
    [{ code: 'EENVELOPE', responseCode: 550 }, false, 'smtp_550'],
    [{ code: 'EMESSAGE', responseCode: 554 }, false, 'smtp_554'],
    [{ code: 'EAUTH', responseCode: 535 }, true, 'smtp_535'],
    [{ code: 'EENVELOPE' }, false, 'bad_address'],
    [{ code: 'ECONNECTION' }, true, 'smtp_away'],
    [{ code: 'ETIMEDOUT' }, true, 'smtp_away'],
    [undefined, true, 'smtp_away'],
  ])('%j is tried again: %s, as %s', (error, retry, code) => {
    expect(smtpFailure(error)).toMatchObject({ retry, code, message: code });
  });
});
