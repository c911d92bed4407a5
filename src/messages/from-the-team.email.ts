import type { LocalText } from '../shared/locale';
import type { Composed, LetterFormats, Translate } from '../notifications';
import { stripBidi } from '../platform/i18n';
import { MOST_SEGMENTS, smsSize, smsText } from '../platform/sms';
import { classFacts, type LetterSubject, placeButton } from '../enrolments';

/** What a reader gets of a text: the nearest language, its lines kept, no mark that turns the words around it. */
export const textFor = (texts: LocalText, { text }: Pick<LetterFormats, 'text'>): string => stripBidi(text(texts));

/**
 * The SMS: all of the text with the way to the own page where both fit, else the text, else that there is one to read. It names no course:
 * phones are shared.
 */
export function teamSms(text: string, url: string, t: Translate): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const whole = t('messages.sms.whole', { text: line });
  const fits = (sms: string): boolean => smsSize(smsText(sms, 'ltr')).segments <= MOST_SEGMENTS;
  return [`${whole} ${url}`, whole].find(fits) ?? t('messages.sms.read', { url });
}

/** What staff have written, in the reader's language. */
export function fromTheTeamEmail(subject: LetterSubject, text: string, t: Translate, formats: LetterFormats): Composed {
  return {
    subject: t('messages.mail.subject'),
    blocks: [
      { kind: 'heading', text: t('messages.mail.title') },
      ...text
        .split(/\n{2,}/)
        .map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph.trim() }))
        .filter((paragraph) => paragraph.text !== ''),
      classFacts(subject, t, formats),
      placeButton(subject, t),
    ],
    sms: teamSms(text, subject.shortUrl, t),
    why: t('enrolments.mail.why'),
  };
}
