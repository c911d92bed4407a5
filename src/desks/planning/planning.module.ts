import { Module } from '@nestjs/common';
import { AccessModule } from '../../access';
import { ClassesModule } from '../../classes';
import { OrganisationsModule } from '../../organisations';
import { OutcomesModule } from '../../outcomes';
import { SeatingModule } from '../../seating';
import { TracksModule } from '../../tracks';
import { OfficeDeskModule } from '../office/office.module';
import { ClassFormPages } from './class-form.pages';
import { ClassForms } from './class-forms.service';
import { PlanClassesController } from './classes.controller';
import { CourseForms } from './course-forms.service';
import { PlanCoursesController } from './courses.controller';
import { OneMeetingController } from './one-meeting.controller';
import { OneMeetingPages } from './one-meeting.pages';
import { OneMeeting } from './one-meeting.service';
import { PlanController } from './plan.controller';
import { PlanPages } from './plan.pages';
import { PlanningFrame } from './planning.frame';
import { PlanningReader } from './planning.reader';
import { PublicationPages } from './publication.pages';
import { TrackForms } from './track-forms.service';
import { PlanTracksController } from './tracks.controller';

/** Planning by form: tracks, courses and classes. */
@Module({
  imports: [
    AccessModule,
    ClassesModule,
    OfficeDeskModule,
    OrganisationsModule,
    OutcomesModule,
    SeatingModule,
    TracksModule,
  ],
  controllers: [
    PlanController,
    PlanTracksController,
    PlanCoursesController,
    PlanClassesController,
    OneMeetingController,
  ],
  providers: [
    OneMeeting,
    OneMeetingPages,
    PlanningFrame,
    PlanningReader,
    PlanPages,
    TrackForms,
    CourseForms,
    ClassFormPages,
    ClassForms,
    PublicationPages,
  ],
})
export class PlanningDeskModule {}
