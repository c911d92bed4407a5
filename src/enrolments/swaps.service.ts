import { Injectable } from '@nestjs/common';
import { isLive, type TrainingClass } from '../classes';
import { type Actor, systemActor } from '../shared/actor';
import { DomainError, FieldErrors } from '../shared/domain-error';
import type { Write } from '../platform/database';
import { SeatDesk } from '../seating';
import { ClassContexts } from './class-contexts';
import { canSwap, type Enrolment } from './enrolment';
import { AlreadyInClassError, ClassClosedError, WrongStateError } from './enrolments.errors';
import type { SwapForm } from './enrolments.forms';
import { FinishSwap } from './enrolments.job-types';
import { assertOffice } from './enrolments.policy';
import { NewcomerTools } from './newcomer-tools';
import { type PlaceNow, Places } from './places.service';
import { exchangeFor, transferId } from './transfer';
import { Transfers } from './transfers.service';

/**
 * Two parties of two groups of a course change places, also when both groups are full. Both take their new seats before either leaves
 * the old ones, so nobody who waits is offered a seat that was never free; a crash between the steps holds twice for a moment, and the
 * job that stands in the outbox since the first step ends it.
 */
@Injectable()
export class Swaps {
  constructor(
    private readonly desk: SeatDesk,
    private readonly contexts: ClassContexts,
    private readonly tools: NewcomerTools,
    private readonly transfers: Transfers,
    private readonly places: Places,
  ) {}

  /**
   * Once more it answers with what the first party has.
   * @returns the first party in its new group
   * @throws NotFoundError, ForbiddenError, WrongStateError for who has no sure place, ClassClosedError, AlreadyInClassError, FieldErrors for `with`
   */
  async swap(actor: Actor, id: string, form: SwapForm): Promise<PlaceNow> {
    const [one, other] = [await this.tools.repository.get(id), await this.tools.repository.get(form.with)];
    for (const each of [one, other]) assertOffice(actor, each);
    const newId = transferId(one.id, other.classId);
    if (one.transferredTo === newId && other.transferredTo === transferId(other.id, one.classId))
      return this.places.now(newId);
    const [here, there] = await this.groups(one, other);
    for (const each of [one, other]) if (!canSwap(each)) throw new WrongStateError(each.status);
    if (one.seats !== other.seats) throw wrongPartner('other_size');
    await this.assertNew(one, there);
    await this.assertNew(other, here);
    const end = this.tools.outbox.jobWrites(FinishSwap, { one: one.id, other: other.id });
    await this.arrive(actor, one, there, { end, reason: form.reason });
    await this.arrive(actor, other, here, { end: [], reason: form.reason });
    await this.transfers.finish(actor, one, newId, form.reason);
    await this.transfers.finish(actor, other, transferId(other.id, here.id), form.reason);
    return this.places.now(newId);
  }

  /** The same as a job, for a process that was ended between the steps. Who left meanwhile is not brought back: the other goes alone. */
  async finishByItself(id: string, otherId: string): Promise<void> {
    const actor = systemActor('swaps');
    const [one, other] = [await this.tools.repository.get(id), await this.tools.repository.get(otherId)];
    const { trainingClass: here } = await this.contexts.fresh(one.organisationId, one.classId);
    const backId = transferId(other.id, here.id);
    if (other.transferredTo !== backId) {
      await this.arrive(actor, other, here, { end: [] }).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
    }
    await this.transfers.finish(actor, one, transferId(one.id, other.classId));
    if (await this.tools.repository.find(backId)) await this.transfers.finish(actor, other, backId);
  }

  private arrive(
    actor: Actor,
    from: Enrolment,
    to: TrainingClass,
    step: { readonly end: readonly Write[]; readonly reason?: string | undefined },
  ): Promise<void> {
    return this.transfers.arrive(actor, from, to, { ...step, command: exchangeFor(from, transferId(from.id, to.id)) });
  }

  private async groups(one: Enrolment, other: Enrolment): Promise<[TrainingClass, TrainingClass]> {
    if (one.classId === other.classId || one.courseId !== other.courseId) throw wrongPartner('other_course');
    const { trainingClass: here } = await this.contexts.fresh(one.organisationId, one.classId);
    const { trainingClass: there } = await this.contexts.fresh(one.organisationId, other.classId);
    if (!isLive(here) || !isLive(there)) throw new ClassClosedError();
    return [here, there];
  }

  /** Somebody who waits in the other group too would be in it twice. */
  private async assertNew({ subject, id }: Enrolment, to: TrainingClass): Promise<void> {
    const ledger = await this.desk.read(to.id);
    const known = [...(ledger?.holders ?? []), ...(ledger?.queue ?? [])].find((party) => party.subject === subject);
    if (known && known.id !== transferId(id, to.id)) throw new AlreadyInClassError();
  }
}

const wrongPartner = (code: string): FieldErrors => new FieldErrors([{ field: 'with', code, message: '' }]);
