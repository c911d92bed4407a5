import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { ClassCancelled } from '../classes';
import { JoinedWaitingList } from '../enrolments';
import { KeptNumbers } from './waitlist.service';

/** What the waiting list does after facts of enrolments. */
@Injectable()
export class WaitlistListeners implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly keptNumbers: KeptNumbers,
  ) {}

  onModuleInit(): void {
    this.jobs.on(ClassCancelled, 'waitlist.keep-numbers', ({ classId }) => this.keptNumbers.keepAll(classId));
    this.jobs.on(JoinedWaitingList, 'waitlist.use-kept-number', ({ enrolmentId }) => this.keptNumbers.use(enrolmentId));
  }
}
