import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AttendanceModule } from '../attendance';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { ClassMessageSchema } from './class-message.schema';
import { ClassMessagesApi } from './class-messages.api';
import { ClassMessageEmails } from './class-messages.emails';
import { ClassMessageJobs } from './class-messages.jobs';
import { ClassMessagesRepository } from './class-messages.repository';
import { ClassMessages } from './class-messages.service';
import { MessageAudiences } from './message-audiences.service';
import { Sending } from './sending.service';

/** Wiring of messages to classes. */
@Module({
  imports: [
    MongooseModule.forFeature([{ name: 'ClassMessage', schema: ClassMessageSchema }]),
    AttendanceModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
  ],
  controllers: [ClassMessagesApi],
  providers: [ClassMessageEmails, ClassMessageJobs, ClassMessages, ClassMessagesRepository, MessageAudiences, Sending],
  exports: [ClassMessages, MessageAudiences],
})
export class ClassMessagesModule {}
