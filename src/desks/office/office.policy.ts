import type { Actor, StaffActor } from '../../shared/actor';
import { DomainError, ForbiddenError } from '../../shared/domain-error';
import type { TrainingClass } from '../../classes';

/** Somebody signed in, whose rows the guard has not looked at. @throws DomainError 401 */
export function staffOf(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  return actor;
}

/** Whether this person changes classes and seats: the coordinators and managers of an organisation. */
export const worksInOffice = ({ roles }: Pick<StaffActor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('manager');

/** The office opens every class of its own, an instructor the classes that the person teaches. @throws ForbiddenError */
export function assertCanOpen(actor: StaffActor, { instructorIds }: Pick<TrainingClass, 'instructorIds'>): void {
  if (worksInOffice(actor)) return;
  if (actor.roles.includes('instructor') && instructorIds.includes(actor.accountId)) return;
  throw new ForbiddenError('Only the office and the people who teach this class open its page.');
}
