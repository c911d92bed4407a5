import { type Actor, assertStaff, isStaffOf, OFFICE, type StaffActor, teaches } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { TrainingClass } from '../../classes';

/** Somebody signed in, whose rows the guard has not looked at. @throws DomainError 401 */
export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  return actor;
}

/** Whether this person changes classes and seats: the coordinators and managers of an organisation. */
export const worksInOffice = (actor: StaffActor): boolean => isStaffOf(actor, actor.organisationId, ...OFFICE);

/** The office opens every class of its own, an instructor the classes that the person teaches. @throws NotFoundError, ForbiddenError */
export function assertCanOpen(
  actor: StaffActor,
  trainingClass: Pick<TrainingClass, 'organisationId' | 'instructorIds'>,
): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, OFFICE, 'class');
}
