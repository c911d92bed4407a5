import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClassCancelled, ClassChanged, ClassConfirmed, ClassFinished, ClassMerging } from '../classes';
import { Jobs } from '../platform/outbox';
import { ClassNews } from './class-news.service';
import { Mergers } from './mergers.service';

/** What follows for the people in a class when something happens to it. */
@Injectable()
export class EnrolmentListeners implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly news: ClassNews,
    private readonly mergers: Mergers,
  ) {}

  onModuleInit(): void {
    this.jobs.on(ClassCancelled, 'enrolments.clear-cancelled', ({ classId }) => this.news.classCancelled(classId));
    this.jobs.on(ClassFinished, 'enrolments.end-waiting', ({ classId }) => this.news.classFinished(classId));
    this.jobs.on(ClassMerging, 'enrolments.move-merged', ({ organisationId, classId }) =>
      this.mergers.move(organisationId, classId),
    );
    this.jobs.on(ClassConfirmed, 'enrolments.tell-confirmed', ({ classId }) => this.news.classConfirmed(classId));
    this.jobs.on(ClassChanged, 'enrolments.tell-changed', (fact) => this.news.classChanged(fact));
  }
}
