import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { defineJob, Jobs } from '../platform/outbox';
import { KeptNumbers } from './waitlist.service';

/** Who was silent keeps the number for the next class of the course. */
export const KeepNumber = defineJob('waitlist.keep-number', z.object({ enrolmentId: z.string() }));

/** Binds the jobs of the waiting list. */
@Injectable()
export class WaitlistJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly keptNumbers: KeptNumbers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(KeepNumber, ({ enrolmentId }) => this.keptNumbers.keep(enrolmentId));
  }
}
