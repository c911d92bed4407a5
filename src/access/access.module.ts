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
import { OwnAccountApi } from './own-account.api';
import { OwnAccountController } from './own-account.controller';
import { OwnAccountPages } from './own-account.presenter';
import { OwnAccount } from './own-account.service';
import { SavedFilterSchema } from './saved-filter.schema';
import { SavedFiltersApi } from './saved-filters.api';
import { SavedFilters } from './saved-filters.service';
import { SignInController } from './sign-in.controller';
import { SignInSchema, TokenSchema } from './sign-in.schema';
import { SignInsApi } from './sign-ins.api';
import { SignInsRepository } from './sign-ins.repository';
import { SignInGuards } from './sign-in-guards';
import { SignIns } from './sign-ins.service';
import { StaffFrames } from './staff-frame';
import { Tokens } from './tokens.service';

/** Accounts, roles, sign-ins and tokens. `app` registers the guard for all routes. */
@Module({
  imports: [
    HistoryModule,
    OrganisationsModule,
    MongooseModule.forFeature([
      { name: 'Account', schema: AccountSchema },
      { name: 'Grant', schema: GrantSchema },
      { name: 'SavedFilter', schema: SavedFilterSchema },
      { name: 'SignIn', schema: SignInSchema },
      { name: 'ApiToken', schema: TokenSchema },
    ]),
  ],
  controllers: [SignInsApi, SignInController, OwnAccountApi, OwnAccountController, SavedFiltersApi],
  providers: [
    Access,
    AccessAudits,
    AccessGuard,
    AccountsRepository,
    Identities,
    OwnAccount,
    OwnAccountPages,
    SavedFilters,
    SignInGuards,
    SignInPages,
    SignIns,
    SignInsRepository,
    StaffFrames,
    Tokens,
  ],
  exports: [Access, AccessGuard, SavedFilters, Tokens],
})
export class AccessModule {}
