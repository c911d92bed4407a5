import { type Actor, isStaffOf, type Role, teaches } from '../shared/actor';
import { DomainError, ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { Enrolment } from './enrolment';

/** Who enrols, admits and moves people. */
const OFFICE: readonly Role[] = ['coordinator', 'manager'];

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
export function assertCanSee(actor: Actor, enrolment: Owned): void {
  assertOwn(actor, enrolment, READERS);
}

/** One's own, or by the office: give back, name companions. @throws the same */
export function assertCanChange(actor: Actor, enrolment: Owned): void {
  assertOwn(actor, enrolment, OFFICE);
}

/** By the office alone: admit, reject, prioritise. @throws NotFoundError for another organisation's, ForbiddenError */
export function assertOffice(actor: Actor, owned: Pick<Enrolment, 'organisationId'>): void {
  assertStaff(actor, owned, OFFICE);
}

/** Staff who may see the people of a class, and those who teach it. @throws NotFoundError for another organisation's, ForbiddenError */
export function assertCanRead(
  actor: Actor,
  trainingClass: { readonly organisationId: string; readonly instructorIds: readonly string[] },
): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, READERS);
}

function assertOwn(actor: Actor, enrolment: Owned, roles: readonly Role[]): void {
  if (actor.kind === 'anonymous')
    throw new DomainError('not_signed_in', 401, 'Send the secret of the link as X-Secret.');
  if (actor.kind === 'system' || holds(actor, enrolment)) return;
  assertStaff(actor, enrolment, roles);
}

function assertStaff(actor: Actor, owned: Pick<Enrolment, 'organisationId'>, roles: readonly Role[]): void {
  if (actor.kind === 'system') return;
  if (!isStaffOf(actor, owned.organisationId)) throw new NotFoundError('enrolment');
  if (!isStaffOf(actor, owned.organisationId, ...roles)) throw new ForbiddenError();
}
