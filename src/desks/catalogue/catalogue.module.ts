import { Module } from '@nestjs/common';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { CatalogueController } from './catalogue.controller';
import { CataloguePages } from './catalogue.pages';
import { CatalogueReader } from './catalogue.reader';

/** The public pages: home, the catalogue, courses and tracks. */
@Module({
  imports: [ClassesModule, OrganisationsModule, OutcomesModule, SeatingModule, TracksModule],
  controllers: [CatalogueController],
  providers: [CataloguePages, CatalogueReader],
})
export class CatalogueDeskModule {}
