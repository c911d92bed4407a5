import { meetsShare } from '../attendance';
import type { Achieved } from '../learning';
import type { Course } from '../tracks';

/** What somebody may lack for a certificate. */
export type MissingCode = 'attendance' | 'handwork' | 'quiz';

/** What staff may vouch for where it was not judged in the programme. */
export const VOUCHABLE = ['handwork', 'quiz'] as const;
export type Vouchable = (typeof VOUCHABLE)[number];

/** How one of a party did. */
export interface Standing {
  readonly enrolmentId: string;
  readonly companion: number;
  readonly share: number;
  readonly missing: readonly MissingCode[];
}

/** What a person lacks by the course's rule. Handwork and quiz count where they were passed here, or where staff vouch for them. */
export function missingFor(
  { attendance, handwork, quiz }: Course['completion'],
  share: number,
  vouched: readonly Vouchable[],
  achieved: Achieved,
): MissingCode[] {
  const lacks = (what: Vouchable): boolean => !achieved[what] && !vouched.includes(what);
  return [
    ...(meetsShare(share, attendance) ? [] : (['attendance'] as const)),
    ...(handwork && lacks('handwork') ? (['handwork'] as const) : []),
    ...(quiz && lacks('quiz') ? (['quiz'] as const) : []),
  ];
}

/**
 * The result of a party: completed when at least one of it lacks nothing; not completed when nobody was there enough; undecided while
 * only something lacks that can still be judged.
 */
export function resultOf(party: readonly Pick<Standing, 'missing'>[]): 'completed' | 'not_completed' | null {
  if (party.some(({ missing }) => missing.length === 0)) return 'completed';
  return party.every(({ missing }) => missing.includes('attendance')) ? 'not_completed' : null;
}
