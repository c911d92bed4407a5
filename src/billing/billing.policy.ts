import { type Actor, assertOwnOrStaff, assertStaff, type Role } from '../shared/actor';

/** Who reads and writes money. */
export const MONEY: readonly Role[] = ['accountant', 'manager'];
/** Who looks at the documents of a sale. */
export const MONEY_READERS: readonly Role[] = [...MONEY, 'coordinator'];

type Owned = { readonly organisationId: string };

/** @throws NotFoundError for another organisation's, ForbiddenError without the role, DomainError 401 for nobody */
export const mustKeepMoney = (actor: Actor, owned: Owned): void => assertStaff(actor, owned, MONEY, 'document');

/** @throws the same */
export const mustReadMoney = (actor: Actor, owned: Owned): void => assertStaff(actor, owned, MONEY_READERS, 'document');

/** The buyer by the secret of the document, or staff. @throws the same; NotFoundError for a wrong secret */
export const mustSeeDocument = (actor: Actor, owned: Owned & { readonly secretHash: string }): void =>
  assertOwnOrStaff(actor, owned, MONEY_READERS, 'document');
