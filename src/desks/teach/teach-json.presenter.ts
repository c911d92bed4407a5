import type { Group } from '../today/needs';
import type { Meeting, TaughtMonth, Teaching } from './teaching';

/** The teaching as programs read it. */
export function teachingJson({ today, next, uncalled, running, coming, over, taught }: Teaching): object {
  const [thisMonth, lastMonth] = taught;
  return {
    today: today.map(meetingJson),
    next: next ? meetingJson(next) : null,
    uncalled: uncalled.map(meetingJson),
    classes: { running: running.map(classJson), coming: coming.map(classJson), over: over.map(classJson) },
    taught: { thisMonth, lastMonth },
  };
}

/** The meetings of a month that were held, with their sum. */
export const monthJson = ({ meetings, sum }: TaughtMonth): object => ({ ...sum, held: meetings.map(meetingJson) });

function meetingJson({ group: { trainingClass, course }, session, roll }: Meeting): object {
  return {
    sessionId: session.id,
    classId: trainingClass.id,
    code: trainingClass.code,
    title: course.title,
    group: trainingClass.group,
    start: session.start.toISOString(),
    end: session.end.toISOString(),
    timeZone: trainingClass.timeZone,
    town: trainingClass.town,
    venue: trainingClass.venue,
    ...(session.cancelled ? { cancelled: true } : {}),
    roll: roll ?? null,
  };
}

function classJson({ trainingClass, course, seats }: Group): object {
  const { id, code, group, state, startsAt, endsAt, timeZone } = trainingClass;
  return {
    id,
    code,
    title: course.title,
    group,
    state,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    ...(seats ? { capacity: seats.capacity, people: seats.taken + seats.held } : {}),
  };
}
