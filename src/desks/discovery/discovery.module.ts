import { Module } from '@nestjs/common';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { CatalogueReader } from '../catalogue/catalogue.reader';
import { OfficeFrame } from '../office/office.frame';
import { DiscoveryController } from './discovery.controller';
import { Discovery } from './discovery.service';
import { EmbedController } from './embed.controller';
import { EmbedPages } from './embed.pages';

/** The catalogue for search engines, feed readers and other sites. */
@Module({
  imports: [ClassesModule, OrganisationsModule, OutcomesModule, SeatingModule, TracksModule],
  controllers: [DiscoveryController, EmbedController],
  providers: [CatalogueReader, Discovery, EmbedPages, OfficeFrame],
})
export class DiscoveryDeskModule {}
