import type { LocalText, PersonLanguage } from '../shared/locale';
import type { Criterion } from './criteria';

/** The states that are stored. */
export const STORED_STATES = ['draft', 'published', 'confirmed', 'finished', 'closed', 'cancelled'] as const;
export type StoredState = (typeof STORED_STATES)[number];

/**
 * The states of a class. `running` is never stored: a confirmed class whose first meeting has begun runs, until staff completes it
 * (certificates wait for that word, not for a date), so no sweep can be late with it.
 */
export type ClassState = StoredState | 'running';

/** One meeting; the id stays when it moves, so marks and calendars follow it. */
export interface Session {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly cancelled?: true;
  /** How often it was changed: the SEQUENCE of RFC 5545. */
  readonly changes: number;
}

/** A course held once. Instants are UTC, `timeZone` says which clocks hang there. */
export interface TrainingClass {
  readonly id: string;
  /** Short, readable, unique in the installation, lower case. */
  readonly code: string;
  readonly organisationId: string;
  readonly courseId: string;
  readonly state: ClassState;
  readonly town: string;
  readonly venue: LocalText;
  /** How to get there. */
  readonly directions?: LocalText;
  readonly children?: LocalText;
  /** Whether the room is reached without steps; unknown when left out. */
  readonly stepFree?: boolean;
  readonly timeZone: string;
  readonly teachingLanguages: readonly PersonLanguage[];
  /** Languages that an interpreter helps with. */
  readonly interpreterLanguages: readonly PersonLanguage[];
  /** As planned; what counts is the ledger's, which is set in the same transaction. */
  readonly capacity: number;
  readonly minimum?: number;
  readonly admission: 'open' | 'approval';
  /** What counts, where the office chooses among applications. */
  readonly criteria?: readonly Criterion[];
  readonly freePlaces: number | 'all' | 'ask';
  /** The organisation's when left out; so is `offerWindow` (an ISO 8601 duration). */
  readonly waitlistRule?: 'strict' | 'fit';
  readonly offerWindow?: string;
  readonly decideBy?: Date;
  /** When a draft is published by itself. */
  readonly publishAt?: Date;
  readonly instructorIds: readonly string[];
  readonly programmeId?: string;
  /** In order of their start. */
  readonly sessions: readonly Session[];
  /** Start of the first meeting that is not cancelled. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The letter that tells the groups of a course apart: A, B, C. */
  readonly group: string;
  /** When staff said that it is over. */
  readonly finishedAt?: Date;
  /** The class of the same course that its people go to; it takes nobody any more, and is cancelled once all have left. */
  readonly mergedInto?: string;
  /** Why it was cancelled, as people are told. */
  readonly reason?: string;
  /** It was called off as a draft: nobody but staff ever saw it, and nobody shall. */
  readonly neverPublic?: true;
  /** Counts the changes; the ETag. */
  readonly version: number;
}

/** The states in which people can be in the class or get into it. */
export const LIVE_STATES: readonly StoredState[] = ['published', 'confirmed'];

/** Whether it is over, so that certificates can be made. */
export const isOver = (row: Pick<TrainingClass, 'state'>): boolean =>
  row.state === 'finished' || row.state === 'closed';

/** Whether everybody may see it. */
export const isPublic = (row: Pick<TrainingClass, 'state' | 'neverPublic'>): boolean =>
  row.state !== 'draft' && row.neverPublic !== true;

/** Whether it is published and neither over nor called off: seats can move, staff can enrol. */
export const isLive = (row: Pick<TrainingClass, 'state'>): boolean =>
  row.state === 'published' || row.state === 'confirmed' || row.state === 'running';

/** Whether learners can join by themselves: live, and before the first meeting. Staff can enrol into any live class. */
export const takesLearners = (row: Pick<TrainingClass, 'state' | 'startsAt' | 'mergedInto'>, now: Date): boolean =>
  isLive(row) && row.mergedInto === undefined && row.startsAt > now;

/** The state as it is now, see `ClassState`. */
export function stateAt(stored: StoredState, startsAt: Date, now: Date): ClassState {
  return stored === 'confirmed' && startsAt <= now ? 'running' : stored;
}

/** Start and end of a class by its meetings; of one whose meetings are all cancelled, by those. */
export function spanOf(sessions: readonly Pick<Session, 'start' | 'end' | 'cancelled'>[]): {
  startsAt: Date;
  endsAt: Date;
} {
  const held = sessions.filter((session) => !session.cancelled);
  const counted = held.length > 0 ? held : sessions;
  const starts = counted.map((session) => session.start.getTime());
  const ends = counted.map((session) => session.end.getTime());
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}

/** The stored states from which each change is possible. Repeating the last change of state is answered with the class as it is. */
export const CHANGES_FROM: Readonly<
  Record<'published' | 'confirmed' | 'cancelled' | 'finished' | 'closed', readonly StoredState[]>
> = {
  published: ['draft'],
  confirmed: ['published'],
  cancelled: ['draft', 'published', 'confirmed'],
  finished: ['published', 'confirmed'],
  closed: ['finished'],
};
