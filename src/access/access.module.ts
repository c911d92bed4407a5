import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { AccessAudits } from './access.audits';
import { AccessEmails } from './access.emails';
import { AccessGuard } from './access.guard';
import { AccessJobs } from './access.jobs';
import { AccountLinks } from './account-links';
import { AccountLinksApi } from './account-links.api';
import { AccountLinkPages } from './account-links.presenter';
import { SignInPages } from './access.presenter';
import { Access } from './access.service';
import { AccountSchema, GrantSchema } from './account.schema';
import { AccountsRepository } from './accounts.repository';
import { ForgottenPassword } from './forgotten-password.service';
import { FoundingApi } from './founding.api';
import { Founding } from './founding.service';
import { Identities } from './identities';
import { InvitationAnswers } from './invitation-answers.service';
import { InvitationController } from './invitation.controller';
import { InvitationsApi } from './invitations.api';
import { Invitations } from './invitations.service';
import { MembersApi } from './members.api';
import { Members } from './members.service';
import { OrganisationChoiceController } from './organisation-choice.controller';
import { OwnAccountApi } from './own-account.api';
import { OwnAccountController } from './own-account.controller';
import { OwnAccountPages } from './own-account.presenter';
import { OwnAccount } from './own-account.service';
import { PasswordLinks } from './password-links.service';
import { PasswordController } from './password.controller';
import { StepCodeController } from './step-code.controller';
import { SecondStepController } from './second-step.controller';
import { SecondStepPages } from './second-step.presenter';
import { SecondStepSchema } from './second-step.schema';
import { SecondStepSetting } from './second-step-setting.service';
import { SecondStepsRepository } from './second-steps.repository';
import { SecondSteps } from './second-steps.service';
import { SignInController } from './sign-in.controller';
import { SignInSchema, TokenSchema } from './sign-in.schema';
import { SignInsApi } from './sign-ins.api';
import { SignInsRepository } from './sign-ins.repository';
import { SignInGuards } from './sign-in-guards';
import { SignIns } from './sign-ins.service';
import { StaffFrames } from './staff-frame';
import { TeamRepository } from './team.repository';
import { InvitationSchema, PasswordLinkSchema } from './team.schema';
import { TokensApi } from './tokens.api';
import { Tokens } from './tokens.service';

/** Accounts, roles, sign-ins and tokens. `app` registers the guard for all routes. */
@Module({
  imports: [
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    MongooseModule.forFeature([
      { name: 'Account', schema: AccountSchema },
      { name: 'Grant', schema: GrantSchema },
      { name: 'SignIn', schema: SignInSchema },
      { name: 'ApiToken', schema: TokenSchema },
      { name: 'Invitation', schema: InvitationSchema },
      { name: 'PasswordLink', schema: PasswordLinkSchema },
      { name: 'SecondStep', schema: SecondStepSchema },
    ]),
  ],
  controllers: [
    SignInsApi,
    SignInController,
    OwnAccountApi,
    OwnAccountController,
    OrganisationChoiceController,
    SecondStepController,
    StepCodeController,
    AccountLinksApi,
    InvitationController,
    PasswordController,
    InvitationsApi,
    FoundingApi,
    MembersApi,
    TokensApi,
  ],
  providers: [
    Access,
    AccessAudits,
    AccessEmails,
    AccessGuard,
    AccessJobs,
    AccountLinkPages,
    AccountLinks,
    AccountsRepository,
    ForgottenPassword,
    Founding,
    Identities,
    InvitationAnswers,
    Invitations,
    Members,
    OwnAccount,
    OwnAccountPages,
    PasswordLinks,
    SecondStepPages,
    SecondStepSetting,
    SecondSteps,
    SecondStepsRepository,
    SignInGuards,
    SignInPages,
    SignIns,
    SignInsRepository,
    StaffFrames,
    TeamRepository,
    Tokens,
  ],
  exports: [Access, AccessGuard, Founding, Invitations, Members, SecondStepSetting, Tokens],
})
export class AccessModule {}
