/** What was done in a meeting, in the words of whoever teaches. It is about the work, not about people. */
export interface DiaryEntry {
  readonly sessionId: string;
  readonly classId: string;
  readonly text: string;
  readonly writtenAt: Date;
  /** The account. */
  readonly writtenBy: string;
  /** Counts the changes: who writes must have read the last one. */
  readonly version: number;
}

/** Longer than a page nobody reads. */
export const MOST_DIARY = 2_000;
