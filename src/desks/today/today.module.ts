import { Module } from '@nestjs/common';
import { AttendanceModule } from '../../attendance';
import { BookingsModule } from '../../bookings';
import { CertificatesModule } from '../../certificates';
import { ClassesModule } from '../../classes';
import { EnrolmentsModule } from '../../enrolments';
import { NotificationsModule } from '../../notifications';
import { OrganisationsModule } from '../../organisations';
import { PeopleModule } from '../../people';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { WaitlistModule } from '../../waitlist';
import { OfficeFrame } from '../office/office.frame';
import { PhoneLooks } from '../office/phone-looks.service';
import { BoardReader } from './board.reader';
import { CallLists } from './call-lists';
import { NeedsReader } from './needs.reader';
import { TodayController } from './today.controller';
import { TodayPages } from './today.pages';

/** What needs the office today. */
@Module({
  imports: [
    AttendanceModule,
    BookingsModule,
    CertificatesModule,
    ClassesModule,
    EnrolmentsModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    SeatingModule,
    TracksModule,
    WaitlistModule,
  ],
  controllers: [TodayController],
  providers: [BoardReader, CallLists, NeedsReader, OfficeFrame, PhoneLooks, TodayPages],
})
export class TodayDeskModule {}
