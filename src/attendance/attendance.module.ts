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
import { ApologiesApi } from './apologies.api';
import { ApologiesRepository } from './apologies.repository';
import { ApologySchema } from './apologies.schema';
import { Apologies } from './apologies.service';
import { AttendanceApi } from './attendance.api';
import { AttendanceJobs } from './attendance.jobs';
import { AttendanceRepository } from './attendance.repository';
import { ArrivalSchema, MarkSchema } from './attendance.schema';
import { Attendance } from './attendance.service';
import { DiaryApi } from './diary.api';
import { DiaryController } from './diary.controller';
import { DiaryPages } from './diary.pages';
import { DiaryRepository } from './diary.repository';
import { DiarySchema } from './diary.schema';
import { Diary } from './diary.service';
import { RollController } from './roll.controller';
import { RollLinesPresenter } from './roll-lines.presenter';
import { RollPresenter, RollSources } from './roll.presenter';
import { RollRecords } from './roll.records';
import { RollSaving } from './roll-saving.service';

/** The roll of each meeting. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'AbsenceCall', schema: AbsenceCallSchema },
      { name: 'Apology', schema: ApologySchema },
      { name: 'AttendanceArrival', schema: ArrivalSchema },
      { name: 'DiaryEntry', schema: DiarySchema },
      { name: 'AttendanceMark', schema: MarkSchema },
    ]),
    AccessModule,
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    TracksModule,
  ],
  controllers: [AbsencesController, ApologiesApi, AttendanceApi, DiaryApi, DiaryController, RollController],
  providers: [
    Absences,
    AbsencesRepository,
    Apologies,
    ApologiesRepository,
    Attendance,
    AttendanceJobs,
    AttendanceRepository,
    Diary,
    DiaryPages,
    DiaryRepository,
    RollLinesPresenter,
    RollPresenter,
    RollSources,
    RollRecords,
    RollSaving,
  ],
  exports: [Absences, Apologies, Attendance],
})
export class AttendanceModule {}
