import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { TracksModule } from '../tracks';
import { AttendanceApi } from './attendance.api';
import { AttendanceRepository } from './attendance.repository';
import { ArrivalSchema, MarkSchema } from './attendance.schema';
import { Attendance } from './attendance.service';
import { RollController } from './roll.controller';
import { RollLinesPresenter } from './roll-lines.presenter';
import { RollPresenter } from './roll.presenter';
import { RollSaving } from './roll-saving.service';

/** The roll of each meeting. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'AttendanceArrival', schema: ArrivalSchema },
      { name: 'AttendanceMark', schema: MarkSchema },
    ]),
    AccessModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    TracksModule,
  ],
  controllers: [AttendanceApi, RollController],
  providers: [Attendance, AttendanceRepository, RollLinesPresenter, RollPresenter, RollSaving],
  exports: [Attendance],
})
export class AttendanceModule {}
