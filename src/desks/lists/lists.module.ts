import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../../enrolments';
import { HistoryModule } from '../../history';
import { PeopleModule } from '../../people';
import { OfficeDeskModule } from '../office/office.module';
import { ContactListPages } from './contact-list.pages';
import { ContactLooks } from './contact-looks.service';
import { ListFileController } from './list-file.controller';
import { ListFiles } from './list-files.service';
import { PaperPages } from './paper.pages';
import { PapersController } from './papers.controller';
import { PhoneListController } from './phone-list.controller';

/** The people of a class as lists: to sign, to call, to take along; and papers for the door and the wall. */
@Module({
  imports: [EnrolmentsModule, HistoryModule, OfficeDeskModule, PeopleModule],
  controllers: [PapersController, PhoneListController, ListFileController],
  providers: [ContactListPages, ContactLooks, ListFiles, PaperPages],
})
export class ListsDeskModule {}
