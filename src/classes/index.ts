/** Courses held once: meetings, place, languages, and the way from draft to finished. */
export { FEED_KINDS, type FeedEntry, feedKind } from './calendar-feed';
export { CalendarFeeds } from './calendar-feeds.service';
export { ClassCalendars } from './class-calendars';
export { ClassChanges } from './class-changes.service';
export type { Clash, ClassPlan } from './clashes';
export { type ClassLine, type ComingOfCourse, LIST_PARTS, type ListPart } from './class-lists.repository';
export type { ClassPlace } from './class-parts.repository';
export { ClassMergers } from './class-mergers.service';
export { ClassPlanning } from './class-planning.service';
export { ClassYears, type Span } from './class-years.repository';
export { ClassStates } from './class-states.service';
export {
  ClassCancelled,
  ClassChanged,
  ClassConfirmed,
  ClassFinished,
  ClassMerging,
  ClassPublished,
  meetingBefore,
} from './classes.facts';
export { type ClassChange, ClassChangeForm, type NewClass, NewClassForm } from './classes.forms';
export { ClassesModule } from './classes.module';
export { WrongStateError } from './classes.errors';
export { Classes } from './classes.service';
export { isOfToday, meetingsAround, nextMeeting } from './meetings';
export { meetingInstants, parseTime, type PlannedDay, plannedDays, shownAt } from './meeting-pattern';
export { HOLIDAY_COUNTRIES, hasHolidays, holidayOn } from './public-holidays';
export type { MeetingBefore } from './sessions';
export {
  type ClassState,
  isLive,
  isOver,
  isPublic,
  type Session,
  takesLearners,
  type TrainingClass,
} from './training-class';
