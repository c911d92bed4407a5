import { type Actor, assertStaff, type Role } from '../shared/actor';

/** Who plans, and who keeps the money. */
const LEDGER_KEEPERS: readonly Role[] = ['coordinator', 'manager', 'accountant'];

/** @throws NotFoundError for another organisation's, ForbiddenError without the role, DomainError 401 for nobody */
export const mustKeepLedger = (actor: Actor, owned: { readonly organisationId: string }): void =>
  assertStaff(actor, owned, LEDGER_KEEPERS, 'class');
