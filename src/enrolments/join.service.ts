import { Injectable } from '@nestjs/common';
import { isLive, isPublic, knownCriteria, takesLearners, type TrainingClass } from '../classes';
import { type Actor, isSelf } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { type Outcome, type SeatCommand, SeatDesk } from '../seating';
import { type ClassContext, ClassContexts } from './class-contexts';
import type { Enrolment } from './enrolment';
import {
  ClassClosedError,
  ClassFullError,
  FreePlacesGoneError,
  ListFullError,
  PartyTooLargeError,
} from './enrolments.errors';
import type { JoinForm } from './enrolments.forms';
import { holds, isOffice } from './enrolments.policy';
import { Entry } from './entry.service';
import { linkAgainWrites } from './lost-links.service';
import { type JoinOptions, Newcomer, personIdFor, statusOf } from './newcomer';
import { NewcomerTools } from './newcomer-tools';
import { partyOf } from './party';
import { priceOf, wayIn } from './way-in';

/**
 * The answer to one who joins. `joined`: here is the place, the number or the application. `known`: it was there already, and the caller
 * may see it. `already_joined`: it was there already, and the caller is told nothing more; the link goes again to the stored contact.
 */
export type JoinAnswer =
  | { readonly kind: 'joined' | 'known'; readonly enrolment: Enrolment; readonly position: number | null }
  | { readonly kind: 'already_joined' };

/** Lets people into classes. Nothing is read for a person before the desk has answered, and a refusal writes nothing. */
@Injectable()
export class JoinService {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly desk: SeatDesk,
    private readonly entry: Entry,
    private readonly tools: NewcomerTools,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a place, a hold, a number in line, or makes an application, under the operation's id.
   * @throws ClassFullError, FreePlacesGoneError, ClassClosedError, ListFullError, EntryLevelMissingError, PartyTooLargeError, FieldErrors,
   * NotFoundError for a class that the public does not see
   */
  async join(
    actor: Actor,
    operationId: string,
    classIdOrCode: string,
    form: JoinForm,
    options: JoinOptions = {},
  ): Promise<JoinAnswer> {
    const context = await this.openContext(actor, classIdOrCode);
    const { trainingClass, course, organisation } = context;
    const byStaff = isOffice(actor, organisation.id);
    const now = this.clock.now();
    const party = partyOf(form, organisation.country, { contactNeeded: !byStaff });
    const personId = personIdFor(operationId);
    const subject = this.tools.people.identity(organisation.id, party.fullName, party, personId);
    const recognised = byStaff ? form.recognised?.reason : undefined;
    const { previousCertificate } = form;
    const certificate =
      previousCertificate === undefined ? undefined : { number: previousCertificate, fullName: party.fullName };
    await this.entry.check(course, { subject, certificate, recognised });
    const way = wayIn(course, trainingClass, { freePlace: form.freePlace === true, byStaff, ...options });
    const input = { actor, id: operationId, trainingClass, party, personId, subject, free: way.free, now, ...options };
    const says = knownCriteria(trainingClass.criteria ?? [], form.criteria ?? []);
    const newcomer = new Newcomer(this.tools, { ...input, previousCertificate, recognised, says });
    if (way.as === 'application') return this.apply(actor, operationId, subject, context, newcomer, party.seats);
    const command: SeatCommand = {
      type: way.as === 'hold' ? 'hold' : 'take',
      id: operationId,
      subject,
      seats: party.seats,
      free: way.free,
      ifFull: form.ifFull ?? 'refuse',
    };
    const outcome = await this.submit(trainingClass.id, command, newcomer);
    if (!outcome) return this.answerKnown(actor, operationId, trainingClass.id, subject);
    return this.answer(actor, context, outcome, newcomer, subject);
  }

