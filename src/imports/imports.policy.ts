import { type Actor, assertStaff, OFFICE, type StaffActor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';

/** Imports are the office's, each of its own organisation. @throws DomainError 401, NotFoundError for links, ForbiddenError */
export function officeOf(actor: Actor): StaffActor {
  if (actor.kind === 'staff') {
    assertStaff(actor, actor, OFFICE, 'import');
    return actor;
  }
  assertStaff(actor, { organisationId: '' }, OFFICE, 'import');
  throw new NotFoundError('import');
}
