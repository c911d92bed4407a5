import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Enrolment } from '../enrolments';
import { People } from '../people';
import { Clock } from '../platform/clock';
import type { Lesson } from './material';
import { type Done, trueTime } from './progress';
import { ProgressRepository } from './progress.repository';

/** A part that was done, and when by the clock of the phone. */
export interface DoneMark {
  readonly block: string;
  readonly at: Date;
}

type Owner = Pick<Enrolment, 'id' | 'organisationId' | 'classId' | 'courseId' | 'personId' | 'createdAt' | 'erasedAt'>;

/** What learners have done of their lessons. It is a party's: who comes along reads by the same link. */
@Injectable()
export class Progress implements OnModuleInit {
  constructor(
    private readonly repository: ProgressRepository,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('learning', ({ id }) => [this.repository.erasure(id)]);
  }

  of({ id }: Pick<Enrolment, 'id'>): Promise<Done> {
    return this.repository.of(id);
  }

  /** Of everybody in a class who has done anything, by enrolment. */
  ofClass(classId: string): Promise<Map<string, Done>> {
    return this.repository.ofClass(classId);
  }

  /**
   * Keeps that parts of these lessons were done; what is not among them (any more) is passed over. Told again, the earliest time stays.
   * @param sentAt what the phone's clock said when it sent them: a clock that goes wrong is put right by the difference
   */
  async keep(owner: Owner, lessons: readonly Lesson[], marks: readonly DoneMark[], sentAt?: Date): Promise<void> {
    if (owner.erasedAt) return;
    const now = this.clock.now();
    const known = new Set(lessons.flatMap(({ blocks }) => blocks.map(({ id }) => id)));
    const done = new Map<string, Date>();
    for (const { block, at } of marks) {
      if (!known.has(block)) continue;
      const time = trueTime(at, sentAt ?? now, now, owner.createdAt);
      const before = done.get(block);
      if (before === undefined || time < before) done.set(block, time);
    }
    const { id, organisationId, classId, courseId, personId } = owner;
    if (done.size > 0) await this.repository.keep({ id, organisationId, classId, courseId, personId }, done);
  }
}
