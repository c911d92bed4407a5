import { type Actor, isStaffOf, teaches } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { TrainingClass } from '../classes';

/**
 * The office calls every roll, an instructor the own classes'.
 * @throws NotFoundError for another organisation's class, ForbiddenError
 */
export function assertCanCallRoll(actor: Actor, trainingClass: TrainingClass): void {
  const { organisationId } = trainingClass;
  if (actor.kind === 'system' || teaches(actor, trainingClass)) return;
  if (!isStaffOf(actor, organisationId)) throw new NotFoundError('meeting');
  if (isStaffOf(actor, organisationId, 'coordinator', 'manager')) return;
  throw new ForbiddenError('Only the office and the people who teach this class call its roll.');
}
