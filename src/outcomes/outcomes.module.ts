import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BillingModule } from '../billing';
import { BookingsModule } from '../bookings';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { ClassMoneyRepository } from './class-money.repository';
import { AccountTools, ClassAccounts, Takings } from './class-money.service';
import { LedgerSources, SolidarityLedger } from './ledger.service';
import { OutcomesJobs } from './outcomes.jobs';
import { SolidarityApi } from './solidarity.api';
import { ClassMoneySchema, FreePlaceSchema } from './solidarity.schema';
import { Solidarity } from './solidarity.service';

/** Wiring of outcomes. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'ClassMoney', schema: ClassMoneySchema },
      { name: 'FreePlace', schema: FreePlaceSchema },
    ]),
    BillingModule,
    BookingsModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    OrganisationsModule,
  ],
  controllers: [SolidarityApi],
  providers: [
    AccountTools,
    ClassAccounts,
    ClassMoneyRepository,
    LedgerSources,
    OutcomesJobs,
    Solidarity,
    SolidarityLedger,
    Takings,
  ],
  exports: [ClassAccounts, Solidarity, SolidarityLedger],
})
export class OutcomesModule {}
