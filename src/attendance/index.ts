/** The roll of each meeting, and the share that people attended. */
export { meetsShare, type Mark, type RollSum } from './attendance';
export { AttendanceModule } from './attendance.module';
export { Attendance } from './attendance.service';
