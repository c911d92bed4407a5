import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AccessModule } from '../access';
import { HistoryModule } from '../history';
import { OrganisationsModule } from '../organisations';
import { SeatingModule } from '../seating';
import { TracksModule } from '../tracks';
import { CalendarFeedsApi } from './calendar-feeds.api';
import { CalendarFeedsController } from './calendar-feeds.controller';
import { CalendarFeedsRepository } from './calendar-feeds.repository';
import { CalendarFeedSchema } from './calendar-feeds.schema';
import { CalendarFeeds } from './calendar-feeds.service';
import { CalendarLinks } from './calendar-links';
import { ClassCalendars } from './class-calendars';
import { ClassCalendarsController } from './class-calendars.controller';
import { ClassChanges } from './class-changes.service';
import { ClassClosing, ClosingTools } from './class-closing.service';
import { ClassLists } from './class-lists.repository';
import { ClassMergersApi } from './class-mergers.api';
import { ClassMergers } from './class-mergers.service';
import { ClassPlanning } from './class-planning.service';
import { ClassRecords } from './class-records';
import { ClassStatesApi } from './class-states.api';
import { ClassStates } from './class-states.service';
import { ClassViews } from './class-views.service';
import { ClassesApi } from './classes.api';
import { ClassesJobs } from './classes.jobs';
import { ClassesListeners } from './classes.listeners';
import { ClassesRepository } from './classes.repository';
import { ClassParts } from './class-parts.repository';
import { ClassYears } from './class-years.repository';
import { EndedClasses } from './ended-classes.repository';
import { ClassSchema } from './classes.schema';
import { Classes } from './classes.service';
import { FeedSubjects } from './feed-subjects';
import { Instructors } from './instructors';
import { Offerings } from './offerings.service';
import { SeatPlans } from './seat-plans';

/** Classes with their meetings. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'TrainingClass', schema: ClassSchema },
      { name: 'CalendarFeed', schema: CalendarFeedSchema },
    ]),
    AccessModule,
    HistoryModule,
    OrganisationsModule,
    TracksModule,
    SeatingModule,
  ],
  controllers: [
    CalendarFeedsApi,
    CalendarFeedsController,
    ClassCalendarsController,
    ClassesApi,
    ClassMergersApi,
    ClassStatesApi,
  ],
  providers: [
    CalendarFeeds,
    CalendarFeedsRepository,
    CalendarLinks,
    Classes,
    ClassCalendars,
    ClassClosing,
    ClosingTools,
    ClassLists,
    ClassPlanning,
    ClassChanges,
    ClassMergers,
    ClassStates,
    ClassRecords,
    ClassViews,
    ClassYears,
    ClassesJobs,
    ClassesListeners,
    ClassesRepository,
    ClassParts,
    EndedClasses,
    FeedSubjects,
    Instructors,
    Offerings,
    SeatPlans,
  ],
  exports: [CalendarFeeds, Classes, ClassCalendars, ClassPlanning, ClassChanges, ClassMergers, ClassStates, ClassYears],
})
export class ClassesModule {}
