import { Module } from '@nestjs/common';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { CatalogueReader } from '../catalogue/catalogue.reader';
import { CompaniesController } from './companies.controller';
import { CompaniesPages } from './companies.pages';
import { CompaniesReader } from './companies.reader';
import { CompanyDeeds, CompanyServices } from './company-deeds';
import { CompanyDeskController } from './company-desk.controller';
import { CompanyDeskPages } from './company-desk.pages';
import { CompanyDeskPresenter } from './company-desk.presenter';
import { CompanyNamesController } from './company-names.controller';
import { NameLists } from './name-lists';
import { NamesLinkController } from './names-link.controller';
import { NamesLinkPages } from './names-link.pages';
import { CompanyDeskReader, CompanyLinks } from './company-desk.reader';

/** What companies find and do without an account. */
@Module({
  imports: [
    BillingModule,
    BookingsModule,
    ClassesModule,
    OrganisationsModule,
    OutcomesModule,
    SeatingModule,
    TracksModule,
  ],
  controllers: [CompaniesController, CompanyDeskController, CompanyNamesController, NamesLinkController],
  providers: [
    CatalogueReader,
    CompaniesPages,
    CompaniesReader,
    CompanyDeeds,
    CompanyDeskPages,
    CompanyDeskPresenter,
    CompanyDeskReader,
    CompanyLinks,
    CompanyServices,
    NameLists,
    NamesLinkPages,
  ],
})
export class CompanyDeskModule {}
