import type { RollSum } from '../../attendance';
import { isLive, isOfToday, type Session, shownAt, type TrainingClass } from '../../classes';
import { type Board, type Group, isUncalled } from '../today/needs';

/** A meeting with its class and, once its roll was called, how many came. */
export interface Meeting {
  readonly group: Group;
  readonly session: Session;
  readonly roll: RollSum | undefined;
}

/** What was taught in a month, for the payslip. */
export interface Taught {
  /** Year and month: 2026-10. */
  readonly month: string;
  readonly meetings: number;
  readonly minutes: number;
}

/** The meetings that somebody taught in a month. */
export interface TaughtMonth {
  readonly board: Board;
  readonly meetings: readonly Meeting[];
  readonly sum: Taught;
  /** The month before. */
  readonly before: string;
}

/** What somebody teaches, as it is now. */
export interface Teaching {
  readonly board: Board;
  /** Of the day that the clocks of each town show, by their time; those that are called off too. */
  readonly today: readonly Meeting[];
  readonly next: Meeting | undefined;
  /** Meetings that are over and whose roll nobody called, the oldest first: hours and certificates wait for them. */
  readonly uncalled: readonly Meeting[];
  readonly running: readonly Group[];
  /** Drafts too. */
  readonly coming: readonly Group[];
  /** Those that are over or called off, the last in front. */
  readonly over: readonly Group[];
  /** This month and the one before, by the clocks of the organisation. */
  readonly taught: readonly [Taught, Taught];
}

/** The month that clocks in the zone show: 2026-10. */
export const monthOf = (at: Date, zone: string): string => shownAt(at, zone).day.slice(0, 'yyyy-mm'.length);

/** The month before: 2026-12 before 2027-01. */
export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 'yyyy-mm'.length);
}

/** An instant at which no clock anywhere shows this month yet; undefined for what is no month. */
export function beginningOf(month: string): Date | undefined {
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return undefined;
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - 14 * 3_600_000);
}

/** Nine weeks hold this month and the one before, wherever the clocks hang. */
const LOOKING_BACK_MILLISECONDS = 63 * 24 * 3_600_000;

/** Classes that were over by then are not looked at. */
export const lookingBack = (now: Date): Date => new Date(now.getTime() - LOOKING_BACK_MILLISECONDS);

/** Whether a meeting was held: it is over, nobody called it off, and its roll was called, by whomever. */
export const isHeld = ({ session: { cancelled, end }, roll }: Pick<Meeting, 'session' | 'roll'>, now: Date): boolean =>
  !cancelled && end <= now && roll !== undefined;

/** The meetings of a month that were held, each by the clocks of its town. */
export const heldIn = (month: string, meetings: readonly Meeting[], now: Date): Meeting[] =>
  meetings.filter((one) => isHeld(one, now) && monthOf(one.session.start, one.group.trainingClass.timeZone) === month);

/** Every meeting of the classes by its start, with its roll. */
export const meetingsOf = (groups: readonly Group[], rolls: ReadonlyMap<string, RollSum>): Meeting[] =>
  groups
    .flatMap((group) =>
      group.trainingClass.sessions.map((session): Meeting => ({ group, session, roll: rolls.get(session.id) })),
    )
    .toSorted((a, b) => a.session.start.getTime() - b.session.start.getTime());

/**
 * What was taught in a month, counted by the planned times of the meetings that were held and began in it. Of two who teach a class
 * together both have taught it: who stood in the room is not written down.
 */
export function taughtIn(month: string, meetings: readonly Meeting[], now: Date): Taught {
  const held = heldIn(month, meetings, now);
  const length = held.reduce((sum, { session }) => sum + session.end.getTime() - session.start.getTime(), 0);
  return { month, meetings: held.length, minutes: Math.round(length / 60_000) };
}

/** Arranges the classes of one teacher around now. */
export function teachingOf(board: Board, rolls: ReadonlyMap<string, RollSum>): Teaching {
  const { groups, now, organisation } = board;
  const meetings = meetingsOf(groups, rolls);
  const live = meetings.filter(({ group }) => isLive(group.trainingClass));
  const today = live.filter(({ group, session }) => isOfToday(session, group.trainingClass.timeZone, now));
  const others = live.filter((one) => !one.session.cancelled && !today.includes(one));
  const month = monthOf(now, organisation.timeZone);
  const current = groups.filter(({ trainingClass }) => !isPast(trainingClass));
  const begun = ({ trainingClass: { state, startsAt } }: Group): boolean => state !== 'draft' && startsAt <= now;
  return {
    board,
    today,
    next: others.find(({ session }) => session.start > now),
    uncalled: others.filter(({ group, session, roll }) => isUncalled(group, session, roll !== undefined, now)),
    running: current.filter(begun),
    coming: current.filter((group) => !begun(group)),
    over: groups.filter(({ trainingClass }) => isPast(trainingClass)).toReversed(),
    taught: [taughtIn(month, meetings, now), taughtIn(monthBefore(month), meetings, now)],
  };
}

const isPast = (row: TrainingClass): boolean => !isLive(row) && row.state !== 'draft';
