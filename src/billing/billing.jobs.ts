import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { MakePapers } from './billing.job-types';
import { InvoicePapers } from './invoice-papers.service';

/** Binds the jobs of money documents. */
@Injectable()
export class BillingJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly papers: InvoicePapers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MakePapers, ({ invoiceId }) => this.papers.make(invoiceId));
  }
}
