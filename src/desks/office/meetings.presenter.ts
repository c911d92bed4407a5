import { isLive } from '../../classes';
import type { Voice } from '../catalogue/voice';
import type { ClassReading } from './reading';

/** The meetings, who came, and the way to each roll, or to cancel or move one that is to come; the next one has the button. */
export function meetingsView(voice: Voice, { trainingClass, came, now, office }: ClassReading): object {
  const { timeZone, sessions } = trainingClass;
  const next = sessions.find((session) => !session.cancelled && session.end > now)?.id;
  const live = isLive(trainingClass);
  let number = 0;
  const rows = sessions.map(({ id, start, end, cancelled }) => {
    const sum = came.get(id);
    if (!cancelled) number += 1;
    const begun = start <= now;
    return {
      number: cancelled ? undefined : number,
      day: voice.formats.date(voice.language, start, timeZone, 'long'),
      iso: start.toISOString(),
      time: voice.formats.timeRange(voice.language, start, end, timeZone),
      came: sum && voice.t('office.meetings.came', { present: sum.present, marked: sum.marked }),
      off: cancelled === true,
      roll: !cancelled && live && (begun || id === next) ? `/office/meetings/${id}/roll` : undefined,
      next: id === next,
      change:
        office && live && !cancelled && !begun ? `/office/classes/${trainingClass.code}/meetings/${id}` : undefined,
    };
  });
  return { rows, diary: `/office/classes/${trainingClass.code}/diary` };
}
