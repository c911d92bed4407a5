import type { StaffActor } from '../../shared/actor';
import { isLive } from '../../classes';
import type { CourseMaterial } from '../../learning';
import { stateTag } from '../office/class-head.presenter';
import type { Voice } from '../catalogue/voice';
import type { Group } from '../today/needs';
import { type Meeting, type Taught, type Teaching } from './teaching';

/** More missing rolls than these are found on the pages of their classes. */
const MOST_UNCALLED = 5;

/** The page of whoever teaches: the button of the first roll that is to be called is the one to press. */
export function teachView(voice: Voice, teaching: Teaching): object {
  const { board, today, next, uncalled, taught } = teaching;
  const held = today.filter(({ session }) => !session.cancelled);
  const main = held.find(({ roll }) => roll === undefined);
  const [name = board.actor.name] = board.actor.name.split(' ');
  const parts = (['running', 'coming', 'over'] as const).map((part) => ({
    id: part,
    title: voice.t(`teach.part.${part}`),
    classes: teaching[part].map((group) => classView(voice, teaching, group)),
  }));
  return {
    now: voice.moment(board.now, board.organisation.timeZone, 'full'),
    heading: voice.t('teach.heading', { count: held.length, name }),
    by: board.actor.accountId,
    nothing: board.groups.length === 0,
    today: today.map((one) => ({ ...meetingView(voice, one), main: one === main })),
    next: next && meetingView(voice, next),
    uncalled: uncalled.slice(0, MOST_UNCALLED).map((one) => meetingView(voice, one)),
    moreUncalled: Math.max(0, uncalled.length - MOST_UNCALLED),
    parts: parts.filter(({ classes }) => classes.length > 0),
    months: taught.map((month) => monthView(voice, month)),
  };
}

export function titleOf(voice: Voice, { course, trainingClass }: Group): string {
  return voice.t('office.class-title', { title: voice.local(course.title).text, group: trainingClass.group });
}

function meetingView(voice: Voice, { group, session, roll }: Meeting): object {
  const { trainingClass } = group;
  const { language, formats } = voice;
  return {
    title: titleOf(voice, group),
    path: `/office/classes/${trainingClass.code}`,
    roll: `/office/meetings/${session.id}/roll`,
    iso: session.start.toISOString(),
    time: formats.time(language, session.start, trainingClass.timeZone),
    until: voice.t('teach.until', { time: formats.time(language, session.end, trainingClass.timeZone) }),
    when: formats.zonedTime(language, session.start, trainingClass.timeZone),
    where: voice.t('enrolments.venue-town', {
      venue: voice.local(trainingClass.venue).text,
      town: voice.town(trainingClass.town),
    }),
    off: session.cancelled === true,
    called: roll && voice.t('teach.called', { ...roll }),
  };
}

function classView(voice: Voice, { board }: Teaching, group: Group): object {
  const { trainingClass, seats } = group;
  const { code, startsAt, endsAt, timeZone, sessions } = trainingClass;
  const planned = sessions.filter(({ cancelled }) => !cancelled);
  return {
    title: titleOf(voice, group),
    path: `/office/classes/${code}`,
    tag: stateTag(voice, trainingClass),
    dates: voice.formats.dateRange(voice.language, startsAt, endsAt, timeZone, 'day-year'),
    where: voice.town(trainingClass.town),
    people: seats && voice.t('teach.people', { count: seats.taken + seats.held, capacity: seats.capacity }),
    meetings: voice.t('teach.meetings', {
      over: planned.filter(({ end }) => end <= board.now).length,
      count: planned.length,
    }),
    lessons: `/teach/classes/${code}/lessons`,
    print: isLive(trainingClass) && seats !== undefined && seats.taken + seats.held > 0,
  };
}

/** 2 hours 30 minutes. */
export const hoursText = (voice: Voice, minutes: number): string =>
  voice.t('teach.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });

function monthView(voice: Voice, { month, meetings, minutes }: Taught): object {
  return {
    name: voice.formats.date(voice.language, new Date(`${month}-15`), 'UTC', 'month'),
    path: `/teach/hours/${month}`,
    hours: hoursText(voice, minutes),
    meetings: voice.t('teach.in-meetings', { count: meetings }),
  };
}

/** What waits in the material of the organisation: to be read by this person, and to be translated by anybody. */
export function materialView(voice: Voice, { accountId }: StaffActor, courses: readonly CourseMaterial[]): object {
  const waiting = courses.filter(({ draft }) => draft?.state === 'review' && draft.sent?.by !== accountId).length;
  const missing = courses.reduce((sum, course) => sum + course.missing, 0);
  return {
    waiting: waiting > 0 ? voice.t('teach.material.review', { count: waiting }) : undefined,
    missing: missing > 0 ? voice.t('teach.material.missing', { count: missing }) : undefined,
  };
}
