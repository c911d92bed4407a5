import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { AttendanceModule } from '../../attendance';
import { BookingsModule } from '../../bookings';
import { CertificatesModule } from '../../certificates';
import { EnrolmentsModule } from '../../enrolments';
import { HistoryModule } from '../../history';
import { LearningModule } from '../../learning';
import { NotificationsModule } from '../../notifications';
import { PeopleModule } from '../../people';
import { ClassMessagesModule } from '../../messages';
import { KeptDataReader, KeptPartReader, KeptWords } from './kept-data.reader';
import { OwnDataController } from './own-data.controller';
import { OwnDataPages } from './own-data.pages';
import { OwnDataPresenter } from './own-data.presenter';
import { PeopleApi } from './people.api';

/** What is kept of a person: to see, to take along, to delete. */
@Module({
  imports: [
    AccessModule,
    AttendanceModule,
    BookingsModule,
    CertificatesModule,
    ClassMessagesModule,
    EnrolmentsModule,
    HistoryModule,
    LearningModule,
    NotificationsModule,
    PeopleModule,
  ],
  controllers: [OwnDataController, PeopleApi],
  providers: [KeptDataReader, KeptPartReader, KeptWords, OwnDataPages, OwnDataPresenter],
})
export class OwnDataDeskModule {}
