import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { type Enrolment, SITTING } from './enrolment';
import { WrongStateError } from './enrolments.errors';
import { assertOffice } from './enrolments.policy';
import { NewcomerTools } from './newcomer-tools';

/** Results that staff know from paper: they stand as they were typed in, whatever a roll says that nobody called here. */
@Injectable()
export class TypedResults {
  constructor(
    private readonly tools: NewcomerTools,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Says that somebody who has a place completed the course; once more does nothing more.
   * @throws WrongStateError for one without a place, NotFoundError, ForbiddenError
   */
  async complete(actor: Actor, id: string): Promise<Enrolment> {
    return this.move(actor, id, 'completed');
  }

  /** Takes it back: the person has a place again. Once more does nothing more. @throws the same */
  async takeBack(actor: Actor, id: string): Promise<Enrolment> {
    return this.move(actor, id, 'place');
  }

  private async move(actor: Actor, id: string, to: 'completed' | 'place'): Promise<Enrolment> {
    const { repository, history } = this.tools;
    const enrolment = await repository.get(id);
    assertOffice(actor, enrolment);
    const { status, resultTyped, reservedUntil, organisationId, classId } = enrolment;
    const isCompleted = status === 'completed';
    if (isCompleted === (to === 'completed')) return enrolment;
    const isPossible = isCompleted ? resultTyped === true : SITTING.includes(status);
    if (!isPossible) throw new WrongStateError(status);
    const place = reservedUntil === undefined ? 'enrolled' : 'reserved';
    const next = to === 'completed' ? to : place;
    await this.db.inTransaction((tx) =>
      tx.write(
        repository.move(id, [status], next, this.clock.now(), { resultTyped: next === 'completed' }),
        ...history.writes(actor, {
          organisationId,
          classId,
          subject: { kind: 'enrolment', id },
          verb: to === 'completed' ? 'enrolments.result-typed' : 'enrolments.result-taken-back',
        }),
      ),
    );
    return repository.get(id);
  }
}
