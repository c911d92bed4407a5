import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Sweeps } from '../platform/sweeps';
import { Reminders } from './reminders.service';

const SWEEP_SECONDS = 300;

/** Looks for meetings of tomorrow. */
@Injectable()
export class EnrolmentJobs implements OnModuleInit {
  constructor(
    private readonly sweeps: Sweeps,
    private readonly reminders: Reminders,
  ) {}

  onModuleInit(): void {
    this.sweeps.every('enrolments.reminders', SWEEP_SECONDS, () => this.reminders.sweep());
  }
}
