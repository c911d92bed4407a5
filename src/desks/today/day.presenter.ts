import { isOfToday, type Session } from '../../classes';
import type { Voice } from '../catalogue/voice';
import { stitchesOf } from '../catalogue/facts.presenter';
import { AHEAD_MILLISECONDS, type Board, type Group } from './needs';

interface Meeting {
  readonly group: Group;
  readonly session: Session;
}

/** The meetings of today by their time, else the next one; and the classes that begin within a week. */
export function dayView(voice: Voice, board: Board): object {
  const { now, groups } = board;
  const meetings = groups
    .filter(({ trainingClass }) => trainingClass.state !== 'draft')
    .flatMap((group) =>
      group.trainingClass.sessions.filter(({ cancelled }) => !cancelled).map((session) => ({ group, session })),
    )
    .sort((a, b) => a.session.start.getTime() - b.session.start.getTime());
  const today = meetings.filter(({ group, session }) => isOfToday(session, group.trainingClass.timeZone, now));
  const next = meetings.find(({ session }) => session.start > now);
  return {
    meetings: today.map((meeting) => meetingView(voice, meeting)),
    next: today.length === 0 && next ? nextView(voice, next) : undefined,
    soon: groups
      .filter(({ trainingClass: { state, startsAt, timeZone } }) => {
        const left = startsAt.getTime() - now.getTime();
        const isToday = isOfToday({ start: startsAt, end: startsAt }, timeZone, now);
        return state !== 'draft' && left > 0 && left <= AHEAD_MILLISECONDS && !isToday;
      })
      .map((group) => beginsView(voice, group)),
  };
}

const titleOf = (voice: Voice, { course, trainingClass }: Group): string =>
  voice.t('office.class-title', { title: voice.local(course.title).text, group: trainingClass.group });

function meetingView(voice: Voice, { group, session }: Meeting): object {
  const { trainingClass, seats } = group;
  return {
    iso: session.start.toISOString(),
    time: voice.formats.time(voice.language, session.start, trainingClass.timeZone),
    title: titleOf(voice, group),
    path: `/office/classes/${trainingClass.code}`,
    roll: `/office/meetings/${session.id}/roll`,
    where: voice.local(trainingClass.venue).text,
    stitches: seats && stitchesOf(seats),
    seats: seats && takenText(voice, group),
  };
}

function nextView(voice: Voice, { group, session }: Meeting): object {
  const { trainingClass } = group;
  return {
    title: titleOf(voice, group),
    path: `/office/classes/${trainingClass.code}`,
    when: voice.formats.dateTime(voice.language, session.start, trainingClass.timeZone),
  };
}

function beginsView(voice: Voice, group: Group): object {
  const { code, startsAt, timeZone } = group.trainingClass;
  return {
    when: voice.formats.dateTime(voice.language, startsAt, timeZone),
    title: titleOf(voice, group),
    path: `/office/classes/${code}`,
    seats: group.seats && takenText(voice, group),
  };
}

const takenText = (voice: Voice, { seats }: Group): string =>
  seats
    ? voice.t('common.seats.taken', { taken: seats.capacity - Math.max(0, seats.free), capacity: seats.capacity })
    : '';
