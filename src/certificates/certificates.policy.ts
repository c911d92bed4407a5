import { type Actor, assertOwnOrStaff, assertStaff, OFFICE, type Role, teaches } from '../shared/actor';
import type { Enrolment } from '../enrolments';

/** Who sees how far certificates are; the office makes, corrects and takes them back. */
const READERS: readonly Role[] = [...OFFICE, 'mentor'];

type Owned = { readonly organisationId: string };
type Party = Pick<Enrolment, 'organisationId' | 'secretHash'>;

/** @throws NotFoundError for another organisation's, ForbiddenError without the role */
export const assertMayIssue = (actor: Actor, owned: Owned): void => assertStaff(actor, owned, OFFICE, 'certificate');

/** Readers, and where the class is at hand those who teach it. @throws the same */
export function assertMaySee(actor: Actor, owned: Owned & { readonly instructorIds?: readonly string[] }): void {
  const { organisationId, instructorIds = [] } = owned;
  if (!teaches(actor, { organisationId, instructorIds })) assertStaff(actor, owned, READERS, 'certificate');
}

/**
 * The owner by the secret of the enrolment, or staff of the organisation.
 * @throws NotFoundError for a wrong secret, DomainError 401 for nobody, ForbiddenError
 */
export const assertOwnerOrReader = (actor: Actor, party: Party): void =>
  assertOwnOrStaff(actor, party, READERS, 'certificate');

/** The owner, or the office on behalf. @throws the same */
export const assertOwnerOrOffice = (actor: Actor, party: Party): void =>
  assertOwnOrStaff(actor, party, OFFICE, 'certificate');
