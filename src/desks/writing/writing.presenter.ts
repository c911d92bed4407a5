import { type Language, languageInfo, localText, type LocalText, textLanguage } from '../../shared/locale';
import { stripBidi } from '../../platform/i18n';
import { smsSize, smsText } from '../../platform/sms';
import { type ClassMessage, teamSms } from '../../messages';
import type { RosterEntry } from '../../enrolments';
import type { Delivery } from '../../notifications';
import type { Voice } from '../catalogue/voice';
import { reachedOf, whyOf } from '../office/messages.presenter';
import { personView } from '../office/roster.presenter';
import type { Addressee, WritableClass } from './writing.reader';

/** As long as the way to an own page; whose it is, is nobody's business here. */
const WAY = '/p/xxxxxxxxxxx';

/** A text as a page shows it, line by line, marked with its language. */
export interface TextView {
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly lines: readonly string[];
}

export function textView(texts: LocalText, language: Language): TextView {
  const shown = localText(texts, language);
  const lines = stripBidi(shown.text).split(/\n+/);
  return { lang: shown.language, dir: languageInfo(shown.language).dir, lines };
}

/** What each group of readers gets, those of most first. `speak` gives the words of a language, `host` is that of the own pages. */
export function previewView(
  voice: Voice,
  texts: LocalText,
  { organisation }: WritableClass,
  addressees: readonly Addressee[],
  { speak, host }: { readonly speak: (language: Language) => Voice; readonly host: string },
): object[] {
  const counts = new Map<Language, number>();
  for (const { entry } of addressees) {
    const language = textLanguage(entry.enrolment.language, organisation.language);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const name = (language: Language): string => voice.formats.languageName(voice.language, language);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([language, count]) => {
      const { t } = speak(language);
      const text = textView(texts, language);
      const url = `${host}${WAY}`;
      const sms = teamSms(text.lines.join('\n'), url, t);
      const whole = sms !== t('messages.sms.read', { url });
      const parts = smsSize(smsText(sms, languageInfo(language).dir)).segments;
      return {
        title: voice.t('write.preview.group', { language: name(language), count }),
        missing: text.lang === language ? undefined : voice.t('write.preview.missing', { language: name(text.lang) }),
        subject: t('messages.mail.subject'),
        lang: language,
        dir: languageInfo(language).dir,
        text,
        smsTitle: whole ? voice.t('write.preview.sms', { parts }) : voice.t('write.preview.sms-link'),
        sms,
      };
    });
}

/** How a message went for each of its people, those first who did not get it. */
export function sentView(
  voice: Voice,
  { trainingClass }: WritableClass,
  people: readonly { readonly entry: RosterEntry; readonly rows: readonly Delivery[] }[],
): { rows: object[]; failed: number } {
  const when = (at: Date): string => voice.formats.dateTime(voice.language, at, trainingClass.timeZone, 'day');
  const rows = people.map(({ entry, rows: deliveries }) => {
    const told = deliveries.filter(({ code }) => code !== 'not_needed');
    const [reached] = reachedOf(told).values();
    const { name, lang } = personView(voice, entry);
    const how = reached?.how ?? (deliveries.length > 0 ? 'left' : 'waiting');
    const ways = told.filter(({ state }) => state === 'sent').map(({ channel }) => channel);
    const words = {
      sent: () => voice.list(ways.flatMap((way) => (way === 'none' ? [] : [voice.t(`write.sent.${way}`)]))),
      waiting: () =>
        reached?.until ? voice.t('write.sent.night', { when: when(reached.until) }) : voice.t('write.sent.waits'),
      failed: () => whyOf(voice, reached?.code),
      left: () => voice.t('write.sent.left'),
    };
    return { name, lang, how, words: words[how](), got: how === 'sent', failed: how === 'failed' };
  });
  const order = ['failed', 'waiting', 'left', 'sent'];
  return {
    rows: rows.sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how)),
    failed: rows.filter(({ failed }) => failed).length,
  };
}

/** A line a message on the page of its class: when, to whom, how it begins, how it stands. */
export function writtenView(voice: Voice, messages: readonly ClassMessage[], code: string, zone: string): object[] {
  return messages.map((message) => ({
    path: `/office/classes/${code}/messages/${message.id}`,
    to: voice.t(`write.to.${message.audience}`),
    state: stateWords(voice, message, zone),
    text: textView(message.texts, voice.language),
  }));
}

/** "Sent Thu 8 Oct, 9:40". */
export const stateWords = (voice: Voice, { state, at }: ClassMessage, zone: string): string =>
  voice.t(`write.sent.state.${state}`, { when: voice.formats.dateTime(voice.language, at, zone, 'day') });
