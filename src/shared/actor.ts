import { DomainError, ForbiddenError, NotFoundError } from './domain-error';

/** What somebody may be in an organisation. `contact` is a company's, `operator` runs the installation, `gateway` is the SMS gateway's token. */
export const ROLES = [
  'manager',
  'coordinator',
  'instructor',
  'accountant',
  'mentor',
  'contact',
  'operator',
  'gateway',
] as const;
export type Role = (typeof ROLES)[number];

/** Who changes classes, seats and people's parts in them. */
export const OFFICE: readonly Role[] = ['coordinator', 'manager'];

/** Somebody signed in, or a program with a token: at work for one organisation. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly accountId: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisationSlug: string;
  readonly roles: readonly Role[];
  readonly via: 'sign-in' | 'token';
}

/** Whoever acts: it is the first argument of every service method, and a job names its own. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'holder'; readonly secretHash: string }
  | StaffActor
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** The actor of work that no person asks for at that moment: a sweep, a listener, a migration. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/** Whether somebody acts for themselves: by the link to the own page, or without any sign-in as whoever joins. */
export const isSelf = (actor: Actor): boolean => actor.kind === 'holder' || actor.kind === 'anonymous';

/** Whether the actor teaches this class. An instructor sees the own classes' people, nobody else's. */
export function teaches(
  actor: Actor,
  { organisationId, instructorIds }: { readonly organisationId: string; readonly instructorIds: readonly string[] },
): actor is StaffActor {
  return isStaffOf(actor, organisationId, 'instructor') && instructorIds.includes(actor.accountId);
}

/** Whether the actor works for this organisation with one of these roles (any role when none is named). */
export function isStaffOf(actor: Actor, organisationId: string, ...roles: Role[]): actor is StaffActor {
  return (
    actor.kind === 'staff' &&
    actor.organisationId === organisationId &&
    (roles.length === 0 || roles.some((role) => actor.roles.includes(role)))
  );
}

/**
 * Only staff of the organisation with one of these roles; jobs may always.
 * @param what names the thing for those to whom it is not there
 * @throws DomainError 401 for nobody, NotFoundError for another organisation's staff and for holders of a link, ForbiddenError without the role
 */
export function assertStaff(
  actor: Actor,
  { organisationId }: { readonly organisationId: string },
  roles: readonly Role[],
  what: string,
): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw new DomainError('not_signed_in', 401, 'Sign in first.');
  if (!isStaffOf(actor, organisationId)) throw new NotFoundError(what);
  if (!isStaffOf(actor, organisationId, ...roles)) throw new ForbiddenError();
}

/** The holder of the link whose hash this is, or staff as above. @throws the same */
export function assertOwnOrStaff(
  actor: Actor,
  owned: { readonly organisationId: string; readonly secretHash: string },
  roles: readonly Role[],
  what: string,
): void {
  if (actor.kind === 'anonymous')
    throw new DomainError('not_signed_in', 401, 'Send the secret of the link as X-Secret.');
  if (actor.kind === 'holder' && actor.secretHash === owned.secretHash) return;
  assertStaff(actor, owned, roles, what);
}
