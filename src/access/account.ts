import type { Role } from '../shared/actor';
import type { Language, LocalText } from '../shared/locale';

/** Somebody who can sign in. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** In which we write to it; of accounts that were made by a command it is not known. */
  readonly language?: Language;
  /** Since when it can't sign in. */
  readonly disabled?: Date;
}

/** What a role is limited to; without a scope it counts for the whole organisation. */
export interface GrantScope {
  readonly kind: 'class' | 'programme';
  readonly id: string;
}

/** A role of an account in an organisation. */
export interface Grant {
  readonly accountId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly scope?: GrantScope | undefined;
}

/** The roles that an account has in one organisation. */
export interface Membership {
  readonly organisation: { readonly id: string; readonly slug: string; readonly name: LocalText };
  readonly roles: readonly Role[];
}

/** An account as an organisation sees it among its own. */
export interface Member {
  readonly account: Account;
  readonly grants: readonly Grant[];
}

/** What a cookie or a token stands for: who, and where with which roles. */
export interface Identity {
  readonly accountId: string;
  readonly name: string;
  readonly via: 'sign-in' | 'token';
  readonly memberships: readonly Membership[];
  /** The organisation that was chosen for this sign-in. */
  readonly chosen?: string | undefined;
}

/** Joins grants to memberships, in the order in which the organisations first appear; nobody works for a closed one. */
export function memberships(
  grants: readonly Grant[],
  organisations: readonly (Membership['organisation'] & { readonly closed?: Date })[],
): Membership[] {
  const byOrganisation = new Map<string, Set<Role>>();
  for (const { organisationId, role } of grants) {
    const roles = byOrganisation.get(organisationId) ?? new Set<Role>();
    byOrganisation.set(organisationId, roles.add(role));
  }
  return [...byOrganisation].flatMap(([id, roles]) => {
    const known = organisations.find((one) => one.id === id);
    return known && !known.closed
      ? [{ organisation: { id, slug: known.slug, name: known.name }, roles: [...roles] }]
      : [];
  });
}

/** What somebody may do for the organisation that was chosen, else for the first. */
export const rolesHere = ({ memberships: all, chosen }: Identity): readonly Role[] =>
  (all.find(({ organisation }) => organisation.id === chosen) ?? all[0])?.roles ?? [];
