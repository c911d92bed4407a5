import type { PersonLanguage } from '../shared/locale';
import type { Sealed } from '../platform/secrets';

/** Every state of an enrolment, from application to completion. */
export const ENROLMENT_STATUSES = [
  'applied',
  'enrolled',
  'reserved',
  'waiting',
  'offered',
  'refused',
  'completed',
  'not_completed',
  'cancelled',
  'transferred',
] as const;

/** What a person's part in a class is at the moment. */
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number];

/** Those who sit in the class, or sat in it. */
export const SEATED: readonly EnrolmentStatus[] = ['enrolled', 'reserved', 'completed', 'not_completed'];

/** Those who have seats, paid or not, in a class that goes on. */
export const SITTING: readonly EnrolmentStatus[] = ['enrolled', 'reserved'];

/** Those whose part in the class is not over: one person has one of these in a class. */
export const ACTIVE: readonly EnrolmentStatus[] = ['applied', 'waiting', 'offered', ...SEATED];

/** Those who hold seats or wait, so that they have something to give back. */
export const LEAVABLE: readonly EnrolmentStatus[] = ['applied', 'enrolled', 'reserved', 'waiting', 'offered'];

/** Why an enrolment ended without the class. */
export type EnrolmentReason =
  'given_back' | 'offer_refused' | 'offer_expired' | 'class_cancelled' | 'class_finished' | 'name_removed' | 'rejected';

/** Somebody who comes with the person; `n` is 1-based and stays the same, the roll and certificates go by it. */
export interface Companion {
  readonly n: number;
  readonly personId: string;
}

/** The name for a certificate, as it was confirmed; sealed. */
export interface CertificateName {
  readonly name: Sealed;
  readonly other?: Sealed;
}

/** Why an application was refused, as the person was told it. Who wants to know more asks, and staff answer in writing. */
export interface Refusal {
  readonly because: Sealed;
  /** While nobody has answered. */
  readonly asks?: true;
  readonly askedAt?: Date;
  readonly answer?: Sealed;
  readonly answeredAt?: Date;
}

/** A person's part in a class, one record from first to last. Who it is stands in people. */
export interface Enrolment {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly courseId: string;
  readonly personId: string;
  /** Who it is for the ledger: the blind index of name and contact, without a contact the person's id. */
  readonly subject: string;
  readonly status: EnrolmentStatus;
  /** The person and the companions, named or not. */
  readonly seats: number;
  readonly companions: readonly Companion[];
  /** Numbers of companions who gave their places back; nobody gets them again. */
  readonly left?: readonly number[];
  readonly language: PersonLanguage;
  /** Whether the seats are free places; while `applied`, whether they were asked for as such. */
  readonly free: boolean;
  /** What the secret and the join card are made of; a new one ends the old links. */
  readonly nonce: string;
  readonly secretHash: string;
  readonly cardHash: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** The day to pay by while `reserved`; the seats are kept past it. */
  readonly reservedUntil?: Date;
  /** The open offer while `offered`. */
  readonly offer?: { readonly id: string; readonly until: Date };
  readonly reason?: EnrolmentReason;
  /** The account of the person of the organisation who filled it in. */
  readonly helpedBy?: string;
  readonly previousCertificate?: string;
  /** Since when nothing says who it was. */
  readonly erasedAt?: Date;
  /** The enrolment in the other group of the course that the person was moved to. */
  readonly transferredTo?: string;
  /** The result is one that staff know from paper: nothing that is counted here changes it. */
  readonly resultTyped?: boolean;
  /** The block of seats that the place was named from. */
  readonly bookingId?: string;
  /** The criteria of the class that the person said are true, by id. */
  readonly says?: readonly string[];
  /** Those for which staff gave the points. */
  readonly met?: readonly string[];
  readonly refusal?: Refusal;
  /** By companion number, 0 for the person. */
  readonly certificateNames?: Readonly<Record<number, CertificateName>>;
}

/** The numbers of those who have a seat: 0 for the person, then the companions', named or not. */
export function partyNumbers({ seats, left = [] }: Pick<Enrolment, 'seats' | 'left'>): number[] {
  return Array.from({ length: seats + left.length }, (_, number) => number).filter((number) => !left.includes(number));
}

/** The same of those who come along. */
export const companionsOf = (enrolment: Pick<Enrolment, 'seats' | 'left'>): number[] =>
  partyNumbers(enrolment).slice(1);

/** Whose record one of a party is: 0 is the person; nobody's for a companion who was not named. */
export const personIdOf = (
  { personId, companions }: Pick<Enrolment, 'personId' | 'companions'>,
  companion: number,
): string | undefined => (companion === 0 ? personId : companions.find(({ n }) => n === companion)?.personId);

/** Whether the party has seats, paid or not, in a class that goes on. */
export const sits = ({ status }: Pick<Enrolment, 'status'>): boolean => SITTING.includes(status);

/** Whether the person has something to give back. */
export const canLeave = (enrolment: Pick<Enrolment, 'status'>): boolean => LEAVABLE.includes(enrolment.status);

/** Whether one of the party can give a place back and the others stay: an offer is answered whole, a result stays a result. */
export const canShrink = ({ status }: Pick<Enrolment, 'status'>): boolean =>
  status === 'waiting' || SITTING.includes(status);

/** Whether the party can be moved to another group: it holds seats of its own, or waits. A company's seats are the company's. */
export const canMove = ({ status, bookingId }: Pick<Enrolment, 'status' | 'bookingId'>): boolean =>
  status !== 'applied' && LEAVABLE.includes(status) && bookingId === undefined;

/** Whether somebody may change places with somebody of another group: a sure place that no company holds. */
export const canSwap = ({ status, bookingId }: Pick<Enrolment, 'status' | 'bookingId'>): boolean =>
  status === 'enrolled' && bookingId === undefined;

/** How a part in a class ended that can be taken up again. */
const REOPENABLE: readonly (EnrolmentReason | undefined)[] = ['offer_expired', 'offer_refused', 'given_back'];

/** Whether somebody who gave up, or was silent, may come back under the same enrolment. */
export const canReopen = ({ status, reason, erasedAt }: Pick<Enrolment, 'status' | 'reason' | 'erasedAt'>): boolean =>
  status === 'cancelled' && erasedAt === undefined && REOPENABLE.includes(reason);

/** Whether the day to pay by is over; the place is kept all the same. */
export const isOverdue = (enrolment: Pick<Enrolment, 'status' | 'reservedUntil'>, now: Date): boolean =>
  enrolment.status === 'reserved' && enrolment.reservedUntil !== undefined && enrolment.reservedUntil <= now;

/** The kind under which `Links` makes the secrets of enrolments. */
export const PLACE_LINK = 'place';
