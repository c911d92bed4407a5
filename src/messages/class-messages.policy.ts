import { type Actor, assertStaff, OFFICE, teaches } from '../shared/actor';
import type { TrainingClass } from '../classes';

/**
 * The office writes to every class of its own, an instructor to the own classes.
 * @throws NotFoundError for another organisation's class, ForbiddenError
 */
export function assertCanWrite(
  actor: Actor,
  trainingClass: Pick<TrainingClass, 'organisationId' | 'instructorIds'>,
): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, OFFICE, 'class');
}
