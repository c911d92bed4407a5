import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/outbox';
import { DeliverMessage } from './deliver.job';
import { Delivering } from './delivering.service';
import { MessageHandlers } from './message-handlers';

/** Binds the job that delivers messages, and refuses a start with a message that nobody reads. */
@Injectable()
export class NotificationsJobs implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly delivering: Delivering,
    private readonly handlers: MessageHandlers,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(DeliverMessage, (data) => this.delivering.deliver(data));
  }

  onApplicationBootstrap(): void {
    this.handlers.assertComplete();
  }
}
