import { Injectable } from '@nestjs/common';
import { knownCriteria, pointsOf } from '../classes';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { metWrite } from './application-writes';
import type { Application } from './applications.service';
import { ClassContexts } from './class-contexts';
import type { Enrolment } from './enrolment';
import { WrongStateError } from './enrolments.errors';
import { assertOffice } from './enrolments.policy';
import { Enrolments } from './enrolments.service';
import { NewcomerTools } from './newcomer-tools';

/** Points that staff give to applications, by the criteria that the class has published. */
@Injectable()
export class ApplicationPoints {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly tools: NewcomerTools,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * By enrolment, the criteria that are met, all of them. What is so already is not written; who was decided meanwhile keeps the old
   * points and is answered.
   * @throws NotFoundError for somebody of another class, ForbiddenError, LostRaceError
   */
  async give(
    actor: Actor,
    classIdOrCode: string,
    marks: ReadonlyMap<string, readonly string[]>,
  ): Promise<readonly Enrolment[]> {
    const { trainingClass } = await this.contexts.get(classIdOrCode);
    assertOffice(actor, trainingClass);
    const { id: classId, organisationId, criteria = [] } = trainingClass;
    const found = await this.enrolments.list(organisationId, [...marks.keys()]);
    const changed = [...marks].flatMap(([id, ids]) => {
      const enrolment = found.get(id);
      if (enrolment?.classId !== classId) throw new NotFoundError('enrolment');
      const met = knownCriteria(criteria, ids);
      return met.join() === knownCriteria(criteria, enrolment.met ?? []).join() ? [] : [{ enrolment, met }];
    });
    const writes = changed
      .filter(({ enrolment }) => enrolment.status === 'applied')
      .flatMap(({ enrolment, met }) => this.writes(actor, enrolment, met, pointsOf(criteria, met)));
    if (writes.length > 0) await this.db.inTransaction((tx) => tx.write(...writes));
    return changed.map(({ enrolment }) => enrolment).filter(({ status }) => status !== 'applied');
  }

  /** The same for one, by its id. @throws WrongStateError, and the same */
  async giveOne(actor: Actor, id: string, met: readonly string[]): Promise<Application> {
    const { classId, organisationId } = await this.tools.repository.get(id);
    assertOffice(actor, { organisationId });
    const [decided] = await this.give(actor, classId, new Map([[id, met]]));
    if (decided) throw new WrongStateError(decided.status);
    const { trainingClass } = await this.contexts.get(classId);
    const [entry] = await this.enrolments.withNames(organisationId, [await this.tools.repository.get(id)]);
    return { ...entry!, points: pointsOf(trainingClass.criteria ?? [], entry!.enrolment.met) };
  }

  private writes(actor: Actor, enrolment: Enrolment, met: readonly string[], points: number): Write[] {
    const { id, organisationId, classId } = enrolment;
    return [
      metWrite(id, met, this.clock.now()),
      ...this.tools.history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id },
        verb: 'enrolments.points-given',
        facts: { points },
      }),
    ];
  }
}
