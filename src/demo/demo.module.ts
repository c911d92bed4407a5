import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { AttendanceModule } from '../attendance';
import { BillingModule } from '../billing';
import { BookingsModule } from '../bookings';
import { ClassesModule } from '../classes';
import { EnrolmentsModule } from '../enrolments';
import { LearningModule } from '../learning';
import { OrganisationsModule } from '../organisations';
import { OutcomesModule } from '../outcomes';
import { TracksModule } from '../tracks';
import { DemoData } from './demo-data.service';
import { DemoMaterial } from './demo-material.service';
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
    LearningModule,
    OrganisationsModule,
    OutcomesModule,
    TracksModule,
  ],
  providers: [DemoBuying, DemoData, DemoMaterial, DemoSales, DemoSchool],
  exports: [DemoData],
})
export class DemoModule {}
