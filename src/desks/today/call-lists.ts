import { Injectable } from '@nestjs/common';
import { Absences, Attendance } from '../../attendance';
import { Waitlist } from '../../waitlist';

/** Whom the office calls, and which roll it asks for, as other domains know it. */
@Injectable()
export class CallLists {
  constructor(
    readonly waitlist: Waitlist,
    readonly absences: Absences,
    readonly attendance: Attendance,
  ) {}
}
