import type { Mark } from './attendance';

/** So many meetings in a row missed without a word are worth a call. */
export const ABSENCES_WORTH_A_CALL = 3;

/** Meetings in a row that somebody missed. */
export interface Row {
  /** The meeting with which the row began: it tells this row from a later one. */
  readonly firstSessionId: string;
  readonly length: number;
}

/**
 * The absences in a row of one person with which these meetings end. A meeting without a mark says nothing; whoever was excused has
 * said so, which ends the row as coming does.
 * @param meetings in order, those that are held
 */
export function absencesInRow(
  meetings: readonly { readonly id: string }[],
  marks: readonly Pick<Mark, 'sessionId' | 'status'>[],
): Row | undefined {
  const statuses = new Map(marks.map(({ sessionId, status }) => [sessionId, status]));
  let row: Row | undefined;
  for (const { id } of meetings) {
    const status = statuses.get(id);
    if (status === undefined) continue;
    row =
      status === 'absent' ? { firstSessionId: row?.firstSessionId ?? id, length: (row?.length ?? 0) + 1 } : undefined;
  }
  return row;
}
