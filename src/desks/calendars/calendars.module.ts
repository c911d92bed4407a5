import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OfficeFrame } from '../office/office.frame';
import { CalendarsController } from './calendars.controller';
import { CalendarPages } from './calendars.pages';

/** The office's calendars behind secret addresses. */
@Module({
  imports: [AccessModule, ClassesModule, OrganisationsModule],
  controllers: [CalendarsController],
  providers: [CalendarPages, OfficeFrame],
})
export class CalendarsDeskModule {}
