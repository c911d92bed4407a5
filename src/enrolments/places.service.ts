import { Injectable } from '@nestjs/common';
import { type Actor, isSelf } from '../shared/actor';
import { FieldErrors, LostRaceError, NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { SeatDesk } from '../seating';
import { canLeave, type Enrolment, LEAVABLE, sits } from './enrolment';
import { EnrolmentLinks } from './enrolment-links';
import { WrongStateError } from './enrolments.errors';
import { GivenBack } from './enrolments.messages';
import { PlaceGivenBack } from './enrolments.facts';
import { assertCanChange, assertCanSee } from './enrolments.policy';
import { NewcomerTools } from './newcomer-tools';

const TRIES = 5;

/** An enrolment as it is at this moment. */
export interface PlaceNow {
  readonly enrolment: Enrolment;
  /** 1-based, among those in line now; null for one who is not. */
  readonly position: number | null;
}

/** One's own place or number: looked at, given back, with names for those who come along. */
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

  /**
   * Names those who come along, in their order; the n-th name is the n-th companion, whose place in the roll stays. What is kept of
   * somebody who is not among them any more is deleted.
   * @throws FieldErrors when there are more names than seats, WrongStateError when nobody can come any more
   */
  async setCompanions(actor: Actor, id: string, names: readonly { readonly fullName: string }[]): Promise<PlaceNow> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.replaceCompanions(actor, id, names);
      } catch (error) {
        if (tries === TRIES || !(error instanceof LostRaceError)) throw error;
      }
    }
  }

  private async replaceCompanions(
    actor: Actor,
    id: string,
    names: readonly { readonly fullName: string }[],
  ): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertCanChange(actor, enrolment);
    if (!LEAVABLE.includes(enrolment.status) || enrolment.erasedAt) throw new WrongStateError(enrolment.status);
    if (names.length > enrolment.seats - 1) {
      throw new FieldErrors([{ field: 'companions', code: 'too_many', message: '' }]);
    }
    const { organisationId, classId, language } = enrolment;
    const { people, repository, history } = this.tools;
    const known = await people.list(
      organisationId,
      enrolment.companions.map((companion) => companion.personId),
    );
    const writes: Write[] = [];
    const companions = names.map(({ fullName }, at) => {
      const before = enrolment.companions.find((companion) => companion.n === at + 1);
      if (before && known.get(before.personId)?.fullName === fullName) return before;
      const personId = newId();
      writes.push(...people.newPerson({ id: personId, organisationId, fullName, language }));
      return { n: at + 1, personId };
    });
    writes.push(
      repository.companionsWrite(id, enrolment.companions, companions, this.clock.now()),
      ...history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id },
        verb: 'enrolments.companions-named',
        facts: { named: companions.length },
      }),
    );
    const kept = new Set(companions.map(({ personId }) => personId));
    const gone = enrolment.companions.map(({ personId }) => personId).filter((personId) => !kept.has(personId));
    await this.db.inTransaction(async (tx) => {
      await tx.write(...writes);
      await people.eraseWithin(tx, actor, organisationId, gone);
    });
    return this.asOf({ ...enrolment, companions });
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
