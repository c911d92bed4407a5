import { Module } from '@nestjs/common';
import { ClassesModule } from '../../classes';
import { EnrolmentsModule } from '../../enrolments';
import { ImportsModule } from '../../imports';
import { OrganisationsModule } from '../../organisations';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { ImportChoicesReader } from './import-choices.reader';
import { ImportSubjectsReader } from './import-subjects.reader';
import { ImportController } from './import.controller';
import { ImportPage } from './import.pages';
import { ImportsController } from './imports.controller';
import { ImportPages } from './imports.pages';

/** Files of people and of classes, as the office brings them. */
@Module({
  imports: [ClassesModule, EnrolmentsModule, ImportsModule, OrganisationsModule, TracksModule],
  controllers: [ImportsController, ImportController],
  providers: [ImportChoicesReader, ImportPage, ImportPages, ImportSubjectsReader, OfficeFrame],
})
export class ImportsDeskModule {}
