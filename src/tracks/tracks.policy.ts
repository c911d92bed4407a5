import type { Actor, StaffActor } from '../shared/actor';
import { DomainError, ForbiddenError } from '../shared/domain-error';

/**
 * Who may make and change tracks and courses: managers and coordinators, of their own organisation.
 * @throws ForbiddenError
 */
export function mustPlan(actor: Actor): asserts actor is StaffActor {
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  if (actor.kind !== 'staff' || !actor.roles.some((role) => role === 'manager' || role === 'coordinator')) {
    throw new ForbiddenError();
  }
}
