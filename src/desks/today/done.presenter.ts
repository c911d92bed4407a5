import type { HistoryPresenter } from '../../history';
import type { Organisation } from '../../organisations';
import type { Voice } from '../catalogue/voice';
import type { Done, DoneLine } from './done.reader';

/** What was done today in words, each with its undo, or the way to put it right. */
export function doneView(
  voice: Voice,
  { lines, staff }: Done,
  { timeZone }: Organisation,
  sentences: HistoryPresenter,
): object[] {
  return lines.map((done) => {
    const { line, group, undo, correction } = done;
    const subject = subjectOf(voice, done, staff);
    const sentence = sentences.sentence(voice.language, line, { accounts: staff, subject });
    return {
      id: line.id,
      when: { iso: line.at.toISOString(), text: voice.formats.time(voice.language, line.at, timeZone) },
      text: sentence,
      reason: sentences.reason(voice.language, line),
      about:
        group &&
        voice.t('office.class-title', {
          title: voice.local(group.course.title).text,
          group: group.trainingClass.group,
        }),
      path: group && `/office/classes/${group.trainingClass.code}`,
      undo,
      name: subject ?? '',
      correction,
    };
  });
}

/** The person, the account, or the day of the meeting, that a line is about. */
function subjectOf(
  voice: Voice,
  { line, group, entry }: DoneLine,
  staff: ReadonlyMap<string, string>,
): string | undefined {
  const { subject, facts } = line;
  if (subject.kind === 'account') return staff.get(subject.id);
  if (subject.kind === 'session') {
    const session = group?.trainingClass.sessions.find(({ id }) => id === subject.id);
    return session && voice.formats.date(voice.language, session.start, group!.trainingClass.timeZone, 'day');
  }
  const number = Number(facts['companion'] ?? 0);
  return (number > 0 ? entry?.companions.get(number) : entry?.person)?.callName;
}
