import { type Language, languageInfo, LANGUAGES, textLanguage } from '../../shared/locale';
import { smsSize, smsText } from '../../platform/sms';
import { type ClassMessage, statusesOf, teamSms } from '../../messages';
import type { RosterEntry } from '../../enrolments';
import type { Delivery } from '../../notifications';
import type { Voice } from '../catalogue/voice';
import { reachedOf, whyOf } from '../office/messages.presenter';
import { personView } from '../office/roster.presenter';
import { textView } from './text-view';
import type { Addressee, WritableClass } from './writing.reader';

/** As long as the way to an own page; whose it is, is nobody's business here. */
const WAY = '/p/xxxxxxxxxxx';

/** What each group of readers gets, those of most first. `speak` gives the words of a language, `host` is that of the own pages. */
export function previewView(
  voice: Voice,
  { audience, texts }: Pick<ClassMessage, 'audience' | 'texts'>,
  { organisation }: WritableClass,
  addressees: readonly Addressee[],
  { speak, host }: { readonly speak: (language: Language) => Voice; readonly host: string },
): object[] {
  const counts = new Map<Language, number>();
  for (const { entry } of addressees) {
    const language = textLanguage(entry.enrolment.language, organisation.language);
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  // Nobody is there yet for a message that goes later: all that is written is shown.
  if (counts.size === 0) for (const language of LANGUAGES) if (texts[language] !== undefined) counts.set(language, 0);
  const name = (language: Language): string => voice.formats.languageName(voice.language, language);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([language, count]) => {
      const { t } = speak(language);
      const text = textView(texts, language);
      const url = `${host}${WAY}`;
      const sms = teamSms(text.lines.join('\n'), url, t, audience);
      const whole = sms !== t('messages.sms.read', { url });
      const parts = smsSize(smsText(sms, languageInfo(language).dir)).segments;
      return {
        title: count > 0 ? voice.t('write.preview.group', { language: name(language), count }) : name(language),
        missing: text.lang === language ? undefined : voice.t('write.preview.missing', { language: name(text.lang) }),
        subject: t('messages.mail.subject'),
        lang: language,
        dir: languageInfo(language).dir,
        text,
        smsTitle: whole
          ? voice.t('write.preview.sms', { parts })
          : voice.t(audience === 'missed' ? 'write.preview.sms-private' : 'write.preview.sms-link'),
        sms,
      };
    });
}

/** How a message went for each of its people, those first who did not get it. */
export function sentView(
  voice: Voice,
  { trainingClass }: WritableClass,
  { audience }: ClassMessage,
  people: readonly { readonly entry: RosterEntry; readonly rows: readonly Delivery[] }[],
): { rows: object[]; failed: number } {
  const when = (at: Date): string => voice.formats.dateTime(voice.language, at, trainingClass.timeZone, 'day');
  const rows = people.map(({ entry, rows: deliveries }) => {
    const told = deliveries.filter(({ code }) => code !== 'not_needed');
    const [reached] = reachedOf(told).values();
    const { name, lang } = personView(voice, entry);
    // Who has left before the first try has no row at all.
    const isGone = deliveries.length > 0 || !statusesOf(audience, trainingClass).includes(entry.enrolment.status);
    const how = reached?.how ?? (isGone ? 'left' : 'waiting');
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
