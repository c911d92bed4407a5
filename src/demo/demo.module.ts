import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { AttendanceModule } from '../attendance';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { OrganisationsModule } from '../organisations';
import { TracksModule } from '../tracks';
import { DemoData } from './demo-data.service';
import { DemoSchool } from './demo-school.service';

/** The demo's data. */
@Module({
  imports: [AccessModule, AttendanceModule, ClassesModule, EnrolmentsModule, OrganisationsModule, TracksModule],
  providers: [DemoData, DemoSchool],
  exports: [DemoData],
})
export class DemoModule {}
