import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { MailModule } from '../platform/mail';
import { SmsModule } from '../platform/sms';
import { DeliveryRepository } from './delivery.repository';
import { DeliverySchema } from './delivery.schema';
import { Delivering } from './delivering.service';
import { DeliveryLog } from './delivery-log.service';
import { LetterCatalogue } from './letter-catalogue';
import { LetterWords } from './letter-words.service';
import { LetterWriter } from './letter-writer';
import { LettersApi } from './letters.api';
import { MessageHandlers } from './message-handlers';
import { NotificationsEraser } from './notifications.eraser';
import { NotificationsJobs } from './notifications.jobs';
import { Notifications } from './notifications.service';
import { OwnWordsRepository } from './own-words.repository';
import { OwnWordsSchema } from './own-words.schema';
import { Samples } from './samples.service';
import { Senders } from './senders.service';
import { SmsDelivering } from './sms-delivering.service';

/** Messages to people, and the log of their delivery. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Delivery', schema: DeliverySchema },
      { name: 'OwnWords', schema: OwnWordsSchema },
    ]),
    HistoryModule,
    MailModule,
    SmsModule,
    OrganisationsModule,
    PeopleModule,
  ],
  controllers: [LettersApi],
  providers: [
    LetterCatalogue,
    LetterWords,
    OwnWordsRepository,
    Senders,
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
  exports: [LetterWords, Notifications, Samples],
})
export class NotificationsModule {}
