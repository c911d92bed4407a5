import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { HistoryModule } from '../../history';
import { NotificationsModule } from '../../notifications';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { AffairsHistory } from './affairs-history';
import { TeamInvitationsController } from './invitations.controller';
import { MemberEndingController } from './member-ending.controller';
import { OfficeReaders } from './office-readers';
import { SettingsController } from './settings.controller';
import { SettingsPages } from './settings.pages';
import { TeamController } from './team.controller';
import { TeamPages } from './team.pages';
import { TokensController } from './tokens.controller';
import { TokenPages } from './tokens.pages';

/** What a manager needs to run the organisation: its team, the keys of its programs, its settings. */
@Module({
  imports: [AccessModule, HistoryModule, NotificationsModule, OrganisationsModule],
  controllers: [
    MemberEndingController,
    SettingsController,
    TeamController,
    TeamInvitationsController,
    TokensController,
  ],
  providers: [AffairsHistory, OfficeFrame, OfficeReaders, SettingsPages, TeamPages, TokenPages],
})
export class TeamDeskModule {}
