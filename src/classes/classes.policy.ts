import { type Actor, isStaffOf, OFFICE, type StaffActor } from '../shared/actor';
import { DomainError, ForbiddenError } from '../shared/domain-error';
import { isPublic, type TrainingClass } from './training-class';

/**
 * Who may make and change classes: managers and coordinators, of their own organisation.
 * @throws ForbiddenError
 */
export function mustPlanClasses(actor: Actor): asserts actor is StaffActor {
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  if (actor.kind !== 'staff' || !actor.roles.some((role) => OFFICE.includes(role))) {
    throw new ForbiddenError();
  }
}

/** Who may see it: everybody once it is published, before that the organisation's staff. */
export const canSeeClass = (
  actor: Actor,
  row: Pick<TrainingClass, 'state' | 'neverPublic' | 'organisationId'>,
): boolean => isPublic(row) || isStaffOf(actor, row.organisationId);

/** Who sees what is not for everybody: instructors' accounts, the programme that funds it, the decision date. */
export const canSeePlan = (actor: Actor, row: Pick<TrainingClass, 'organisationId'>): boolean =>
  isStaffOf(actor, row.organisationId);
