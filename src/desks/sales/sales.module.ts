import { Module } from '@nestjs/common';
import { BookingsModule } from '../../bookings';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { EnrolmentsModule } from '../../enrolments';
import { PartnerController } from './partner.controller';
import { PartnerPages } from './partner.pages';
import { SalesController } from './sales.controller';
import { SalesDeeds, SellingServices } from './sales-deeds';
import { SalesPages } from './sales.pages';
import { SalesPresenter } from './sales.presenter';
import { SaleSources, SalesReader } from './sales.reader';

/** The office's side of what companies buy. */
@Module({
  imports: [BookingsModule, ClassesModule, EnrolmentsModule, OrganisationsModule],
  controllers: [PartnerController, SalesController],
  providers: [
    OfficeFrame,
    PartnerPages,
    SalesDeeds,
    SalesPages,
    SalesPresenter,
    SaleSources,
    SalesReader,
    SellingServices,
  ],
})
export class SalesDeskModule {}
