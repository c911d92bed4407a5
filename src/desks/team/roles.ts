import type { Role } from '../../shared/actor';
import { orderedRoles, TEAM_ROLES } from '../../access';
import type { Voice } from '../catalogue/voice';

/** Manager and Coordinator, in the reader's words; a dash for none. */
export const rolesInWords = (voice: Voice, roles: readonly Role[]): string =>
  roles.length === 0 ? '–' : voice.list(orderedRoles(roles).map((role) => voice.t(`me.role.${role}`)));

/** The roles that a manager gives, with what each of them does. */
export const roleChoices = (voice: Voice): { value: string; text: string }[] =>
  TEAM_ROLES.map((role) => ({ value: role, text: voice.t(`team.role.${role}`) }));
