import { type Actor, assertOwnOrStaff, assertStaff, isStaffOf, type Role } from '../shared/actor';

/** Who sells: the office, and who keeps the money. */
export const SELLERS: readonly Role[] = ['coordinator', 'manager', 'accountant'];

type Sale = { readonly organisationId: string; readonly secretHash: string };

/**
 * The company by its secret link, or who sells.
 * @throws NotFoundError for a wrong secret and for another organisation's staff, DomainError 401 for nobody, ForbiddenError
 */
export const mustSeeSale = (actor: Actor, sale: Sale): void => assertOwnOrStaff(actor, sale, SELLERS, 'request');

/** Who sells alone. @throws the same */
export const mustSell = (actor: Actor, sale: Pick<Sale, 'organisationId'>): void =>
  assertStaff(actor, sale, SELLERS, 'request');

/** Whether it is done by the organisation, for which the terms do not end. */
export const isSeller = (actor: Actor, { organisationId }: Pick<Sale, 'organisationId'>): boolean =>
  actor.kind === 'system' || isStaffOf(actor, organisationId, ...SELLERS);
