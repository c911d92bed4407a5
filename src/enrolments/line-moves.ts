import type { HistoryLine } from '../history';

/** The line of a party that was moved up or down a waiting list. */
export const MOVED_IN_LINE = 'enrolments.prioritised';

/** How many parties were moved ahead of somebody who waits. */
export interface MovedAhead {
  /** By staff, with a written reason. */
  readonly byOffice: number;
  /** Because they kept their number from an earlier group. */
  readonly byRule: number;
}

/**
 * Counts the other parties that are, or were, ahead because somebody moved them; of several moves of one party the last counts.
 * @param lines about moves in one class, the newest first
 */
export function movedAhead(lines: readonly HistoryLine[], enrolmentId: string): MovedAhead {
  const last = new Map(lines.toReversed().map((line) => [line.subject.id, line]));
  last.delete(enrolmentId);
  const ahead = [...last.values()].filter(({ facts }) => Number(facts?.['priority']) > 0);
  const byOffice = ahead.filter(({ actor }) => actor.kind === 'staff').length;
  return { byOffice, byRule: ahead.length - byOffice };
}
