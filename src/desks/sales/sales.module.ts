import { Module } from '@nestjs/common';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { NameLists } from '../company/name-lists';
import { OfficeFrame } from '../office/office.frame';
import { EnrolmentsModule } from '../../enrolments';
import { PartnerController } from './partner.controller';
import { PartnerPages } from './partner.pages';
import { SaleNames } from './sale-names';
import { SaleNamesController } from './sale-names.controller';
import { SaleSharing } from './sale-sharing';
import { SaleSharingController } from './sale-sharing.controller';
import { SalesController } from './sales.controller';
import { SalesDeeds, SellingServices } from './sales-deeds';
import { SalesPages } from './sales.pages';
import { SalesPresenter } from './sales.presenter';
import { SaleSources, SalesReader } from './sales.reader';

/** The office's side of what companies buy. */
@Module({
  imports: [BillingModule, BookingsModule, ClassesModule, EnrolmentsModule, OrganisationsModule],
  controllers: [PartnerController, SalesController, SaleNamesController, SaleSharingController],
  providers: [
    NameLists,
    OfficeFrame,
    PartnerPages,
    SaleNames,
    SalesDeeds,
    SalesPages,
    SalesPresenter,
    SaleSharing,
    SaleSources,
    SalesReader,
    SellingServices,
  ],
})
export class SalesDeskModule {}
