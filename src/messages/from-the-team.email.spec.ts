import fc from 'fast-check';
import { MOST_SEGMENTS, smsSize } from '../platform/sms';
import { teamSms } from './from-the-team.email';

const URL = 'sofra.example/p/7KQ4M9XWPTR';
const words: Record<string, string> = { whole: 'Sofra: {text}', read: 'Sofra: read it here: {url}' };
const t = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  words[key.split('.').at(-1)!]!.replace(/\{(\w+)\}/, (_, name: string) => String(values[name]));

describe('The SMS of a message', () => {
  it('brings the whole text with the way to the own page while both fit', () => {
    expect(teamSms('Bring an apron.\n\nThe room is warm.', URL, t, 'seated')).toBe(
      `Sofra: Bring an apron. The room is warm. ${URL}`,
    );
  });

  it('brings the text alone when the way no longer fits beside it', () => {
    const text = 'ш'.repeat(120);
    expect(teamSms(text, URL, t, 'seated')).toBe(`Sofra: ${text}`);
  });

  it('does not say on a shared phone that somebody was missed', () => {
    expect(teamSms('We missed you.', URL, t, 'missed')).toBe(`Sofra: read it here: ${URL}`);
  });

  it('never costs more than two parts, and says where a longer text stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const sms = teamSms(text, URL, t, 'seated');
        expect(smsSize(sms).segments).toBeLessThanOrEqual(MOST_SEGMENTS);
        expect(sms.includes(text.replace(/\s*\n\s*/g, ' ')) || sms === `Sofra: read it here: ${URL}`).toBe(true);
      }),
    );
  });
});
