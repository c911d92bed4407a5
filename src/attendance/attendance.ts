/** How somebody was in a meeting. */
export const MARK_STATUSES = ['present', 'late', 'excused', 'absent'] as const;
export type MarkStatus = (typeof MARK_STATUSES)[number];

/** One person's line in the roll of one meeting. `companion` is 0 for the person who joined, else the companion's number. */
export interface Mark {
  readonly sessionId: string;
  readonly classId: string;
  readonly enrolmentId: string;
  readonly companion: number;
  readonly status: MarkStatus;
  /** Minutes in the meeting, where somebody counted them. */
  readonly minutes?: number;
  /** When it was marked, by the clock of whoever called the roll; the later mark wins. */
  readonly markedAt: Date;
  readonly markedBy: string;
}

/** What tells the people of a class apart. */
export const personKey = ({ enrolmentId, companion }: Pick<Mark, 'enrolmentId' | 'companion'>): string =>
  `${enrolmentId}/${companion}`;

/** The marks of each person, by `personKey`. */
export function byPerson<T extends Pick<Mark, 'enrolmentId' | 'companion'>>(marks: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const mark of marks) found.set(personKey(mark), [...(found.get(personKey(mark)) ?? []), mark]);
  return found;
}

/** A roll in two numbers; late is there. */
export interface RollSum {
  readonly marked: number;
  readonly present: number;
}

/** So many meetings missed without a word make somebody worth a question. */
const MISSED_OFTEN = 2;

/** The parties of which somebody was marked absent at two meetings or more; who was excused has said so. */
export function missedTwice(marks: readonly Pick<Mark, 'enrolmentId' | 'companion' | 'status'>[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { enrolmentId, companion, status } of marks) {
    if (status !== 'absent') continue;
    const key = personKey({ enrolmentId, companion });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const often = [...counts].filter(([, count]) => count >= MISSED_OFTEN);
  return new Set(often.map(([key]) => key.slice(0, key.lastIndexOf('/'))));
}

/** What the share is computed from: a meeting that takes place. */
interface Meeting {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly cancelled?: boolean;
}

/** How long a meeting is planned to be. */
export const minutesOf = (meeting: Pick<Meeting, 'start' | 'end'>): number =>
  (meeting.end.getTime() - meeting.start.getTime()) / 60_000;

/** Present and late count whole unless minutes were counted (never more than the meeting has); excused and absent count nothing. */
export function attendedMinutes(mark: Pick<Mark, 'status' | 'minutes'> | undefined, planned: number): number {
  if (!mark || mark.status === 'excused' || mark.status === 'absent') return 0;
  return Math.min(mark.minutes ?? planned, planned);
}

/** The share of the planned minutes that a person was there, 0 to 1; cancelled meetings are not planned. 0 without meetings. */
export function attendanceShare(
  meetings: readonly Meeting[],
  marks: readonly Pick<Mark, 'sessionId' | 'status' | 'minutes'>[],
): number {
  const held = meetings.filter((meeting) => !meeting.cancelled);
  const planned = held.reduce((sum, meeting) => sum + minutesOf(meeting), 0);
  if (planned === 0) return 0;
  const bySession = new Map(marks.map((mark) => [mark.sessionId, mark]));
  const attended = held.reduce(
    (sum, meeting) => sum + attendedMinutes(bySession.get(meeting.id), minutesOf(meeting)),
    0,
  );
  return attended / planned;
}

/** Whether a share meets a rule such as 0.8; a thousandth is forgiven, so that four fifths of odd minutes are not lost to rounding. */
export const meetsShare = (share: number, required: number): boolean => share + 0.001 >= required;
