import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { TracksModule } from '../tracks';
import { AbsenceCallSchema } from './absence-calls.schema';
import { AbsencesController } from './absences.controller';
import { AbsencesRepository } from './absences.repository';
import { Absences } from './absences.service';
import { AttendanceApi } from './attendance.api';
import { AttendanceJobs } from './attendance.jobs';
import { AttendanceRepository } from './attendance.repository';
import { ArrivalSchema, MarkSchema } from './attendance.schema';
import { Attendance } from './attendance.service';
import { RollController } from './roll.controller';
import { RollLinesPresenter } from './roll-lines.presenter';
import { RollPresenter } from './roll.presenter';
import { RollRecords } from './roll.records';
import { RollSaving } from './roll-saving.service';

/** The roll of each meeting. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'AbsenceCall', schema: AbsenceCallSchema },
      { name: 'AttendanceArrival', schema: ArrivalSchema },
      { name: 'AttendanceMark', schema: MarkSchema },
    ]),
    AccessModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    TracksModule,
  ],
  controllers: [AbsencesController, AttendanceApi, RollController],
  providers: [
    Absences,
    AbsencesRepository,
    Attendance,
    AttendanceJobs,
    AttendanceRepository,
    RollLinesPresenter,
    RollPresenter,
    RollRecords,
    RollSaving,
  ],
  exports: [Absences, Attendance],
})
export class AttendanceModule {}
