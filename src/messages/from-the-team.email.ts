import type { LocalText } from '../shared/locale';
import type { Composed, LetterFormats, Translate } from '../notifications';
import { isolate, stripBidi } from '../platform/i18n';
import { MOST_SEGMENTS, smsSize, smsText } from '../platform/sms';
import { classFacts, type LetterSubject, placeButton } from '../enrolments';
import type { MessageAudience } from './class-message';

/** What a reader gets of a text: the nearest language, its lines kept, no mark that turns the words around it. */
export const textFor = (texts: LocalText, { text }: Pick<LetterFormats, 'text'>): string => stripBidi(text(texts));

/**
 * The SMS: all of the text with the way to the own page where both fit, else the text, else that there is one to read. Phones are shared: it
 * names no course, and that somebody was missed is nobody else's business.
 */
export function teamSms(text: string, url: string, t: Translate, audience: MessageAudience): string {
  if (audience === 'missed') return t('messages.sms.read', { url });
  const line = text.replace(/\s*\n\s*/g, ' ');
  const whole = t('messages.sms.whole', { text: line });
  const fits = (sms: string): boolean => smsSize(smsText(sms, 'ltr')).segments <= MOST_SEGMENTS;
  return [`${whole} ${url}`, whole].find(fits) ?? t('messages.sms.read', { url });
}

/** What staff have written, in the reader's language. */
export function fromTheTeamEmail(
  subject: LetterSubject,
  { audience, text }: { readonly audience: MessageAudience; readonly text: string },
  t: Translate,
  formats: LetterFormats,
): Composed {
  return {
    subject: t('messages.mail.subject'),
    blocks: [
      { kind: 'heading', text: t('messages.mail.title') },
      ...text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        // It may be in another language than the letter around it: each line keeps its own direction.
        .map((paragraph) => ({
          kind: 'paragraph' as const,
          text: paragraph.trim().split('\n').map(isolate).join('\n'),
        })),
      classFacts(subject, t, formats),
      placeButton(subject, t),
    ],
    sms: teamSms(text, subject.shortUrl, t, audience),
    why: t('enrolments.mail.why'),
  };
}