  /** The class with course and organisation. What was read a moment ago never turns anybody away: then it is read again. */
  private async openContext(actor: Actor, classIdOrCode: string): Promise<ClassContext> {
    const kept = await this.contexts.get(classIdOrCode);
    const { id, organisationId } = kept.trainingClass;
    const byStaff = isOffice(actor, organisationId);
    if (isOpen(kept.trainingClass, byStaff, this.clock.now())) return kept;
    const fresh = await this.contexts.fresh(organisationId, id);
    if (!byStaff && !isPublic(fresh.trainingClass)) throw new NotFoundError('class');
    if (!isOpen(fresh.trainingClass, byStaff, this.clock.now())) throw new ClassClosedError();
    return fresh;
  }

  /** The desk's answer; null when another record of this person or operation is in the way. */
  private async submit(classId: string, command: SeatCommand, newcomer: Newcomer): Promise<Outcome | null> {
    try {
      return await this.desk.submit({
        classId,
        command,
        writes: (outcome) => {
          const status = outcome.repeat ? null : statusOf(outcome);
          return status ? newcomer.writes(status, untilOf(outcome)) : [];
        },
      });
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  private async answer(
    actor: Actor,
    { course }: ClassContext,
    outcome: Outcome,
    newcomer: Newcomer,
    subject: string,
  ): Promise<JoinAnswer> {
    const status = statusOf(outcome);
    if (status && 'id' in outcome) {
      const position = outcome.result === 'waiting' ? outcome.position : null;
      const enrolment = outcome.repeat
        ? await this.tools.repository.get(outcome.id)
        : newcomer.enrolment(status, untilOf(outcome));
      // Stored answers end after a day, operation ids never: an old key must not show another person's place.
      if (enrolment.subject !== subject) throw new DomainError('idempotency_key_reused', 422);
      return { kind: 'joined', enrolment, position };
    }
    switch (outcome.result) {
      case 'already':
        return this.known(actor, await this.tools.repository.find(outcome.id), outcome.position);
      case 'full':
        throw new ClassFullError(outcome.position);
      case 'free_places_gone':
        throw new FreePlacesGoneError(outcome.position, priceOf(course));
      case 'list_full':
        throw new ListFullError(outcome.max);
      case 'party_too_large':
        throw new PartyTooLargeError(outcome.max);
      default:
        throw new ClassClosedError();
    }
  }

  private async apply(
    actor: Actor,
    operationId: string,
    subject: string,
    { trainingClass, organisation }: ClassContext,
    newcomer: Newcomer,
    seats: number,
  ): Promise<JoinAnswer> {
    const most = Math.min(organisation.settings.maxParty, trainingClass.capacity);
    if (seats > most) throw new PartyTooLargeError(most);
    try {
      await this.db.inTransaction((tx) => tx.write(...newcomer.writes('applied')));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.answerKnown(actor, operationId, trainingClass.id, subject);
    }
    return { kind: 'joined', enrolment: newcomer.enrolment('applied'), position: null };
  }

  /** A unique index refused the record: the operation was done before, or the person is in the class in a state that no ledger knows. */
  private async answerKnown(actor: Actor, id: string, classId: string, subject: string): Promise<JoinAnswer> {
    const own = await this.tools.repository.find(id);
    if (!own) return this.known(actor, await this.tools.repository.findActive(classId, subject), null);
    if (own.subject !== subject) throw new DomainError('idempotency_key_reused', 422);
    return { kind: 'joined', enrolment: own, position: await this.desk.position(classId, id) };
  }

  private async known(actor: Actor, enrolment: Enrolment | null, position: number | null): Promise<JoinAnswer> {
    if (!enrolment) throw new ClassClosedError();
    if (holds(actor, enrolment) || isOffice(actor, enrolment.organisationId)) {
      return { kind: 'known', enrolment, position };
    }
    const asked = { now: this.clock.now(), answer: isSelf(actor) };
    await this.db.inTransaction((tx) => tx.write(...linkAgainWrites(this.tools.notifications, enrolment.id, asked)));
    return { kind: 'already_joined' };
  }
}

function untilOf(outcome: Outcome): Date | null {
  return outcome.result === 'held' ? outcome.until : null;
}

/** Learners join before the first meeting; staff type in paper rolls later, too. */
function isOpen(trainingClass: TrainingClass, byStaff: boolean, now: Date): boolean {
  return byStaff ? isLive(trainingClass) : takesLearners(trainingClass, now);
}
