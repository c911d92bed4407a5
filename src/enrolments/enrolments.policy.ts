import { type Actor, assertOwnOrStaff, assertStaff, isStaffOf, OFFICE, type Role, teaches } from '../shared/actor';
import type { Enrolment } from './enrolment';

/** Who sees the people of a class. */
const READERS: readonly Role[] = [...OFFICE, 'mentor', 'accountant'];

/** Whether the actor works in the office of this organisation. */
export const isOffice = (actor: Actor, organisationId: string): boolean => isStaffOf(actor, organisationId, ...OFFICE);

/** Whether the actor holds the secret of this enrolment. */
export const holds = (actor: Actor, enrolment: Pick<Enrolment, 'secretHash'>): boolean =>
  actor.kind === 'holder' && actor.secretHash === enrolment.secretHash;

type Owned = Pick<Enrolment, 'secretHash' | 'organisationId'>;

/**
 * One's own, or one's own organisation's; jobs may always.
 * @throws NotFoundError for a wrong secret and for another organisation's staff, DomainError 401 for nobody, ForbiddenError
 */
export const assertCanSee = (actor: Actor, enrolment: Owned): void =>
  assertOwnOrStaff(actor, enrolment, READERS, 'enrolment');

/** One's own, or by the office: give back, name companions. @throws the same */
export const assertCanChange = (actor: Actor, enrolment: Owned): void =>
  assertOwnOrStaff(actor, enrolment, OFFICE, 'enrolment');

/** By the office alone: admit, reject, prioritise. @throws NotFoundError for another organisation's, ForbiddenError */
export const assertOffice = (actor: Actor, owned: Pick<Enrolment, 'organisationId'>): void =>
  assertStaff(actor, owned, OFFICE, 'enrolment');

/** Staff who may see the people of a class, and those who teach it. @throws NotFoundError for another organisation's, ForbiddenError */
export function assertCanRead(
  actor: Actor,
  trainingClass: { readonly organisationId: string; readonly instructorIds: readonly string[] },
): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, READERS, 'enrolment');
}
