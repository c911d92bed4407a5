import { Module } from '@nestjs/common';
import { AttendanceModule } from '../../attendance';
import { ClassesModule } from '../../classes';
import { LearningModule } from '../../learning';
import { OrganisationsModule } from '../../organisations';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { OfficeFrame } from '../office/office.frame';
import { BoardReader } from '../today/board.reader';
import { HoursController } from './hours.controller';
import { TeachApi } from './teach.api';
import { TeachController } from './teach.controller';
import { TeachPages } from './teach.pages';
import { TeachReader } from './teach.reader';

/** The meetings and classes of whoever teaches. */
@Module({
  imports: [AttendanceModule, ClassesModule, LearningModule, OrganisationsModule, SeatingModule, TracksModule],
  controllers: [HoursController, TeachApi, TeachController],
  providers: [BoardReader, OfficeFrame, TeachPages, TeachReader],
})
export class TeachDeskModule {}
