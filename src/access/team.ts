import type { Role } from '../shared/actor';
import type { Language } from '../shared/locale';
import type { Account, Grant } from './account';

/** The roles that a manager gives; the others come from the server's commands. */
export const TEAM_ROLES = ['manager', 'coordinator', 'instructor', 'accountant', 'mentor'] as const;
/** What a program may be. */
export const TOKEN_ROLES = [
  'coordinator',
  'instructor',
  'accountant',
  'gateway',
  'manager',
] as const satisfies readonly Role[];
export type TokenRole = (typeof TOKEN_ROLES)[number];
export type TeamRole = (typeof TEAM_ROLES)[number];

/** How long an invitation can be taken. */
export const INVITATION_MILLISECONDS = 7 * 24 * 3600_000;
/** How long a link to a new password can be used. */
export const PASSWORD_LINK_MILLISECONDS = 3600_000;

/** Somebody of an organisation's team. */
export interface TeamMember {
  readonly account: Account;
  /** For the whole organisation. */
  readonly roles: readonly Role[];
  /** In how many classes the person has a role that is limited to them. */
  readonly classes: number;
}

/** Somebody who was asked to join a team, until the person has answered. */
export interface Invitation {
  /** The id of the account that it makes, so that history finds a name under it afterwards. */
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly TeamRole[];
  readonly language: Language;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly ends: Date;
  readonly nonce: string;
  readonly secretHash: string;
}

export const isTeamRole = (role: Role): role is TeamRole => TEAM_ROLES.some((one) => one === role);

/** In the order in which pages and the API name them. */
export const orderedRoles = (roles: readonly Role[]): Role[] =>
  [...new Set(roles)].toSorted((one, other) => place(one) - place(other));

const place = (role: Role): number => {
  const at = TEAM_ROLES.findIndex((one) => one === role);
  return at < 0 ? TEAM_ROLES.length : at;
};

/** Grants of one organisation by person, the newest person last. */
export function teamOf(accounts: readonly Account[], grants: readonly Grant[]): TeamMember[] {
  const ids = [...new Set(grants.map(({ accountId }) => accountId))];
  return ids.flatMap((id) => {
    const account = accounts.find((one) => one.id === id);
    if (!account || account.disabled) return [];
    const own = grants.filter(({ accountId }) => accountId === id);
    const roles = orderedRoles(own.filter(({ scope }) => !scope).map(({ role }) => role));
    return [{ account, roles, classes: own.filter(({ scope }) => scope?.kind === 'class').length }];
  });
}

/** What a change of roles comes to; roles that a manager does not give stay as they are. */
export function roleChange(
  before: readonly Role[],
  after: readonly TeamRole[],
): { readonly added: readonly TeamRole[]; readonly gone: readonly TeamRole[] } {
  return {
    added: TEAM_ROLES.filter((role) => after.includes(role) && !before.includes(role)),
    gone: TEAM_ROLES.filter((role) => before.includes(role) && !after.includes(role)),
  };
}

/** A manager who stays when this person is none any more; undefined for the last one. */
export const managerBeside = (team: readonly TeamMember[], accountId: string): TeamMember | undefined =>
  team.find(({ account, roles }) => account.id !== accountId && roles.includes('manager'));
