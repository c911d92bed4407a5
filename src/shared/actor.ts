/** What a person of an organisation may be there. `contact` is a company's, `operator` runs the installation. */
export const ROLES = ['manager', 'coordinator', 'instructor', 'accountant', 'mentor', 'contact', 'operator'] as const;
export type Role = (typeof ROLES)[number];

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
