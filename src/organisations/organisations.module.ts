import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { HelpEverywhere } from './help-everywhere';
import { OrganisationStates } from './organisation-states.service';
import { OrganisationSchema } from './organisation.schema';
import { OrganisationsApi } from './organisations.api';
import { OrganisationsRepository } from './organisations.repository';
import { Organisations } from './organisations.service';

/** Organisations and their settings. */
@Module({
  imports: [HistoryModule, MongooseModule.forFeature([{ name: 'Organisation', schema: OrganisationSchema }])],
  controllers: [OrganisationsApi],
  providers: [OrganisationStates, Organisations, OrganisationsRepository],
  exports: [OrganisationStates, Organisations],
})
export class OrganisationsModule {}

/** The help on public pages that have none of their own. */
@Module({ imports: [OrganisationsModule], providers: [HelpEverywhere] })
export class HelpEverywhereModule {}
