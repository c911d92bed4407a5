import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Classes, ClassFinished, ClassPublished, isOver } from '../classes';
import { Entry } from '../enrolments';
import { TaskDone } from '../learning';
import { Jobs } from '../platform/outbox';
import { Certificates } from './certificates.service';
import { Completions } from './completions.service';
import { Invitations } from './invitations.service';

/** What certificates do after facts of classes, and what they answer for joining. */
@Injectable()
export class CertificateListeners implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly classes: Classes,
    private readonly completions: Completions,
    private readonly invitations: Invitations,
    private readonly certificates: Certificates,
    private readonly entry: Entry,
  ) {}

  onModuleInit(): void {
    this.jobs.on(ClassFinished, 'certificates.write-results', ({ classId }) => this.writeResults(classId));
    this.jobs.on(TaskDone, 'certificates.write-results-late', ({ classId }) => this.writeResults(classId));
    this.jobs.on(ClassPublished, 'certificates.invite-next-level', ({ classId }) =>
      this.invitations.classPublished(classId),
    );
    this.entry.registerCertificateChecker((number, courseIds, fullName) =>
      this.certificates.holds(number, courseIds, fullName),
    );
  }

  private async writeResults(classId: string): Promise<void> {
    const trainingClass = await this.classes.get(classId);
    // Before the class is over nothing is decided: who lacks a quiz today may pass it tomorrow.
    if (!isOver(trainingClass)) return;
    await this.completions.settle(await this.completions.gather(trainingClass));
  }
}
