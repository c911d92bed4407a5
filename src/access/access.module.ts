import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { AccessAudits } from './access.audits';
import { AccessGuard } from './access.guard';
import { SignInPages } from './access.presenter';
import { Access } from './access.service';
import { AccountSchema, GrantSchema } from './account.schema';
import { AccountsRepository } from './accounts.repository';
import { Identities } from './identities';
import { SignInController } from './sign-in.controller';
import { SignInSchema, TokenSchema } from './sign-in.schema';
import { SignInsApi } from './sign-ins.api';
import { SignInsRepository } from './sign-ins.repository';
import { SignInGuards } from './sign-in-guards';
import { SignIns } from './sign-ins.service';
import { Tokens } from './tokens.service';

/** Accounts, roles, sign-ins and tokens. `app` registers the guard for all routes. */
@Module({
  imports: [
    HistoryModule,
    OrganisationsModule,
    MongooseModule.forFeature([
      { name: 'Account', schema: AccountSchema },
      { name: 'Grant', schema: GrantSchema },
      { name: 'SignIn', schema: SignInSchema },
      { name: 'ApiToken', schema: TokenSchema },
    ]),
  ],
  controllers: [SignInsApi, SignInController],
  providers: [
    Access,
    AccessAudits,
    AccessGuard,
    AccountsRepository,
    Identities,
    SignInGuards,
    SignInPages,
    SignIns,
    SignInsRepository,
    Tokens,
  ],
  exports: [Access, AccessGuard, Tokens],
})
export class AccessModule {}
