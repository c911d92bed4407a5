import { type Actor, isStaffOf } from '../shared/actor';
import { ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { Organisation } from './organisation';

/** Only the own manager and coordinator. @throws NotFoundError, ForbiddenError */
export function assertMayChangeSettings(actor: Actor, organisation: Organisation): void {
  if (!isStaffOf(actor, organisation.id)) throw new NotFoundError('organisation');
  if (!isStaffOf(actor, organisation.id, 'manager', 'coordinator')) throw new ForbiddenError();
}

/** Settings are shown to the own staff. */
export const canReadSettings = (actor: Actor, organisation: Organisation): boolean => isStaffOf(actor, organisation.id);

/** Only the operator of the installation; commands on the server may too. @throws ForbiddenError */
export function assertOperates(actor: Actor): void {
  if (actor.kind === 'system' || (actor.kind === 'staff' && actor.roles.includes('operator'))) return;
  throw new ForbiddenError();
}
