import { Injectable } from '@nestjs/common';
import { ClassStates, isLive } from '../classes';
import { systemActor } from '../shared/actor';
import { lineOrder, SeatDesk } from '../seating';
import { ApplicationMoves } from './application-moves.service';
import { type ClassContext, ClassContexts } from './class-contexts';
import { type Enrolment, LEAVABLE, sits } from './enrolment';
import { AlreadyInClassError, NoRoomError, WrongStateError } from './enrolments.errors';
import { EnrolmentsRepository } from './enrolments.repository';
import { transferId } from './transfer';
import { Transfers } from './transfers.service';

const MOST = 5_000;
/** So many parties at once: the desk makes batches of them. */
const AT_ONCE = 50;
const ACTOR = systemActor('mergers');

/**
 * Moves the people of a class that is merged into another: first those who sit, then those with an offer and those in line, in their order,
 * then those who asked to come. Every step can be repeated, so a process that ends in the middle loses nobody.
 */
@Injectable()
export class Mergers {
  constructor(
    private readonly repository: EnrolmentsRepository,
    private readonly contexts: ClassContexts,
    private readonly transfers: Transfers,
    private readonly applications: ApplicationMoves,
    private readonly states: ClassStates,
    private readonly desk: SeatDesk,
  ) {}

  /** Moves everybody for whom there is a seat; the class ends once nobody is left. */
  async move(organisationId: string, classId: string): Promise<void> {
    const { trainingClass } = await this.contexts.fresh(organisationId, classId);
    const { mergedInto } = trainingClass;
    if (mergedInto === undefined || !isLive(trainingClass)) return;
    const to = await this.contexts.fresh(organisationId, mergedInto);
    const everybody = await this.repository.listOfClass(organisationId, classId, LEAVABLE, { limit: MOST });
    const seated = everybody.filter(sits);
    const over: boolean[] = [];
    for (let at = 0; at < seated.length; at += AT_ONCE)
      over.push(...(await Promise.all(seated.slice(at, at + AT_ONCE).map((one) => this.carry(one, to)))));
    const known = new Map(everybody.map((one) => [one.id, one]));
    const ledger = await this.desk.read(classId);
    // One after another, each with the word that the one before has its number.
    for (const { id, priority } of ledger ? lineOrder(ledger) : []) {
      const one = known.get(id);
      if (one) over.push(await this.carry(one, to, priority));
    }
    for (const one of everybody.filter(({ status }) => status === 'applied'))
      await this.applications.move(ACTOR, one, to);
    if (over.every((moved) => moved)) await this.states.endMerged(trainingClass);
  }

  /** Whether the party is out of the old class; false when there is no seat for it. */
  private async carry(from: Enrolment, to: ClassContext, priority?: number): Promise<boolean> {
    try {
      await this.transfers.carry(ACTOR, from, to, { priority });
      return true;
    } catch (error) {
      if (error instanceof NoRoomError) return false;
      // Given back meanwhile.
      if (error instanceof WrongStateError) return true;
      if (!(error instanceof AlreadyInClassError)) throw error;
    }
    const other = await this.repository.findActive(to.trainingClass.id, from.subject);
    if (!other) return this.carry(from, to, priority);
    // The better of the two goes on: a seat before a number, a number before an application.
    if (sits(other) || (!sits(from) && other.status !== 'applied')) {
      await this.leadOn(from, other.id);
      return true;
    }
    await this.leadOn(other, transferId(from.id, to.trainingClass.id));
    return this.carry(from, to, priority);
  }

  /** Ends one of two parts of the same person; its links lead to the other. Who sat here is told, so that calendars take this one out. */
  private async leadOn({ id, classId, status }: Enrolment, goesOn: string): Promise<void> {
    if (status === 'applied') return this.applications.end(id, goesOn);
    const told = sits({ status }) ? this.transfers.news(goesOn, id) : [];
    await this.desk.submit({
      classId,
      command: { type: 'transferOut', id },
      writes: (outcome) =>
        outcome.result === 'released' ? [this.repository.transferredWrite(id, goesOn), ...told] : [],
    });
  }
}
