import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { HistoryModule } from '../history';
import { TracksModule } from '../tracks';
import { AttendanceApi } from './attendance.api';
import { AttendanceRepository } from './attendance.repository';
import { MarkSchema } from './attendance.schema';
import { Attendance } from './attendance.service';
import { RollController } from './roll.controller';
import { RollPresenter } from './roll.presenter';

/** The roll of each meeting. */
@Module({
  imports: [
    MongooseModule.forFeature([{ name: 'AttendanceMark', schema: MarkSchema }]),
    ClassesModule,
    EnrolmentsModule,
    HistoryModule,
    TracksModule,
  ],
  controllers: [AttendanceApi, RollController],
  providers: [Attendance, AttendanceRepository, RollPresenter],
  exports: [Attendance],
})
export class AttendanceModule {}
