import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { GiveBackUnnamed } from './bookings.job-types';
import { Naming } from './naming.service';

/** Ends the blocks of partners when their time for names is over. */
@Injectable()
export class PartnerBlockJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly naming: Naming,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(GiveBackUnnamed, ({ bookingId }) => this.naming.giveBackUnnamed(bookingId));
  }
}
