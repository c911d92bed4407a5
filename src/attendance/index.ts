/** The roll of each meeting, and the share that people attended. */
export type { AbsenceCall } from './absence-call';
export { Apologies, type ComingOfParty } from './apologies.service';
export { Absences } from './absences.service';
export { meetsShare, minutesOf, type Mark, type RollSum } from './attendance';
export { AttendanceModule } from './attendance.module';
export { Attendance } from './attendance.service';
