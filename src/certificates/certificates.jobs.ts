import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { Sweeps } from '../platform/sweeps';
import { DeletePapers, MakeCertificates } from './job-types';
import { Making } from './making.service';
import { Papers } from './papers.service';
import { Requeuing } from './requeuing.service';

const SWEEP_SECONDS = 10;

/** Binds the jobs of certificates. */
@Injectable()
export class CertificateJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly making: Making,
    private readonly papers: Papers,
    private readonly requeuing: Requeuing,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(MakeCertificates, ({ awardIds }) => this.making.make(awardIds));
    this.jobs.handle(DeletePapers, ({ personId }) => this.papers.deletePapers(personId));
    this.sweeps.every('certificates', SWEEP_SECONDS, () => this.requeuing.sweep());
  }
}
