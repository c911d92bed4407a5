import { type Actor, assertStaff } from '../shared/actor';

/** Only the managers of the organisation decide who works for it. @throws DomainError 401, NotFoundError, ForbiddenError */
export function assertManages(actor: Actor, organisationId: string): void {
  assertStaff(actor, { organisationId }, ['manager'], 'organisation');
}
