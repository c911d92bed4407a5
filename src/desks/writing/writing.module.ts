import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { ClassMessagesModule } from '../../messages';
import { EnrolmentsModule } from '../../enrolments';
import { NotificationsModule } from '../../notifications';
import { OfficeFrame } from '../office/office.frame';
import { RepliesController } from './replies.controller';
import { WritingController } from './writing.controller';
import { WritingPages } from './writing.pages';
import { WritingReader, WritingSources } from './writing.reader';

/** Messages to the people of a class, as staff write them. */
@Module({
  imports: [AccessModule, ClassMessagesModule, EnrolmentsModule, NotificationsModule],
  controllers: [WritingController, RepliesController],
  providers: [OfficeFrame, WritingPages, WritingReader, WritingSources],
})
export class WritingDeskModule {}
