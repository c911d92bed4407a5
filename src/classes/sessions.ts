import { newId } from '../shared/ids';
import type { Session } from './training-class';

/** A meeting as it is asked for; with the id of an existing one it is that one. */
export interface SessionInput {
  readonly id?: string | undefined;
  readonly start: Date;
  readonly end: Date;
  readonly cancelled?: boolean | undefined;
}

const inOrder = (sessions: readonly Session[]): Session[] =>
  [...sessions].sort((a, b) => a.start.getTime() - b.start.getTime() || (a.id < b.id ? -1 : 1));

/** The meetings of a new class. */
export const newSessions = (inputs: readonly SessionInput[]): Session[] =>
  inOrder(inputs.map(({ start, end }) => ({ id: newId(), start, end, changes: 0 })));

/**
 * The meetings after a change. A meeting named by id keeps it. One that is no longer named stays as cancelled where people may have
 * it in their calendars already (`keep`), so that calendars take it out; else it goes.
 */
export function changedSessions(before: readonly Session[], inputs: readonly SessionInput[], keep: boolean): Session[] {
  const known = new Map(before.map((session) => [session.id, session]));
  const after = inputs.map((input): Session => {
    const old = input.id === undefined ? undefined : known.get(input.id);
    if (!old) return { id: newId(), start: input.start, end: input.end, changes: 0 };
    known.delete(old.id);
    return changed(old, input.start, input.end, input.cancelled === true);
  });
  const gone = keep ? [...known.values()].map((old) => changed(old, old.start, old.end, true)) : [];
  return inOrder([...after, ...gone]);
}

/** The same meetings for calendars that must look again, because the place is another. */
export const movedSessions = (sessions: readonly Session[]): Session[] =>
  sessions.map((session) => ({ ...session, changes: session.changes + 1 }));

/** Whether people would go to the wrong place or at the wrong time if they were not told. */
export function meetingsDiffer(before: readonly Session[], after: readonly Session[]): boolean {
  const text = (sessions: readonly Session[]) =>
    JSON.stringify(sessions.map(({ id, start, end, cancelled }) => [id, start, end, cancelled ?? false]));
  return text(before) !== text(after);
}

/** A meeting that is different, and when it was held before; one that is new was not held. */
export interface MeetingBefore {
  readonly id: string;
  readonly was?: { readonly start: Date; readonly end: Date } | undefined;
}

/** The meetings that are different as they were before; `all` that are held when the place is another. */
export function meetingsThatDiffer(
  before: readonly Session[],
  after: readonly Session[],
  all: boolean,
): MeetingBefore[] {
  const known = new Map(before.map((session) => [session.id, session]));
  return after.flatMap(({ id, changes, cancelled }): MeetingBefore[] => {
    const old = known.get(id);
    const wasHeld = old !== undefined && !old.cancelled;
    if ((!wasHeld && cancelled) || (!all && old?.changes === changes)) return [];
    return [{ id, ...(wasHeld ? { was: { start: old.start, end: old.end } } : {}) }];
  });
}

function changed(old: Session, start: Date, end: Date, cancelled: boolean): Session {
  const same =
    old.start.getTime() === start.getTime() &&
    old.end.getTime() === end.getTime() &&
    (old.cancelled ?? false) === cancelled;
  if (same) return old;
  return { id: old.id, start, end, ...(cancelled ? { cancelled: true as const } : {}), changes: old.changes + 1 };
}
