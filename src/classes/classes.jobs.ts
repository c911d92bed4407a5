import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { ClassStates } from './class-states.service';
import { PublishDue } from './job-types';

/** Binds the jobs of classes. */
@Injectable()
export class ClassesJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly states: ClassStates,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(PublishDue, ({ classId, at }) => this.states.publishDue(classId, new Date(at)));
  }
}
