import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { isDuplicateKey } from '../platform/database';
import { type SeatCommand, SeatDesk } from '../seating';
import { ClassContexts } from './class-contexts';
import { canReopen, type Enrolment, LEAVABLE } from './enrolment';
import {
  AlreadyInClassError,
  ClassClosedError,
  FreePlacesGoneError,
  ListFullError,
  PartyTooLargeError,
  WrongStateError,
} from './enrolments.errors';
import type { AdmissionForm } from './enrolments.forms';
import { assertOffice } from './enrolments.policy';
import { MOVED_IN_LINE } from './line-moves';
import { arrivalWrites, statusOf } from './newcomer';
import { NewcomerTools } from './newcomer-tools';
import { type PlaceNow, Places } from './places.service';
import { hasToPay, priceOf } from './way-in';

/** What the office decides about a person in a class: admitted, taken back, moved up. */
@Injectable()
export class Admissions {
  constructor(
    private readonly desk: SeatDesk,
    private readonly contexts: ClassContexts,
    private readonly tools: NewcomerTools,
    private readonly places: Places,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets an applicant in: to a place, a hold, or the waiting list when there is no room. Once more answers with what the person has.
   * @throws WrongStateError, ClassClosedError, ListFullError, FreePlacesGoneError, NotFoundError, ForbiddenError
   */
  async admit(actor: Actor, id: string, form: AdmissionForm): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertOffice(actor, enrolment);
    const { status } = enrolment;
    if (['enrolled', 'reserved', 'waiting', 'offered'].includes(status)) return this.places.now(id);
    if (status !== 'applied') throw new WrongStateError(status);
    return this.letIn(actor, enrolment, form.freePlace ?? enrolment.free);
  }

  /**
   * Takes somebody back who gave up the place or the number, refused an offer or was silent: to a place when one is free and nobody waits for
   * it, else to the waiting list. Once more answers with what the person has.
   * @throws WrongStateError, AlreadyInClassError when the person joined anew, and the errors of `admit`
   */
  async reopen(actor: Actor, id: string): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertOffice(actor, enrolment);
    if (LEAVABLE.includes(enrolment.status)) return this.places.now(id);
    if (!canReopen(enrolment)) throw new WrongStateError(enrolment.status);
    try {
      return await this.letIn(actor, enrolment, enrolment.free);
    } catch (error) {
      if (isDuplicateKey(error)) throw new AlreadyInClassError();
      throw error;
    }
  }

  private async letIn(actor: Actor, enrolment: Enrolment, free: boolean): Promise<PlaceNow> {
    const { id, status, classId, subject, seats } = enrolment;
    const { course } = await this.contexts.get(classId);
    const type = hasToPay(course, free) ? 'hold' : 'take';
    const command: SeatCommand = { type, id, subject, seats, free, ifFull: 'wait' };
    const outcome = await this.desk.submit({
      classId,
      command,
      writes: (decided) => {
        const to = decided.repeat ? null : statusOf(decided);
        if (!to) return [];
        const until = decided.result === 'held' && decided.until ? { reservedUntil: decided.until } : {};
        return [
          this.tools.repository.move(id, [status], to, this.clock.now(), { free, ...until }),
          ...arrivalWrites(
            this.tools,
            actor,
            enrolment,
            to,
            status === 'applied' ? {} : { again: enrolment.changedAt },
          ),
        ];
      },
    });
    switch (outcome.result) {
      case 'closed':
        throw new ClassClosedError();
      case 'list_full':
        throw new ListFullError(outcome.max);
      case 'party_too_large':
        throw new PartyTooLargeError(outcome.max);
      case 'free_places_gone':
        throw new FreePlacesGoneError(outcome.position, priceOf(course));
      case 'already':
        throw status === 'applied' ? new LostRaceError() : new AlreadyInClassError();
      default:
        return this.places.now(id);
    }
  }

  /**
   * Moves a waiting party up or down; everybody sees the reason in the history of the class.
   * @returns the party with its new number
   * @throws WrongStateError when it does not wait, NotFoundError, ForbiddenError
   */
  async prioritise(
    actor: Actor,
    id: string,
    { priority, reason }: { readonly priority: number; readonly reason: string },
  ): Promise<PlaceNow & { readonly priority: number }> {
    const enrolment = await this.tools.repository.get(id);
    assertOffice(actor, enrolment);
    const { organisationId, classId } = enrolment;
    const outcome = await this.desk.submit({
      classId,
      command: { type: 'prioritise', id, priority },
      writes: (decided) =>
        decided.result !== 'prioritised' || decided.repeat
          ? []
          : this.tools.history.writes(actor, {
              organisationId,
              classId,
              subject: { kind: 'enrolment', id },
              verb: MOVED_IN_LINE,
              facts: { priority },
              reason,
            }),
    });
    const now = await this.places.now(id);
    if (outcome.result !== 'prioritised') throw new WrongStateError(now.enrolment.status);
    return { ...now, position: outcome.position, priority };
  }
}
