import type { HistoryLine, HistoryPresenter } from '../../history';
import type { Voice } from '../catalogue/voice';
import type { ClassReading } from './reading';

const DAY_MILLISECONDS = 24 * 3600_000;
/** So many lines tell what happened last; the rest is a step away. */
const NEWEST = 10;
/** After this a date without its year could be taken for this year's. */
const FAR_DAYS = 300;

/** What was done in the class, by whom, when and why, the newest first. */
export function historyView(voice: Voice, reading: ClassReading, sentences: HistoryPresenter): object {
  const { lines, all, staff } = reading;
  const shown = all === 'history' ? lines : lines.slice(0, NEWEST);
  return {
    lines: shown.map((line) => ({
      when: momentOf(voice, reading.trainingClass.timeZone, reading.now, line.at),
      text: sentences.sentence(voice.language, line, { accounts: staff, subject: subjectOf(voice, reading, line) }),
      reason: sentences.reason(voice.language, line),
    })),
    more: lines.length > shown.length,
    code: reading.trainingClass.code,
  };
}

/** Today 9:41, Wed 7 October 16:20, or the whole date. */
export function momentOf(voice: Voice, timeZone: string, now: Date, at: Date): { iso: string; text: string } {
  const { formats, language } = voice;
  const time = formats.time(language, at, timeZone);
  const day = (date: Date) => formats.date(language, date, timeZone, 'day-year');
  const far = now.getTime() - at.getTime() > FAR_DAYS * DAY_MILLISECONDS;
  const date = formats.date(language, at, timeZone, far ? 'day-year' : 'short');
  const today = day(at) === day(now);
  const text = today ? voice.t('history.today', { time }) : voice.t('common.date-time', { date, time });
  return { iso: at.toISOString(), text };
}

/** The person, or the day of the meeting, that a line is about; names are looked up when it is shown, never kept in it. */
function subjectOf(voice: Voice, reading: ClassReading, { subject, facts }: HistoryLine): string | undefined {
  const { people, staff, certificates, trainingClass } = reading;
  if (subject.kind === 'account') return staff.get(subject.id);
  if (subject.kind === 'session') {
    const session = trainingClass.sessions.find((one) => one.id === subject.id);
    if (!session) return voice.t('history.a-meeting');
    return voice.formats.date(voice.language, session.start, trainingClass.timeZone, 'day');
  }
  const award = certificates?.progress?.items.find((item) => item.award.id === subject.id)?.award;
  const entry = people.get(award?.enrolmentId ?? subject.id);
  const number = Number(award?.companion ?? facts['companion'] ?? 0);
  return (number > 0 ? entry?.companions.get(number) : entry?.person)?.callName;
}
