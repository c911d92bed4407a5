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
import { PeopleModule } from '../people';
import { PhoneRepliesApi } from './phone-replies.api';
import { PhoneRepliesRepository } from './phone-replies.repository';
import { PhoneReplies, ReplyTools } from './phone-replies.service';
import { PhoneReplySchema } from './phone-reply.schema';
import { Sending } from './sending.service';

/** Wiring of messages to classes. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'ClassMessage', schema: ClassMessageSchema },
      { name: 'PhoneReply', schema: PhoneReplySchema },
    ]),
    AttendanceModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    PeopleModule,
  ],
  controllers: [ClassMessagesApi, PhoneRepliesApi],
  providers: [
    ClassMessageEmails,
    ClassMessageJobs,
    ClassMessages,
    ClassMessagesRepository,
    MessageAudiences,
    PhoneReplies,
    PhoneRepliesRepository,
    ReplyTools,
    Sending,
  ],
  exports: [ClassMessages, MessageAudiences, PhoneReplies],
})
export class ClassMessagesModule {}
