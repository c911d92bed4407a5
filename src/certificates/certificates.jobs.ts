import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { DeletePapers, MakeCertificates } from './job-types';
import { Making } from './making.service';
import { Papers } from './papers.service';

/** Binds the jobs of certificates. */
@Injectable()
export class CertificateJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly making: Making,
    private readonly papers: Papers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MakeCertificates, ({ awardIds }) => this.making.make(awardIds));
    this.jobs.handle(DeletePapers, ({ personId }) => this.papers.deletePapers(personId));
  }
}
