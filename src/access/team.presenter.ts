import type { Role } from '../shared/actor';
import type { Language } from '../shared/locale';
import type { Invitation, TeamMember } from './team';
import type { ApiToken } from './tokens.service';

/** Somebody of a team, as the API shows it to managers. */
export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly classes: number;
}

/** An invitation, as the API shows it to managers. */
export interface InvitationView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly sentAt: string;
  readonly ends: string;
}

export const memberView = ({ account: { id, name, email }, roles, classes }: TeamMember): MemberView => ({
  ...{ id, name, email, roles, classes },
});

export const invitationView = ({ id, name, email, roles, language, sentAt, ends }: Invitation): InvitationView => ({
  ...{ id, name, email, roles, language, sentAt: sentAt.toISOString(), ends: ends.toISOString() },
});

/** A token, as the API lists it: never what it is. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly used: string | null;
  readonly ended: string | null;
}

export const tokenRowView = ({ id, name, role, createdAt, used, revoked }: ApiToken): TokenView => ({
  ...{ id, name, role, createdAt: createdAt.toISOString() },
  used: used?.toISOString() ?? null,
  ended: revoked?.toISOString() ?? null,
});
