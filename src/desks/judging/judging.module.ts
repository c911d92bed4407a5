import { Module } from '@nestjs/common';
import { ClassesModule } from '../../classes';
import { EnrolmentsModule } from '../../enrolments';
import { LearningModule } from '../../learning';
import { OrganisationsModule } from '../../organisations';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { BoardReader } from '../today/board.reader';
import { JudgingController } from './judging.controller';
import { JudgingPages, JudgingSources } from './judging.pages';
import { JudgingReader } from './judging.reader';

/** Handwork as those see it who judge it. */
@Module({
  imports: [ClassesModule, EnrolmentsModule, LearningModule, OrganisationsModule, SeatingModule, TracksModule],
  controllers: [JudgingController],
  providers: [BoardReader, JudgingPages, JudgingReader, JudgingSources, OfficeFrame],
})
export class JudgingDeskModule {}
