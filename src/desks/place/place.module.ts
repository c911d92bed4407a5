import { Module } from '@nestjs/common';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { ClassMessagesModule } from '../../messages';
import { EnrolmentsModule } from '../../enrolments';
import { LearningModule } from '../../learning';
import { PeopleModule } from '../../people';
import { WaitlistModule } from '../../waitlist';
import { CardController } from './card.controller';
import { CompanionsController } from './companions.controller';
import { GivingBackController } from './giving-back.controller';
import { GivingBackPresenter } from './giving-back.presenter';
import { PlaceController } from './place.controller';
import { PlacePages } from './place.pages';
import { PlacePresenter } from './place.presenter';
import { PlaceReader, PlaceSources } from './place.reader';

/** One's own place or number, without an account. */
@Module({
  imports: [
    BillingModule,
    BookingsModule,
    ClassMessagesModule,
    EnrolmentsModule,
    LearningModule,
    PeopleModule,
    WaitlistModule,
  ],
  controllers: [PlaceController, GivingBackController, CompanionsController, CardController],
  providers: [GivingBackPresenter, PlacePages, PlacePresenter, PlaceReader, PlaceSources],
})
export class PlaceDeskModule {}
