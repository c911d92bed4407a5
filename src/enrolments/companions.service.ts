import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, LostRaceError, NotFoundError } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { SeatDesk } from '../seating';
import { companionsWrite, leftWrite } from './companion-writes';
import { canShrink, type Companion, companionsOf, type Enrolment, LEAVABLE } from './enrolment';
import { WrongStateError } from './enrolments.errors';
import { PartyShrunk } from './enrolments.facts';
import { assertCanChange } from './enrolments.policy';
import { NewcomerTools } from './newcomer-tools';
import { type PlaceNow, Places } from './places.service';

const TRIES = 5;

/** A name for a companion; undefined leaves whoever stands there as they are. */
type Naming = { readonly fullName: string } | undefined;

/** Those who come along: named, renamed, and their places given back one by one. */
@Injectable()
export class Companions {
  constructor(
    private readonly places: Places,
    private readonly desk: SeatDesk,
    private readonly tools: NewcomerTools,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Names those who come along, in their order; a companion keeps the number, and with it the place in the roll. What is kept of
   * somebody who is not among them any more is deleted.
   * @throws FieldErrors when there are more names than seats, WrongStateError when nobody can come any more
   */
  name(actor: Actor, id: string, names: readonly Naming[]): Promise<PlaceNow> {
    return again(() => this.replace(actor, id, names));
  }

  /**
   * Gives back the place of one who comes along, and deletes what is kept of that person; the others keep theirs. Once more does nothing more.
   * @throws NotFoundError, WrongStateError when the party has no seats and no number (any more)
   */
  giveBack(actor: Actor, id: string, number: number): Promise<PlaceNow> {
    return again(() => this.giveBackOnce(actor, id, number));
  }

  private async giveBackOnce(actor: Actor, id: string, number: number): Promise<PlaceNow> {
    const enrolment = await this.tools.repository.get(id);
    assertCanChange(actor, enrolment);
    if (enrolment.left?.includes(number)) return this.places.now(id);
    if (!companionsOf(enrolment).includes(number)) throw new NotFoundError('companion');
    if (!canShrink(enrolment)) throw new WrongStateError(enrolment.status);
    // The name first: whoever ends between the two leaves a place without a name, never a name without a place.
    await this.forget(actor, enrolment, number);
    await this.desk.submit({
      classId: enrolment.classId,
      command: { type: 'shrink', id, seats: enrolment.seats - 1 },
      writes: ({ result, repeat }) =>
        !repeat && (result === 'seated' || result === 'held' || result === 'waiting')
          ? this.leavingWrites(actor, enrolment, number)
          : [],
    });
    const after = await this.places.now(id);
    // Another one of the party was given back at the same moment, and the seats were counted before.
    if (!after.enrolment.left?.includes(number)) throw new LostRaceError();
    return after;
  }

  private async forget(actor: Actor, { organisationId, companions }: Enrolment, number: number): Promise<void> {
    const named = companions.filter(({ n }) => n === number).map(({ personId }) => personId);
    await this.db.inTransaction((tx) => this.tools.people.eraseWithin(tx, actor, organisationId, named));
  }

  private leavingWrites(actor: Actor, { id, organisationId, classId }: Enrolment, number: number): Write[] {
    return [
      leftWrite(id, number),
      ...this.tools.history.writes(actor, {
        organisationId,
        classId,
        subject: { kind: 'enrolment', id },
        verb: 'enrolments.companion-left',
        facts: { number },
      }),
      ...this.tools.outbox.factWrites(PartyShrunk, { enrolmentId: id }),
    ];
  }

  private async replace(actor: Actor, id: string, names: readonly Naming[]): Promise<PlaceNow> {
    const { people, repository, history } = this.tools;
    const enrolment = await repository.get(id);
    assertCanChange(actor, enrolment);
    if (!LEAVABLE.includes(enrolment.status) || enrolment.erasedAt) throw new WrongStateError(enrolment.status);
    if (names.length > enrolment.seats - 1) {
      throw new FieldErrors([{ field: 'companions', code: 'too_many', message: '' }]);
    }
    const { organisationId, classId, language } = enrolment;
    const before = new Map(enrolment.companions.map((companion) => [companion.n, companion]));
    const known = await people.list(
      organisationId,
      [...before.values()].map(({ personId }) => personId),
    );
    const writes: Write[] = [];
    const companions = companionsOf(enrolment).flatMap((n, at): Companion[] => {
      const [stands, naming] = [before.get(n), names[at]];
      if (!naming) return stands && at < names.length ? [stands] : [];
      const { fullName } = naming;
      if (stands && known.get(stands.personId)?.fullName === fullName) return [stands];
      const personId = newId();
      writes.push(...people.newPerson({ id: personId, organisationId, fullName, language }));
      return [{ n, personId }];
    });
    writes.push(
      companionsWrite(id, enrolment.companions, companions, this.clock.now()),
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
    return this.places.now(id);
  }
}

/** Once more from the beginning, when somebody else changed the party at the same moment. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === TRIES || !(error instanceof LostRaceError)) throw error;
    }
  }
}
