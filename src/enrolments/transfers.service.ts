import { Injectable } from '@nestjs/common';
import { isLive, type TrainingClass } from '../classes';
import { type Actor, systemActor } from '../shared/actor';
import { FieldErrors } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { isDuplicateKey, type Write } from '../platform/database';
import { type Outcome, type SeatCommand, SeatDesk } from '../seating';
import { type ClassContext, ClassContexts } from './class-contexts';
import { canMove, type Enrolment, type EnrolmentStatus, sits } from './enrolment';
import { AlreadyInClassError, ClassClosedError, WrongStateError } from './enrolments.errors';
import type { TransferForm } from './enrolments.forms';
import { FinishTransfer } from './enrolments.job-types';
import { Transferred } from './enrolments.messages';
import { assertOffice } from './enrolments.policy';
import { arrivalWrites, statusOf } from './newcomer';
import { NewcomerTools } from './newcomer-tools';
import { type PlaceNow, Places } from './places.service';
import { commandFor, copyOf, movedOut, refusalOf, somebodyWaits, transferId } from './transfer';
import { hasToPay } from './way-in';

/** How a party comes into another group, and what ends the move. */
interface FirstStep {
  readonly command: SeatCommand;
  readonly end: readonly Write[];
  readonly reason?: string | undefined;
}

/**
 * Moves people from one group of a course to another. The party takes its seats in the new group first and leaves the old one then: a
 * crash between the two holds twice for a moment and loses nothing, and the job that stands in the outbox since the first step ends it.
 */
@Injectable()
export class Transfers {
  constructor(
    private readonly desk: SeatDesk,
    private readonly contexts: ClassContexts,
    private readonly tools: NewcomerTools,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves a party. Who sits keeps what was promised (free, the day to pay by) and gets seats that are there; before people who wait for them
   * only with a reason. Who waits gets a place there, or a number. Once more it answers with what the party has.
   * @throws NotFoundError, ForbiddenError, WrongStateError, NoRoomError, ClassClosedError, AlreadyInClassError, ListFullError, FieldErrors
   */
  async move(actor: Actor, id: string, { to, reason }: TransferForm): Promise<PlaceNow> {
    const from = await this.tools.repository.get(id);
    assertOffice(actor, from);
    const target = await this.target(from, to);
    const newId = transferId(id, target.trainingClass.id);
    if (from.transferredTo === newId) return this.places.now(newId);
    const ledger = await this.desk.read(target.trainingClass.id);
    if (sits(from) && reason === undefined && somebodyWaits(ledger))
      throw new FieldErrors([{ field: 'reason', code: 'required', message: '' }]);
    return this.places.now(await this.carry(actor, from, target, { reason }));
  }

  /**
   * Both steps, whoever waits there. With a priority, who waits here joins the line there even when seats are free.
   * @returns the id of the new enrolment
   * @throws WrongStateError, NoRoomError, ClassClosedError, AlreadyInClassError, ListFullError
   */
  async carry(
    actor: Actor,
    from: Enrolment,
    { trainingClass, course }: ClassContext,
    { reason, priority }: { reason?: string | undefined; priority?: number | undefined },
  ): Promise<string> {
    const newId = transferId(from.id, trainingClass.id);
    const command = commandFor(from, newId, hasToPay(course, from.free), priority);
    const end = this.tools.outbox.jobWrites(FinishTransfer, { from: from.id, to: newId });
    await this.arrive(actor, from, trainingClass, { command, end, reason });
    await this.finish(actor, from, newId, reason);
    return newId;
  }

  /**
   * The first step: into the other group, with a job in the outbox that does what is left.
   * @throws WrongStateError, NoRoomError, ClassClosedError, AlreadyInClassError, ListFullError
   */
  async arrive(actor: Actor, from: Enrolment, to: TrainingClass, step: FirstStep): Promise<void> {
    if (!canMove(from)) throw new WrongStateError(from.status);
    const submitted = this.desk.submit({
      classId: to.id,
      command: step.command,
      writes: (decided) => {
        const status = decided.repeat ? null : statusOf(decided);
        return status ? [...this.arrival(actor, from, to, status, decided, step.reason), ...step.end] : [];
      },
    });
    // The ledger knows no applications: one there is found by the index.
    const outcome = await submitted.catch((error: unknown) => {
      throw isDuplicateKey(error) ? new AlreadyInClassError() : error;
    });
    if (!statusOf(outcome)) throw refusalOf(outcome);
  }

  /** The letter to somebody who sits in another group now, `from` the enrolment in the old one. */
  news(id: string, from: string): Write[] {
    return this.tools.notifications.writes(
      Transferred,
      { enrolmentId: id, from },
      { key: `${Transferred.name}:${id}` },
    );
  }

  /** The second step: out of the old group. Who gave the place back meanwhile does not want one in the new group either. */
  async finish(actor: Actor, from: Enrolment, newId: string, reason?: string): Promise<void> {
    const { id } = from;
    const outcome = await this.desk.submit({
      classId: from.classId,
      command: { type: 'transferOut', id },
      writes: (decided) =>
        decided.result === 'released' && !decided.repeat
          ? [
              this.tools.repository.transferredWrite(id, newId),
              ...this.tools.history.writes(actor, movedOut(from, reason)),
            ]
          : [],
    });
    if (outcome.result === 'released') return;
    const after = await this.tools.repository.get(id);
    if (after.transferredTo === newId) return;
    const to = await this.tools.repository.get(newId);
    await this.desk.submit({
      classId: to.classId,
      command: { type: 'release', id: newId },
      writes: (decided) =>
        decided.result === 'released' ? [this.tools.repository.reasonWrite(newId, 'given_back')] : [],
    });
  }

  /** The same as a job, for a process that was ended between the steps. */
  async finishByItself(id: string, newId: string): Promise<void> {
    await this.finish(systemActor('transfers'), await this.tools.repository.get(id), newId);
  }

  private async target(from: Enrolment, to: string): Promise<ClassContext> {
    const found = await this.contexts.fresh(from.organisationId, to);
    const { trainingClass } = found;
    if (trainingClass.id === from.classId || trainingClass.courseId !== from.courseId)
      throw new FieldErrors([{ field: 'to', code: 'other_course', message: '' }]);
    if (!isLive(trainingClass)) throw new ClassClosedError();
    return found;
  }

  private arrival(
    actor: Actor,
    from: Enrolment,
    trainingClass: TrainingClass,
    status: EnrolmentStatus,
    outcome: Outcome,
    reason: string | undefined,
  ): Write[] {
    const { organisationId, seats } = from;
    const classId = trainingClass.id;
    const id = transferId(from.id, classId);
    const until = outcome.result === 'held' && outcome.until ? { reservedUntil: outcome.until } : {};
    const now = this.clock.now();
    const row = { ...copyOf(from, { id, classId, status, now }), ...this.tools.links.hashesFor(id), ...until };
    const told = sits(from)
      ? [
          ...this.news(id, from.id),
          ...this.tools.history.writes(actor, {
            organisationId,
            classId,
            subject: { kind: 'enrolment', id },
            verb: 'enrolments.moved-in',
            facts: { seats },
            reason,
          }),
        ]
      : arrivalWrites(this.tools, actor, row, status, { reason });
    return [this.tools.repository.insertion(row), ...told];
  }
}
