import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { ForbiddenError, LostRaceError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, type Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { canUndo, doerOf, type Import, type ImportRow, isOf, type RowCounts } from './import';
import { CannotUndoError, NothingToImportError } from './imports.errors';
import type { ConfirmationForm } from './imports.forms';
import { RunImport, UndoImport } from './imports.job-types';
import { officeOf } from './imports.policy';
import { ImportsRepository } from './imports.repository';

/** An import with how many of its rows are in each state. */
export interface CountedImport {
  readonly open: Import;
  readonly counts: RowCounts;
}

/** The imports of an organisation: looked at, confirmed, undone. Each step is done once, however often it is asked for. */
@Injectable()
export class Imports {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly outbox: Outbox,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The newest first, at most 50. @throws ForbiddenError */
  list(actor: Actor): Promise<Import[]> {
    return this.repository.list(officeOf(actor).organisationId);
  }

  /** @throws NotFoundError also for another organisation's and for one that has expired, ForbiddenError */
  async get(actor: Actor, id: string): Promise<CountedImport> {
    const open = await this.repository.getOwn(officeOf(actor).organisationId, id);
    const isAtRest = open.counts !== undefined && (open.state === 'done' || open.state === 'undone');
    return { open, counts: isAtRest ? open.counts : await this.repository.counts(id) };
  }

  /** Its rows in their order; none once they have expired. @throws the same */
  async rows(actor: Actor, id: string): Promise<ImportRow[]> {
    const { open } = await this.get(actor, id);
    return this.repository.rows(open.id);
  }

  /** The same for whoever brought the file, to whom alone what stood in it is given. @throws the same */
  async rowsOfOwn(actor: Actor, id: string): Promise<ImportRow[]> {
    const { open } = await this.get(actor, id);
    if (!isOf(open, actor)) throw new ForbiddenError('Only who brought the file gets it back.');
    return this.repository.rows(open.id);
  }

  /** Lets its good rows come in. @throws NothingToImportError, NotFoundError, ForbiddenError */
  async confirm(actor: Actor, id: string, { tell = false }: ConfirmationForm): Promise<CountedImport> {
    const { open, counts } = await this.get(actor, id);
    if (open.state !== 'checked') return { open, counts };
    if ((counts.new ?? 0) === 0) throw new NothingToImportError();
    const staff = officeOf(actor);
    await this.step(
      this.repository.move(id, 'checked', 'going', { tell, confirmedAt: this.clock.now(), confirmedBy: doerOf(staff) }),
      this.repository.prolonging(id),
      ...this.outbox.jobWrites(RunImport, { importId: id }),
    );
    return this.get(actor, id);
  }

  /** Takes out what it made. @throws CannotUndoError, NotFoundError, ForbiddenError */
  async undo(actor: Actor, id: string): Promise<CountedImport> {
    const { open, counts } = await this.get(actor, id);
    if (open.state === 'undoing' || open.state === 'undone') return { open, counts };
    if (!canUndo(open, this.clock.now())) throw new CannotUndoError(open.state);
    await this.step(
      this.repository.move(id, 'done', 'undoing', { undoneBy: doerOf(officeOf(actor)) }),
      ...this.outbox.jobWrites(UndoImport, { importId: id }),
    );
    return this.get(actor, id);
  }

  /** Nothing to do where somebody else pressed the same button at this moment. */
  private async step(...writes: readonly Write[]): Promise<void> {
    try {
      await this.db.inTransaction((tx) => tx.write(...writes));
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
    }
  }
}
