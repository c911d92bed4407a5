import { smsSize } from '../platform/sms';
import type { WrittenSample } from '../notifications';
import { type Language, languageInfo, LANGUAGES } from '../shared/locale';
import type { DevMessage } from './messages.repository';

const SHOWN_LETTERS = 90;

const clock = (at: Date): string => `${at.toISOString().replace('T', ' ').slice(0, 19)} UTC`;

/** A text in parts, addresses of pages apart, so that they can be followed. */
const withLinks = (text: string): { text: string; href?: string }[] =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .filter((part) => part !== '')
    .map((part) => (/^https?:/.test(part) ? { text: part, href: part } : { text: part }));

/** The list, the newest first. */
export function listModel(messages: readonly DevMessage[], more: boolean): object {
  const last = messages.at(-1);
  return {
    items: messages.map(({ id, at, channel, to, subject, text }) => ({
      href: `/dev/mail/${id}`,
      at: clock(at),
      isMail: channel === 'email',
      to,
      subject: subject || text.slice(0, SHOWN_LETTERS),
    })),
    older: more && last ? `/dev/mail?before=${last.id}` : undefined,
  };
}

/** One message with all of its parts. */
export function messageModel({ id, at, channel, from, to, subject, text, headers, attachments }: DevMessage): object {
  return {
    at: clock(at),
    isMail: channel === 'email',
    from,
    to,
    subject: subject || to,
    parts: withLinks(text),
    htmlHref: `/dev/mail/${id}/html`,
    headers: headers ?? [],
    attachments: attachments.map(({ name, type }, index) => ({
      name,
      type,
      href: `/dev/mail/${id}/attachments/${index}`,
    })),
    segments: channel === 'sms' ? smsSize(text).segments : undefined,
  };
}

/** Every message's sample in one language. */
export function samplesModel(samples: readonly WrittenSample[], language: Language): object {
  return {
    languages: LANGUAGES.map((code) => ({
      name: languageInfo(code).name,
      code,
      current: code === language,
      href: `/dev/mail/samples?language=${code}`,
    })),
    items: samples.map(({ message, subject, text, sms, problems }) => ({
      message,
      subject,
      text,
      language,
      dir: languageInfo(language).dir,
      htmlHref: `/dev/mail/samples/${language}/${message}`,
      sms: sms === undefined ? undefined : { text: sms, ...smsSize(sms) },
      problems,
    })),
  };
}
