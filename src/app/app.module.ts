import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard, AccessModule } from '../access';
import { NotificationsModule } from '../notifications';
import { BillingModule } from '../billing';
import { TracksModule } from '../tracks';
import { SeatingModule } from '../seating';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { BookingsModule } from '../bookings';
import { WaitlistModule } from '../waitlist';
import { AttendanceModule } from '../attendance';
import { LearningModule } from '../learning';
import { CertificatesModule } from '../certificates';
import { ImportsModule } from '../imports';
import { ClassMessagesModule } from '../messages';
import { OutcomesModule } from '../outcomes';
import {
  CalendarsDeskModule,
  CatalogueDeskModule,
  CompanyDeskModule,
  DiscoveryDeskModule,
  DoorDeskModule,
  ImportsDeskModule,
  JudgingDeskModule,
  LessonsDeskModule,
  LettersDeskModule,
  ListsDeskModule,
  MoneyDeskModule,
  OfficeDeskModule,
  OperatorDeskModule,
  OwnDataDeskModule,
  PlaceDeskModule,
  PlanningDeskModule,
  SalesDeskModule,
  StudioDeskModule,
  TasksDeskModule,
  SolidarityDeskModule,
  TeachDeskModule,
  TeamDeskModule,
  TodayDeskModule,
  WritingDeskModule,
} from '../desks';
import { DevModule } from '../dev';
import { HistoryModule } from '../history';
import { HelpEverywhereModule, OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { AuditsModule } from '../platform/audits';
import { ConfigModule } from '../platform/config';
import { DatabaseModule } from '../platform/database';
import { FilesModule } from '../platform/files';
import { HttpModule } from '../platform/http';
import { I18nModule } from '../platform/i18n';
import { LoggingModule } from '../platform/logging';
import { OpenApiModule } from '../platform/openapi';
import { OutboxModule } from '../platform/outbox';
import { PasswordsModule } from '../platform/passwords';
import { SecretsModule } from '../platform/secrets';
import { SweepsModule } from '../platform/sweeps';
import { ViewsModule } from '../platform/views';

/** Everything of the platform; no domain word in it. */
const PLATFORM = [
  ConfigModule,
  LoggingModule,
  DatabaseModule,
  SecretsModule,
  PasswordsModule,
  AuditsModule,
  SweepsModule,
  OutboxModule,
  FilesModule,
  I18nModule,
  ViewsModule,
  HttpModule,
  OpenApiModule,
];

/** The domains, lower ranks first. */
const DOMAINS: NonNullable<Parameters<typeof Module>[0]['imports']> = [
  HistoryModule,
  PeopleModule,
  OrganisationsModule,
  HelpEverywhereModule,
  AccessModule,
  NotificationsModule,
  BillingModule,
  TracksModule,
  SeatingModule,
  ClassesModule,
  EnrolmentsModule,
  BookingsModule,
  WaitlistModule,
  AttendanceModule,
  LearningModule,
  CertificatesModule,
  ClassMessagesModule,
  ImportsModule,
  OutcomesModule,
  CatalogueDeskModule,
  CompanyDeskModule,
  SalesDeskModule,
  SolidarityDeskModule,
  DiscoveryDeskModule,
  OwnDataDeskModule,
  PlaceDeskModule,
  DoorDeskModule,
  ImportsDeskModule,
  LessonsDeskModule,
  LettersDeskModule,
  OfficeDeskModule,
  OperatorDeskModule,
  ListsDeskModule,
  MoneyDeskModule,
  TodayDeskModule,
  WritingDeskModule,
  TeachDeskModule,
  StudioDeskModule,
  JudgingDeskModule,
  TasksDeskModule,
  TeamDeskModule,
  PlanningDeskModule,
  CalendarsDeskModule,
  DevModule,
];

/** The whole product. Web, worker and cli load the same modules; only a worker starts jobs and sweeps. */
@Module({
  imports: [...PLATFORM, ...DOMAINS],
  providers: [{ provide: APP_GUARD, useExisting: AccessGuard }],
})
export class AppModule {}
