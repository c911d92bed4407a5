import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { SmsWords } from '../enrolments';
import { Absences } from './absences.service';
import { Apologies } from './apologies.service';
import { FollowAbsences } from './attendance.job-types';

/** The number that says so by SMS; what else stands in the message is not kept. */
const CANNOT_COME = /^\s*3(?!\d)|^\s*٣(?!\d)|^\s*۳(?!\d)/;

/** Binds the jobs of the roll, and the word by SMS that somebody cannot come. */
@Injectable()
export class AttendanceJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly absences: Absences,
    private readonly apologies: Apologies,
    private readonly words: SmsWords,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FollowAbsences, ({ classId }) => this.absences.follow(classId));
    this.words.register(CANNOT_COME, (parties, sent) => this.apologies.bySms(parties, sent));
  }
}
