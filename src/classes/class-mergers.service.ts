import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors } from '../shared/domain-error';
import { SeatDesk } from '../seating';
import { ClassRecords } from './class-records';
import { WrongStateError } from './classes.errors';
import { ClassMerging } from './classes.facts';
import type { Merger } from './classes.forms';
import { mustPlanClasses } from './classes.policy';
import { ClassesRepository } from './classes.repository';
import { Offerings } from './offerings.service';
import { isLive, type TrainingClass } from './training-class';

/**
 * Makes one of two groups of a course. The decision closes the one that goes, so that nobody joins it any more; who listens to ClassMerging moves
 * its people one party after another, and says so when nobody is left.
 */
@Injectable()
export class ClassMergers {
  constructor(
    private readonly repository: ClassesRepository,
    private readonly desk: SeatDesk,
    private readonly records: ClassRecords,
    private readonly offerings: Offerings,
  ) {}

  /**
   * Merges a class into another. Asked again while people are left, because seats were missing, it goes on with them.
   * @throws NotFoundError, WrongStateError, FieldErrors, DomainError 409 `class_full` with the seats that are there and needed, LostRaceError
   */
  async merge(actor: Actor, idOrCode: string, { into, reason }: Merger): Promise<TrainingClass> {
    mustPlanClasses(actor);
    const from = await this.repository.own(actor.organisationId, idOrCode);
    const to = await this.repository.own(actor.organisationId, into);
    if (from.mergedInto === to.id && from.state === 'cancelled') return from;
    if (!isLive(from)) throw new WrongStateError(from.state);
    assertFits(from, to);
    if (!isLive(to)) throw new WrongStateError(to.state);
    await this.assertRoom(from, to);
    await this.desk.submit({
      classId: from.id,
      command: { type: 'close' },
      writes: () => [
        this.repository.change(from, { mergedInto: to.id }),
        ...this.records.lines(actor, from, { verb: 'classes.merging', facts: { group: to.group }, reason }),
        ...this.records.lines(actor, to, { verb: 'classes.merged-from', facts: { group: from.group }, reason }),
        ...this.records.facts(ClassMerging, { organisationId: from.organisationId, classId: from.id }),
      ],
    });
    await this.offerings.refresh(from);
    return this.repository.own(actor.organisationId, from.id);
  }

  /** All who sit must find a seat; a newcomer who takes one meanwhile leaves somebody over, and merging goes on when there is room. */
  private async assertRoom(from: TrainingClass, to: TrainingClass): Promise<void> {
    const ledger = await this.desk.read(from.id);
    // What a company bought is in this class, with its day and its terms: the office settles that with the company first.
    if (ledger?.holders.some(({ kind, from: block }) => kind === 'block' || block !== undefined))
      throw new FieldErrors([{ field: 'into', code: 'company_seats', message: '' }]);
    const counts = await this.desk.counts([from.id, to.id]);
    const leaving = counts.get(from.id);
    const needed = (leaving?.taken ?? 0) + (leaving?.held ?? 0);
    const available = Math.max(0, counts.get(to.id)?.free ?? 0);
    if (needed > available)
      throw new DomainError('class_full', 409, 'The other class has too few free seats.', { available, needed });
  }
}

/** @throws FieldErrors when these two can't become one */
function assertFits(from: TrainingClass, to: TrainingClass): void {
  const wrong = (code: string): FieldErrors => new FieldErrors([{ field: 'into', code, message: '' }]);
  if (from.id === to.id || from.courseId !== to.courseId) throw wrong('other_course');
  if (to.mergedInto !== undefined) throw wrong('merging');
  if (from.mergedInto !== undefined && from.mergedInto !== to.id) throw wrong('merging');
}
