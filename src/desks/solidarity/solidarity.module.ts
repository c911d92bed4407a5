import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { CostPages } from './cost.pages';
import { LedgerFile } from './ledger-file';
import { LedgerPages } from './ledger.pages';
import { SolidarityController } from './solidarity.controller';

/** The solidarity ledger as the team sees it. */
@Module({
  imports: [OrganisationsModule, OutcomesModule, TracksModule],
  controllers: [SolidarityController],
  providers: [CostPages, LedgerFile, LedgerPages, OfficeFrame],
})
export class SolidarityDeskModule {}
