import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { SendClassMessage } from './class-messages.job-types';
import { Sending } from './sending.service';

/** Binds the jobs of messages to classes. */
@Injectable()
export class ClassMessageJobs implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly sending: Sending,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(SendClassMessage, ({ messageId }) => this.sending.send(messageId));
  }
}
