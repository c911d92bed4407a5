import { Module } from '@nestjs/common';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { NameLists } from '../company/name-lists';
import { OfficeFrame } from '../office/office.frame';
import { SaleNames } from './sale-names';
import { SaleNamesController } from './sale-names.controller';
import { SalesController } from './sales.controller';
import { SalesDeeds, SellingServices } from './sales-deeds';
import { SalesPages } from './sales.pages';
import { SalesPresenter } from './sales.presenter';
import { SaleSources, SalesReader } from './sales.reader';

/** The office's side of what companies buy. */
@Module({
  imports: [BillingModule, BookingsModule, ClassesModule, OrganisationsModule],
  controllers: [SalesController, SaleNamesController],
  providers: [
    NameLists,
    OfficeFrame,
    SaleNames,
    SalesDeeds,
    SalesPages,
    SalesPresenter,
    SaleSources,
    SalesReader,
    SellingServices,
  ],
})
export class SalesDeskModule {}
