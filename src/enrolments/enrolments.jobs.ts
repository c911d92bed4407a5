import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { Sweeps } from '../platform/sweeps';
import { FinishSwap, FinishTransfer, SendLostLinks } from './enrolments.job-types';
import { LostLinks } from './lost-links.service';
import { Reminders } from './reminders.service';
import { Swaps } from './swaps.service';
import { Transfers } from './transfers.service';

const SWEEP_SECONDS = 300;

/** Looks for meetings of tomorrow, ends what a crash left of a move to another group, and sends lost links again. */
@Injectable()
export class EnrolmentJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly reminders: Reminders,
    private readonly transfers: Transfers,
    private readonly swaps: Swaps,
    private readonly lost: LostLinks,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FinishTransfer, ({ from, to }) => this.transfers.finishByItself(from, to));
    this.jobs.handle(FinishSwap, ({ one, other }) => this.swaps.finishByItself(one, other));
    this.jobs.handle(SendLostLinks, ({ keys }) => this.lost.send(keys));
    this.sweeps.every('enrolments.reminders', SWEEP_SECONDS, () => this.reminders.sweep());
  }
}
