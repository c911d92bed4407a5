import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { Absences } from './absences.service';
import { FollowAbsences } from './attendance.job-types';

/** Binds the jobs of the roll. */
@Injectable()
export class AttendanceJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly absences: Absences,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FollowAbsences, ({ classId }) => this.absences.follow(classId));
  }
}
