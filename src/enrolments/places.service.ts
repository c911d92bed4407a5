import { Injectable } from '@nestjs/common';
import { type Actor, isSelf } from '../shared/actor';
import { LostRaceError, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { SeatDesk } from '../seating';
import { canLeave, type Enrolment, sits } from './enrolment';
import { EnrolmentLinks } from './enrolment-links';
import { WrongStateError } from './enrolments.errors';
import { GivenBack } from './enrolments.messages';
import { PlaceGivenBack } from './enrolments.facts';
import { assertCanChange, assertCanSee } from './enrolments.policy';
import { MOVED_IN_LINE, type MovedAhead, movedAhead } from './line-moves';
import { NewcomerTools } from './newcomer-tools';

/** An enrolment as it is at this moment. */
export interface PlaceNow {
  readonly enrolment: Enrolment;
  /** 1-based, among those in line now; null for one who is not. */
  readonly position: number | null;
}

/** One's own place or number: looked at, given back. */
@Injectable()
export class Places {
  constructor(
    private readonly desk: SeatDesk,
    private readonly tools: NewcomerTools,
    private readonly links: EnrolmentLinks,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, DomainError 401 */
  async get(actor: Actor, id: string): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertCanSee(actor, enrolment);
    return this.asOf(enrolment);
  }

  /** What the holder of a secret holds. @throws NotFoundError */
  async own(actor: Actor): Promise<PlaceNow> {
    const found = actor.kind === 'holder' ? await this.tools.repository.findBySecretHash(actor.secretHash) : null;
    if (!found) throw new NotFoundError('page');
    return this.asOf(found);
  }

  /** The enrolment whose join card has these eight letters, typed with or without the space, in any case. */
  findByCard(letters: string): Promise<Enrolment | null> {
    return this.tools.repository.findByCardHash(this.links.hash(letters));
  }

  /**
   * Gives back the place, the hold, the offer or the number in line; once more does nothing more. `told: false` sends the person no word
   * of it: whose data are deleted next gets nothing any more.
   * @throws NotFoundError, WrongStateError when the course is over for this person
   */
  async giveBack(actor: Actor, id: string, { told = true }: { told?: boolean } = {}): Promise<Enrolment> {
    const enrolment = await this.tools.repository.get(id);
    assertCanChange(actor, enrolment);
    if (enrolment.status === 'cancelled') return enrolment;
    if (!canLeave(enrolment)) throw new WrongStateError(enrolment.status);
    if (enrolment.status === 'applied') {
      try {
        await this.db.inTransaction((tx) =>
          tx.write(
            this.tools.repository.move(id, ['applied'], 'cancelled', this.clock.now(), { reason: 'given_back' }),
            ...this.givenBackWrites(actor, enrolment, told),
          ),
        );
      } catch (error) {
        if (!(error instanceof LostRaceError)) throw error;
        // Given back by a second click, or let in meanwhile.
        return this.giveBack(actor, id, { told });
      }
    } else {
      await this.desk.submit({
        classId: enrolment.classId,
        command: { type: 'release', id },
        writes: (outcome) => {
          if (outcome.result !== 'released' || outcome.repeat) return [];
          return [this.tools.repository.reasonWrite(id, 'given_back'), ...this.givenBackWrites(actor, enrolment, told)];
        },
      });
    }
    const after = await this.tools.repository.get(id);
    if (after.status !== 'cancelled') throw new WrongStateError(after.status);
    return after;
  }

  /** Whether somebody waits for what this party would give back, so that it is gone at once. */
  async isWaitedFor({ classId, id }: Enrolment): Promise<boolean> {
    const ledger = await this.desk.read(classId);
    return ledger?.queue.some((entry) => entry.id !== id) ?? false;
  }

  /** Who was moved ahead of somebody since the person waits. */
  async movedAhead({ organisationId, classId, id, createdAt }: Enrolment): Promise<MovedAhead> {
    return movedAhead(await this.tools.history.listOfVerb(organisationId, classId, MOVED_IN_LINE, createdAt), id);
  }

  /** The same for other services, which have asked who may. @throws NotFoundError */
  async now(id: string): Promise<PlaceNow> {
    return this.asOf(await this.tools.repository.get(id));
  }

  private async asOf(enrolment: Enrolment): Promise<PlaceNow> {
    const waits = enrolment.status === 'waiting';
    return { enrolment, position: waits ? await this.desk.position(enrolment.classId, enrolment.id) : null };
  }

  private givenBackWrites(actor: Actor, enrolment: Enrolment, told: boolean): Write[] {
    const { id, organisationId, classId, seats } = enrolment;
    const { history, notifications, outbox } = this.tools;
    const occasion = { key: `enrolments.given-back:${id}`, answer: isSelf(actor) };
    return [
      ...history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id },
        verb: 'enrolments.given-back',
        facts: { seats },
      }),
      ...(told ? notifications.writes(GivenBack, { enrolmentId: id, sat: sits(enrolment) }, occasion) : []),
      ...outbox.factWrites(PlaceGivenBack, { enrolmentId: id }),
    ];
  }
}
