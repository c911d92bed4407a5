import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { columnOf } from './class-rows';
import { actorOf, type Import, type ImportRow, inOrder, undoUntil } from './import';
import { ImportChecks } from './import-checks.service';
import { ImportSteps } from './import-steps';
import { ImportsRepository } from './imports.repository';
import { refusalOf } from './row-kind';
import { RowKinds } from './row-kinds';

/** Brings the good rows of a confirmed import in. Begun again after a crash it finds what is left; no row comes in twice. */
@Injectable()
export class Importing {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly kinds: RowKinds,
    private readonly checks: ImportChecks,
    private readonly steps: ImportSteps,
    private readonly clock: Clock,
  ) {}

  async run(importId: string, attempt: number): Promise<void> {
    const open = await this.repository.find(importId);
    if (open?.state !== 'going' || !open.confirmedBy) return;
    const rows = inOrder(await this.repository.rows(importId, ['new']));
    const giveUp = (row: ImportRow) => this.steps.mark(row, 'failed', { problems: [{ code: 'not_done' }] });
    await this.steps.each(rows, attempt, (row) => this.bringIn(open, row), giveUp);
    const more = { undoUntil: undoUntil(this.clock.now()) };
    await this.steps.end(open, 'done', { by: open.confirmedBy, verb: 'brought-in', count: 'made', more });
  }

  private async bringIn(open: Import, row: ImportRow): Promise<void> {
    if (!open.confirmedBy) return;
    // Whoever was deleted meanwhile is not brought back.
    if (row.cells === undefined) return this.steps.mark(row, 'failed', { problems: [{ code: 'was_erased' }] });
    const actor = actorOf(open.confirmedBy, open.organisationId);
    try {
      const made = await this.kinds.maker(open.kind).make(actor, open, row, this.checks.cells(row));
      const { state, ...more } = made;
      // What was remarked before has come true or not: the class says it now.
      await this.steps.mark(row, state, { problems: [], ...more });
    } catch (error) {
      const problem = refusalOf(error, columnOf);
      if (!problem) throw error;
      await this.steps.mark(row, 'failed', { problems: [problem] });
    }
  }
}
