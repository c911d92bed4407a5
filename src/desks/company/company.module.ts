import { Module } from '@nestjs/common';
import { AttendanceModule } from '../../attendance';
import { BillingModule } from '../../billing';
import { BookingsModule } from '../../bookings';
import { CertificatesModule } from '../../certificates';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { PeopleModule } from '../../people';
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
import { ResultsApi } from './results.api';
import { ResultsController } from './results.controller';
import { ResultsPages } from './results.pages';
import { ResultSources, ResultsReader } from './results.reader';

/** What companies find and do without an account. */
@Module({
  imports: [
    AttendanceModule,
    BillingModule,
    BookingsModule,
    CertificatesModule,
    ClassesModule,
    OrganisationsModule,
    OutcomesModule,
    PeopleModule,
    SeatingModule,
    TracksModule,
  ],
  controllers: [
    CompaniesController,
    CompanyDeskController,
    CompanyNamesController,
    NamesLinkController,
    ResultsApi,
    ResultsController,
  ],
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
    ResultsPages,
    ResultsReader,
    ResultSources,
  ],
})
export class CompanyDeskModule {}
