import type { Sealed } from '../platform/secrets';
import type { PersonLanguage } from '../shared/locale';

/** What can be earned. */
export const AWARD_KINDS = ['completion'] as const;
export type AwardKind = (typeof AWARD_KINDS)[number];

/**
 * `earned`: the rule is met, the name for the paper is not known. `name_confirmed`: the certificate can be made. `issued`, and from there
 * `revoked` or `replaced` by a new number. That one has expired is never stored: it follows from `validUntil`.
 */
export type AwardStatus = 'earned' | 'name_confirmed' | 'issued' | 'revoked' | 'replaced';

/** While no certificate is out. */
export const OPEN_STATUSES = ['earned', 'name_confirmed'] as const;

/**
 * Why a certificate could not be made. `name_not_printable` is the person's to mend, `template_unusable` (the template, or what the
 * course and the organisation say on it) is not; asking for it again tries once more. `person_erased` is for good.
 */
export type FailureCode = 'name_not_printable' | 'template_unusable' | 'not_made' | 'person_erased';

/** What stopped the last try while it is tried again by itself. */
export type TroubleCode = 'not_made';

/** An award that waits for a name, or for another one. */
export type HeldAward = Pick<Award, 'classId' | 'enrolmentId' | 'companion' | 'personId' | 'failure' | 'earnedAt'>;

/** Why and when a certificate was taken back. */
export interface Revocation {
  readonly at: Date;
  readonly reason: string;
}

/** The fact that somebody earned a certificate. */
export interface Award {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly courseId: string;
  readonly enrolmentId: string;
  /** 0 for the person who joined, else the companion's number. */
  readonly companion: number;
  /** Missing where a companion was never named. */
  readonly personId?: string | undefined;
  readonly kind: AwardKind;
  readonly status: AwardStatus;
  readonly language: PersonLanguage;
  /** The course's hours and how many of them the person was there. */
  readonly hours: number;
  readonly attendedHours: number;
  /** Not guessable, and no counter. Public once issued. */
  readonly number: string;
  /** Who the badge is about: a random id. */
  readonly recipient: string;
  /** Its bit in the organisation's status lists; random, so that it tells no order. */
  readonly statusList: number;
  readonly statusIndex: number;
  readonly earnedAt: Date;
  readonly validUntil?: Date | undefined;
  /** The name as it stands on the paper, and the same in another script. */
  readonly name?: Sealed | undefined;
  readonly otherName?: Sealed | undefined;
  /** The day on the paper, fixed before it is made, so that making it again gives the same bytes. */
  readonly issuedOn?: Date | undefined;
  readonly failure?: FailureCode | undefined;
  readonly trouble?: TroubleCode | undefined;
  /** SHA-256 of the stored files. */
  readonly pdf?: string | undefined;
  readonly badge?: string | undefined;
  readonly sharing: Sharing;
  readonly revocation?: Revocation | undefined;
  /** The id of the award that a correction made from this one, and its number. */
  readonly replacedBy?: { readonly id: string; readonly number: string; readonly at: Date } | undefined;
  /** The award that this one corrects. */
  readonly replaces?: string | undefined;
}

/** What the owner lets the public check show. */
export interface Sharing {
  readonly name: boolean;
  readonly pdf: boolean;
}

/** What stands in the way of a certificate that is not out. */
export const problemOf = ({ failure, trouble }: Pick<Award, 'failure' | 'trouble'>): FailureCode | TroubleCode | null =>
  failure ?? trouble ?? null;

/** Whether a correction's paper is on its way, or would be, had its owner not been erased. One that failed waits for another name. */
const isBeingCorrected = ({ status, replaces, failure }: Pick<Award, 'status' | 'replaces' | 'failure'>): boolean =>
  status === 'name_confirmed' && replaces !== undefined && (failure === undefined || failure === 'person_erased');

/** The states that the public sees. */
export type PublicStatus = 'valid' | 'revoked' | 'replaced' | 'expired';

/** What the public is told of an award; null while there is no certificate yet. */
export function publicStatus(
  award: Pick<Award, 'status' | 'validUntil' | 'replaces' | 'failure'>,
  now: Date,
): PublicStatus | null {
  const { status, validUntil } = award;
  if (status === 'revoked' || status === 'replaced') return status;
  // A correction counts at once: its old number points to it already, while the paper is still being made.
  if (status !== 'issued' && !isBeingCorrected(award)) return null;
  return validUntil !== undefined && validUntil <= now ? 'expired' : 'valid';
}

/** One asking for the certificates of a class; asked again it is the same, and its counts are those of now. */
export interface CertificateBatch {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly kind: AwardKind;
  readonly begunAt: Date;
  readonly askedAt: Date;
  /** The account of who asked first. */
  readonly begunBy?: string | undefined;
}
