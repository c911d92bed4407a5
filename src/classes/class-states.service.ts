import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../shared/actor';
import { LostRaceError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import type { FactType } from '../platform/outbox';
import { SeatDesk } from '../seating';
import { ClassRecords } from './class-records';
import { StillWaitingError, WrongStateError } from './classes.errors';
import { ClassCancelled, ClassConfirmed, ClassFinished, ClassPublished } from './classes.facts';
import { mustPlanClasses } from './classes.policy';
import { ClassesRepository } from './classes.repository';
import { Offerings } from './offerings.service';
import { CHANGES_FROM, type TrainingClass } from './training-class';

type NextState = keyof typeof CHANGES_FROM;

/** What is kept with a change of state. */
type Said = Pick<TrainingClass, 'reason' | 'finishedAt' | 'neverPublic'>;

/** Closing tells nobody: people in the class notice nothing of it. */
const FACTS: Readonly<Partial<Record<NextState, FactType<{ classId: string }>>>> = {
  published: ClassPublished,
  confirmed: ClassConfirmed,
  cancelled: ClassCancelled,
  finished: ClassFinished,
};

/** What the desk does with the ledger at each change: nobody joins before it is published, nor after its end. */
const LEDGER: Readonly<Record<NextState, 'open' | 'close' | 'archive' | null>> = {
  published: 'open',
  confirmed: null,
  cancelled: 'close',
  finished: 'close',
  closed: 'archive',
};

/** Moves a class through its states. Asked again for the state it has, it answers with the class as it is. */
@Injectable()
export class ClassStates {
  constructor(
    private readonly db: Database,
    private readonly repository: ClassesRepository,
    private readonly desk: SeatDesk,
    private readonly records: ClassRecords,
    private readonly offerings: Offerings,
    private readonly clock: Clock,
  ) {}

  /** Everybody can see it and join. @throws NotFoundError, WrongStateError */
  publish(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    return this.moveOwn(actor, idOrCode, 'published');
  }

  /** Publishes a draft that is to be published at this instant; one whose time was changed, or that went its way, is left alone. */
  async publishDue(classId: string, at: Date): Promise<void> {
    const due = (row: TrainingClass): boolean => row.state === 'draft' && row.publishAt?.getTime() === at.getTime();
    const row = await this.repository.find(classId);
    if (row) await this.move(systemActor('classes'), row.organisationId, classId, 'published', {}, due);
  }

  /** It is decided that the class runs. @throws NotFoundError, WrongStateError */
  confirm(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    return this.moveOwn(actor, idOrCode, 'confirmed');
  }

  /**
   * Calls it off: the ledger is closed here, seats are given back in batches by who listens to ClassCancelled. A draft stays what only staff see.
   * @throws NotFoundError, WrongStateError
   */
  cancel(actor: Actor, idOrCode: string, reason: string): Promise<TrainingClass> {
    return this.moveOwn(actor, idOrCode, 'cancelled', { reason });
  }

  /** Says that it is over, whatever the date. @throws NotFoundError, WrongStateError */
  complete(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    return this.moveOwn(actor, idOrCode, 'finished', { finishedAt: this.clock.now() });
  }

  /** Puts a class away that is over, and its ledger into the archive. @throws NotFoundError, WrongStateError, StillWaitingError */
  close(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    return this.moveOwn(actor, idOrCode, 'closed');
  }

  /** The same by itself, when its time has come. @throws the same */
  closeByItself({ organisationId, id }: Pick<TrainingClass, 'organisationId' | 'id'>): Promise<TrainingClass> {
    return this.move(systemActor('class-closing'), organisationId, id, 'closed');
  }

  /** Ends a class whose people have all gone to another. @throws the same */
  endMerged({ organisationId, id }: Pick<TrainingClass, 'organisationId' | 'id'>): Promise<TrainingClass> {
    return this.move(systemActor('mergers'), organisationId, id, 'cancelled');
  }

  private moveOwn(actor: Actor, idOrCode: string, to: NextState, more: Said = {}): Promise<TrainingClass> {
    mustPlanClasses(actor);
    return this.move(actor, actor.organisationId, idOrCode, to, more);
  }

  private async move(
    actor: Actor,
    organisationId: string,
    idOrCode: string,
    to: NextState,
    more: Said = {},
    only: (row: TrainingClass) => boolean = () => true,
  ): Promise<TrainingClass> {
    for (let tries = 1; ; tries += 1) {
      const before = await this.repository.own(organisationId, idOrCode);
      const stored = before.state === 'running' ? 'confirmed' : before.state;
      if (stored === to || !only(before)) return before;
      if (!CHANGES_FROM[to].includes(stored)) throw new WrongStateError(before.state);
      const fact = FACTS[to];
      const hidden: Said = stored === 'draft' && to === 'cancelled' ? { neverPublic: true } : {};
      try {
        await this.write(before, to, [
          this.repository.change(before, {
            state: to,
            ...more,
            ...hidden,
            ...(before.publishAt ? { publishAt: null } : {}),
          }),
          ...this.records.lines(actor, before, { verb: `classes.${to}`, reason: more.reason }),
          ...(fact ? this.records.facts(fact, { classId: before.id }) : []),
        ]);
        await this.offerings.refresh(before);
        return await this.repository.own(organisationId, before.id);
      } catch (error) {
        // Somebody changed it meanwhile; what they did decides whether this is still possible.
        if (!(error instanceof LostRaceError) || tries === 3) throw error;
      }
    }
  }

  private async write(before: TrainingClass, to: NextState, writes: Write[]): Promise<void> {
    const type = LEDGER[to];
    if (type === null) return this.db.inTransaction((tx) => tx.write(...writes));
    const outcome = await this.desk.submit({
      classId: before.id,
      command: { type },
      writes: ({ result }) => (result === 'done' ? writes : []),
    });
    if (outcome.result === 'still_waiting') throw new StillWaitingError(outcome.parties);
  }
}
