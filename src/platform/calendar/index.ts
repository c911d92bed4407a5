/** Calendar files (iCalendar) for meetings. */
export { CALENDAR_TYPE, type CalendarEvent, calendarFile, type CalendarOptions } from './calendar';
