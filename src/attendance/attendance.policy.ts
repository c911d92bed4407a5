import { type Actor, isStaffOf } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { TrainingClass } from '../classes';

/**
 * The office calls every roll, an instructor the own classes'.
 * @throws NotFoundError for another organisation's class, ForbiddenError
 */
export function assertCanCallRoll(actor: Actor, { organisationId, instructorIds }: TrainingClass): void {
  if (actor.kind === 'system') return;
  if (!isStaffOf(actor, organisationId)) throw new NotFoundError('meeting');
  const { roles, accountId } = actor;
  if (roles.includes('coordinator') || roles.includes('manager')) return;
  if (roles.includes('instructor') && instructorIds.includes(accountId)) return;
  throw new ForbiddenError('Only the office and the people who teach this class call its roll.');
}
