import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import type { ClassContext } from './class-contexts';
import type { Enrolment } from './enrolment';
import { NewcomerTools } from './newcomer-tools';
import { copyOf, movedOut, transferId } from './transfer';

/** Moves applications to another class of the course. They hold nothing, so the ledger has no part in it. */
@Injectable()
export class ApplicationMoves {
  constructor(
    private readonly tools: NewcomerTools,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Lets the office decide in the other class about somebody who asked to come into this one. */
  async move(actor: Actor, from: Enrolment, { trainingClass }: ClassContext): Promise<void> {
    const { repository, history, links } = this.tools;
    const { id } = from;
    const known = await repository.findActive(trainingClass.id, from.subject);
    const newId = known?.id ?? transferId(id, trainingClass.id);
    const now = this.clock.now();
    const copy = copyOf(from, { id: newId, classId: trainingClass.id, status: 'applied', now });
    const writes = [
      repository.move(id, ['applied'], 'transferred', now, { transferredTo: newId }),
      ...history.writes(actor, movedOut(from)),
      ...(known ? [] : [repository.insertion({ ...copy, ...links.hashesFor(newId) })]),
    ];
    await this.db.inTransaction((tx) => tx.write(...writes));
  }

  /** Ends an application of somebody who has a place in the class without it. */
  async end(id: string, transferredTo: string): Promise<void> {
    const move = this.tools.repository.move(id, ['applied'], 'transferred', this.clock.now(), { transferredTo });
    await this.db.inTransaction((tx) => tx.write(move));
  }
}
