import { type Actor, assertStaff, OFFICE, teaches } from '../shared/actor';
import type { TrainingClass } from '../classes';

/**
 * The office calls every roll, an instructor the own classes'.
 * @throws NotFoundError for another organisation's class, ForbiddenError
 */
export function assertCanCallRoll(actor: Actor, trainingClass: TrainingClass): void {
  if (!teaches(actor, trainingClass)) assertStaff(actor, trainingClass, OFFICE, 'meeting');
}
