import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { SeatingModule } from '../seating';
import { OfferPresenter } from './offer.presenter';
import { OfferRecorder } from './offer.recorder';
import { CallSchema, KeptNumberSchema, OfferSchema } from './offer.schema';
import { OffersController } from './offers.controller';
import { Offers } from './offers.service';
import { OfferWitness } from './offers.witness';
import { SmsReplies } from './sms-replies.service';
import { SmsSenders } from './sms-senders';
import { UnreachedParties } from './unreached-parties';
import { WaitlistApi } from './waitlist.api';
import { WaitlistEmails } from './waitlist.emails';
import { WaitlistEraser } from './waitlist.eraser';
import { WaitlistJobs } from './waitlist.jobs';
import { WaitlistListeners } from './waitlist.listeners';
import { WaitlistRecords } from './waitlist.records';
import { WaitlistRepository } from './waitlist.repository';
import { KeptNumbers, Waitlist } from './waitlist.service';

/** Wiring of the waiting list. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Offer', schema: OfferSchema },
      { name: 'Call', schema: CallSchema },
      { name: 'KeptNumber', schema: KeptNumberSchema },
    ]),
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    SeatingModule,
  ],
  controllers: [OffersController, WaitlistApi],
  providers: [
    KeptNumbers,
    OfferPresenter,
    OfferRecorder,
    Offers,
    OfferWitness,
    SmsReplies,
    SmsSenders,
    UnreachedParties,
    Waitlist,
    WaitlistEmails,
    WaitlistEraser,
    WaitlistJobs,
    WaitlistListeners,
    WaitlistRecords,
    WaitlistRepository,
  ],
  exports: [Offers, Waitlist],
})
export class WaitlistModule {}
