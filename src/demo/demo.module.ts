import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { AttendanceModule } from '../attendance';
import { BillingModule } from '../billing';
import { BookingsModule } from '../bookings';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { OrganisationsModule } from '../organisations';
import { OutcomesModule } from '../outcomes';
import { TracksModule } from '../tracks';
import { DemoData } from './demo-data.service';
import { DemoBuying, DemoSales } from './demo-sales.service';
import { DemoSchool } from './demo-school.service';

/** The demo's data. */
@Module({
  imports: [
    AccessModule,
    AttendanceModule,
    BillingModule,
    BookingsModule,
    ClassesModule,
    EnrolmentsModule,
    OrganisationsModule,
    OutcomesModule,
    TracksModule,
  ],
  providers: [DemoBuying, DemoData, DemoSales, DemoSchool],
  exports: [DemoData],
})
export class DemoModule {}
