import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { BillingModule } from '../billing';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { NotificationsModule } from '../notifications';
import { OrganisationsModule } from '../organisations';
import { PeopleModule } from '../people';
import { SeatingModule } from '../seating';
import { TracksModule } from '../tracks';
import { Acceptance, AcceptanceRecords } from './acceptance.service';
import { BookedClassNews } from './booked-class-news.service';
import { BookingPapers } from './booking-papers.service';
import { BookingsApi } from './bookings.api';
import { BookingEmails, SaleLetters } from './bookings.emails';
import { BookingEraser } from './bookings.eraser';
import { BookingJobs } from './bookings.jobs';
import { BookingsRepository } from './bookings.repository';
import { BookingSchema, QuoteRequestSchema, QuoteSchema, QuoteSeriesSchema } from './bookings.schema';
import { Bookings } from './bookings.service';
import { BookingWitness } from './bookings.witness';
import { CitizenPapers } from './citizen-papers.service';
import { CitizenRequests } from './citizen-requests';
import { ClassBookings } from './class-bookings.service';
import { Naming } from './naming.service';
import { NamesLinks } from './names-links.service';
import { OfferedThings } from './offered-things';
import { PartnerBlocksApi } from './partner-blocks.api';
import { PartnerBlockJobs } from './partner-blocks.jobs';
import { PartnerBlocks, PartnerThings } from './partner-blocks.service';
import { QuoteCounting } from './quote-counting';
import { QuoteRequestsRepository } from './quote-requests.repository';
import { QuoteRequests } from './quote-requests.service';
import { QuoteRequestsApi, QuotesApi } from './quotes.api';
import { QuotesRepository } from './quotes.repository';
import { Quotes } from './quotes.service';
import { Reinvoicing } from './reinvoicing.service';
import { RepeatOrders } from './repeat-orders.service';
import { SaleAnswers } from './sale-answers';
import { SaleLists, SaleRecords } from './sale-lists.service';
import { SaleLinks } from './sale-links';
import { Sales, SaleThings } from './sales.service';
import { SaleRenewal } from './sale-renewal.service';
import { SaleTools } from './sale-tools';
import { SharingsApi } from './sharings.api';
import { SharingsRepository } from './sharings.repository';
import { SharingSchema } from './sharings.schema';
import { CompanySharings } from './sharings.service';

/** Wiring of bookings. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'QuoteRequest', schema: QuoteRequestSchema },
      { name: 'Quote', schema: QuoteSchema },
      { name: 'QuoteSeries', schema: QuoteSeriesSchema },
      { name: 'Booking', schema: BookingSchema },
      { name: 'CompanySharing', schema: SharingSchema },
    ]),
    BillingModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    NotificationsModule,
    OrganisationsModule,
    PeopleModule,
    SeatingModule,
    TracksModule,
  ],
  controllers: [QuoteRequestsApi, QuotesApi, BookingsApi, PartnerBlocksApi, SharingsApi],
  providers: [
    Acceptance,
    AcceptanceRecords,
    BookedClassNews,
    BookingEmails,
    BookingEraser,
    BookingJobs,
    BookingPapers,
    Bookings,
    BookingsRepository,
    BookingWitness,
    CitizenPapers,
    CitizenRequests,
    ClassBookings,
    CompanySharings,
    NamesLinks,
    Naming,
    OfferedThings,
    PartnerBlockJobs,
    PartnerBlocks,
    PartnerThings,
    QuoteCounting,
    QuoteRequests,
    QuoteRequestsRepository,
    Quotes,
    QuotesRepository,
    Reinvoicing,
    RepeatOrders,
    SaleAnswers,
    SaleLetters,
    SaleLinks,
    SaleLists,
    SaleRecords,
    SaleRenewal,
    Sales,
    SaleThings,
    SaleTools,
    SharingsRepository,
  ],
  exports: [
    Acceptance,
    Bookings,
    CitizenPapers,
    ClassBookings,
    CompanySharings,
    NamesLinks,
    Naming,
    PartnerBlocks,
    QuoteCounting,
    QuoteRequests,
    Quotes,
    Reinvoicing,
    RepeatOrders,
    SaleLinks,
    SaleLists,
    SaleRenewal,
    Sales,
  ],
})
export class BookingsModule {}
