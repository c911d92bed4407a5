import { Injectable } from '@nestjs/common';
import { isLive } from '../classes';
import type { Actor } from '../shared/actor';
import type { PersonLanguage } from '../shared/locale';
import { Clock } from '../platform/clock';
import { isDuplicateKey, type Write } from '../platform/database';
import { type Outcome, SeatDesk } from '../seating';
import { type ClassContext, ClassContexts } from './class-contexts';
import { type Enrolment, sits } from './enrolment';
import { AlreadyInClassError, ClassClosedError, NoRoomError, WrongStateError } from './enrolments.errors';
import { Entry } from './entry.service';
import { Newcomer, personIdFor } from './newcomer';
import { NewcomerTools } from './newcomer-tools';
import { partyOf } from './party';

/** Somebody who is named for a seat of a block. */
export interface NamedPerson {
  readonly fullName: string;
  /** As it was typed. */
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly language: PersonLanguage;
  /** The office's reason for letting somebody in without the level below. */
  readonly recognised?: string | undefined;
}

/** A place to be named. `id` is the operation's and becomes the enrolment's; `told` are the caller's own records of it. */
export interface Naming {
  readonly id: string;
  readonly bookingId: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly person: NamedPerson;
  /** Whether the seats of the block are free places. */
  readonly free: boolean;
  readonly told: (enrolmentId: string) => Write[];
}

/** Gives seats of a block names, takes them off, puts others in. Who may is asked by the domain whose block it is. */
@Injectable()
export class NamedPlaces {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly desk: SeatDesk,
    private readonly entry: Entry,
    private readonly tools: NewcomerTools,
    private readonly clock: Clock,
  ) {}

  /**
   * Names one seat of the block; once more does nothing more.
   * @returns the enrolment's id
   * @throws FieldErrors for a phone that nobody could call, EntryLevelMissingError, AlreadyInClassError, NoRoomError when all seats have names
   */
  async name(actor: Actor, naming: Naming): Promise<string> {
    const { subject, newcomer } = await this.newcomer(actor, naming);
    const { id, bookingId: block } = naming;
    return this.submit(naming, { type: 'assign', block, id, subject }, newcomer);
  }

  /**
   * Puts another person in somebody's place; once more does nothing more. Who had it has no part in the class any more.
   * @throws the same, and WrongStateError for a place that was given up before
   */
  async swap(actor: Actor, before: Enrolment, naming: Naming): Promise<string> {
    if (!sits(before) && (await this.tools.repository.find(naming.id)) === null)
      throw new WrongStateError(before.status);
    const { subject, newcomer } = await this.newcomer(actor, naming);
    const { id: newId } = naming;
    return this.submit(naming, { type: 'swap', id: before.id, subject, newId }, newcomer, [
      this.tools.repository.reasonWrite(before.id, 'name_removed'),
    ]);
  }

  /** Takes the name off: the seat is the block's again. `told` as above. @throws WrongStateError when the course is over for the person */
  async unname(enrolment: Enrolment, told: () => Write[]): Promise<void> {
    const { id, classId, status } = enrolment;
    if (status === 'cancelled') return;
    if (!sits(enrolment)) throw new WrongStateError(status);
    await this.desk.submit({
      classId,
      command: { type: 'unassign', id },
      writes: (outcome) => (outcome.result === 'released' && !outcome.repeat ? told() : []),
    });
  }

  /** Those who have a seat of the block, or had one, in the order in which they were named. */
  list(organisationId: string, bookingId: string): Promise<Enrolment[]> {
    return this.tools.repository.listOfBooking(organisationId, bookingId);
  }

  private async newcomer(actor: Actor, naming: Naming): Promise<{ subject: string; newcomer: Newcomer }> {
    const { id, bookingId, organisationId, classId, person, free } = naming;
    const { recognised, ...named } = person;
    const { trainingClass, course, organisation }: ClassContext = await this.contexts.fresh(organisationId, classId);
    if (!isLive(trainingClass)) throw new ClassClosedError();
    const party = partyOf({ ...named, seats: 1 }, organisation.country, { contactNeeded: true });
    const personId = personIdFor(id);
    const subject = this.tools.people.identity(organisationId, party.fullName, party, personId);
    await this.entry.check(course, { subject, recognised });
    const now = this.clock.now();
    const input = { actor, id, trainingClass, party, personId, subject, free, now, bookingId };
    return { subject, newcomer: new Newcomer(this.tools, input) };
  }

  private async submit(
    { id, classId, told }: Naming,
    command: Parameters<SeatDesk['submit']>[0]['command'],
    newcomer: Newcomer,
    more: readonly Write[] = [],
  ): Promise<string> {
    const outcome = await this.desk
      .submit({
        classId,
        command,
        writes: (decided) =>
          decided.result === 'seated' && !decided.repeat ? [...newcomer.records('enrolled'), ...told(id), ...more] : [],
      })
      .catch((error: unknown) => {
        throw isDuplicateKey(error) ? new AlreadyInClassError() : error;
      });
    if (outcome.result === 'seated' && outcome.id === id) return id;
    throw refusalOf(outcome);
  }
}

function refusalOf(outcome: Outcome): Error {
  switch (outcome.result) {
    case 'full':
      return new NoRoomError(outcome.available);
    case 'already':
    case 'seated':
      return new AlreadyInClassError();
    case 'not_found':
      return new WrongStateError('cancelled');
    default:
      return new ClassClosedError();
  }
}
