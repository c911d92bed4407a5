import { Injectable } from '@nestjs/common';
import { Absences } from '../../attendance';
import { Waitlist } from '../../waitlist';

/** Whom the office calls, as other domains know it. */
@Injectable()
export class CallLists {
  constructor(
    readonly waitlist: Waitlist,
    readonly absences: Absences,
  ) {}
}
