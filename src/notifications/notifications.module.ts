import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { MailModule } from '../platform/mail';
import { SmsModule } from '../platform/sms';
import { DeliveryRepository } from './delivery.repository';
import { DeliverySchema } from './delivery.schema';
import { Delivering } from './delivering.service';
import { DeliveryLog } from './delivery-log.service';
import { LetterWriter } from './letter-writer';
import { MessageHandlers } from './message-handlers';
import { NotificationsEraser } from './notifications.eraser';
import { NotificationsJobs } from './notifications.jobs';
import { Notifications } from './notifications.service';
import { Samples } from './samples.service';
import { SmsDelivering } from './sms-delivering.service';

/** Messages to people, and the log of their delivery. */
@Module({
  imports: [
    MongooseModule.forFeature([{ name: 'Delivery', schema: DeliverySchema }]),
    MailModule,
    SmsModule,
    OrganisationsModule,
    PeopleModule,
  ],
  providers: [
    Notifications,
    NotificationsJobs,
    NotificationsEraser,
    MessageHandlers,
    DeliveryRepository,
    DeliveryLog,
    LetterWriter,
    Delivering,
    SmsDelivering,
    Samples,
  ],
  exports: [Notifications, Samples],
})
export class NotificationsModule {}
