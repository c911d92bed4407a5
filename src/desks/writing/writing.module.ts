import { Module } from '@nestjs/common';
import { ClassMessagesModule } from '../../messages';
import { EnrolmentsModule } from '../../enrolments';
import { NotificationsModule } from '../../notifications';
import { OfficeFrame } from '../office/office.frame';
import { WritingController } from './writing.controller';
import { WritingPages } from './writing.pages';
import { WritingReader } from './writing.reader';

/** Messages to the people of a class, as staff write them. */
@Module({
  imports: [ClassMessagesModule, EnrolmentsModule, NotificationsModule],
  controllers: [WritingController],
  providers: [OfficeFrame, WritingPages, WritingReader],
})
export class WritingDeskModule {}
