/** Who may sign in, with which role in which organisation; API tokens; the guard of all routes. */
export { Access } from './access.service';
export { AccessGuard } from './access.guard';
export { AccessModule } from './access.module';
export { FoundingForm } from './founding.forms';
export { Founding } from './founding.service';
export { Invitations } from './invitations.service';
export { Members } from './members.service';
export { SecondStepSetting } from './second-step-setting.service';
export { type ApiToken, Tokens } from './tokens.service';
export type { Account, Grant, GrantScope, Member, Membership } from './account';
export { PASSWORD_LENGTH } from './access.forms';
export { TEACH_PATH } from './staff-frame';
export { type Invitation, orderedRoles, TEAM_ROLES, TOKEN_ROLES, type TeamMember, type TeamRole } from './team';
export { InvitationForm, RolesForm, TokenForm } from './team.forms';
