import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { RunImport, UndoImport } from './imports.job-types';
import { Importing } from './importing.service';
import { Undoing } from './undoing.service';

/** Binds the jobs of imports. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly importing: Importing,
    private readonly undoing: Undoing,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(RunImport, ({ importId }, { attempt }) => this.importing.run(importId, attempt));
    this.jobs.handle(UndoImport, ({ importId }, { attempt }) => this.undoing.run(importId, attempt));
  }
}
