import { type Actor, isStaffOf, type Role, teaches } from '../shared/actor';
import { DomainError, ForbiddenError, NotFoundError } from '../shared/domain-error';
import type { Enrolment } from '../enrolments';

/** Who makes, corrects and takes back certificates. */
const OFFICE: readonly Role[] = ['coordinator', 'manager'];

/** Who sees how far they are. */
const READERS: readonly Role[] = [...OFFICE, 'mentor'];

type Owned = { readonly organisationId: string };
type Party = Pick<Enrolment, 'organisationId' | 'secretHash'>;

/** @throws NotFoundError for another organisation's, ForbiddenError without the role */
export function assertMayIssue(actor: Actor, owned: Owned): void {
  assertStaff(actor, owned, OFFICE);
}

/** Readers, and where the class is at hand those who teach it. @throws the same */
export function assertMaySee(actor: Actor, owned: Owned & { readonly instructorIds?: readonly string[] }): void {
  const { organisationId, instructorIds = [] } = owned;
  if (!teaches(actor, { organisationId, instructorIds })) assertStaff(actor, owned, READERS);
}

/**
 * The owner by the secret of the enrolment, or staff of the organisation.
 * @throws NotFoundError for a wrong secret, DomainError 401 for nobody, ForbiddenError
 */
export function assertOwnerOrReader(actor: Actor, party: Party): void {
  assertOwner(actor, party, READERS);
}

/** The owner, or the office on behalf. @throws the same */
export function assertOwnerOrOffice(actor: Actor, party: Party): void {
  assertOwner(actor, party, OFFICE);
}

function assertOwner(actor: Actor, party: Party, roles: readonly Role[]): void {
  if (actor.kind === 'anonymous')
    throw new DomainError('not_signed_in', 401, 'Send the secret of the link as X-Secret.');
  if (actor.kind === 'holder' && actor.secretHash === party.secretHash) return;
  assertStaff(actor, party, roles);
}

function assertStaff(actor: Actor, { organisationId }: Owned, roles: readonly Role[]): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  if (!isStaffOf(actor, organisationId)) throw new NotFoundError('certificate');
  if (!isStaffOf(actor, organisationId, ...roles)) throw new ForbiddenError();
}
