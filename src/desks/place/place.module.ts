import { Module } from '@nestjs/common';
import { AttendanceModule } from '../../attendance';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { ClassMessagesModule } from '../../messages';
import { EnrolmentsModule } from '../../enrolments';
import { LearningModule } from '../../learning';
import { PeopleModule } from '../../people';
import { WaitlistModule } from '../../waitlist';
import { ApologiesController } from './apologies.controller';
import { ApologyPages } from './apology.pages';
import { CardController } from './card.controller';
import { CompanySharingController } from './company-sharing.controller';
import { CompanionsController } from './companions.controller';
import { GivingBackController } from './giving-back.controller';
import { GivingBackPresenter } from './giving-back.presenter';
import { LostLinkController } from './lost-link.controller';
import { PlaceController } from './place.controller';
import { PlacePages } from './place.pages';
import { PlacePresenter } from './place.presenter';
import { PlaceReader, PlaceSources } from './place.reader';

/** One's own place or number, without an account. */
@Module({
  imports: [
    AttendanceModule,
    BillingModule,
    BookingsModule,
    ClassMessagesModule,
    EnrolmentsModule,
    LearningModule,
    PeopleModule,
    WaitlistModule,
  ],
  controllers: [
    ApologiesController,
    PlaceController,
    GivingBackController,
    CompanionsController,
    CompanySharingController,
    CardController,
    LostLinkController,
  ],
  providers: [ApologyPages, GivingBackPresenter, PlacePages, PlacePresenter, PlaceReader, PlaceSources],
})
export class PlaceDeskModule {}
