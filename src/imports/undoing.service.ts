import { Injectable } from '@nestjs/common';
import { columnOf } from './class-rows';
import { actorOf, type Import, type ImportRow, inLeavingOrder } from './import';
import { ImportSteps } from './import-steps';
import { ImportsRepository } from './imports.repository';
import { refusalOf } from './row-kind';
import { RowKinds } from './row-kinds';

/** Takes out what an import made and nobody has touched since. Begun again after a crash it goes on with what is left. */
@Injectable()
export class Undoing {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly kinds: RowKinds,
    private readonly steps: ImportSteps,
  ) {}

  async run(importId: string, attempt: number): Promise<void> {
    const open = await this.repository.find(importId);
    if (open?.state !== 'undoing' || !open.undoneBy) return;
    const rows = inLeavingOrder(await this.repository.rows(importId, ['made', 'leaving']));
    const giveUp = (row: ImportRow) =>
      this.steps.mark({ id: row.id, state: 'leaving' }, 'kept', { problems: [{ code: 'not_done' }] });
    await this.steps.each(rows, attempt, (row) => this.takeOut(open, row), giveUp);
    await this.steps.end(open, 'undone', { by: open.undoneBy, verb: 'taken-out', count: 'undone' });
  }

  /** Once it is decided that a row goes it goes, though what goes first looks like a change when the work is begun again. */
  private async takeOut(open: Import, row: ImportRow): Promise<void> {
    if (!open.undoneBy) return;
    const maker = this.kinds.maker(open.kind);
    const leaving = { id: row.id, state: 'leaving' } as const;
    if (row.state === 'made') {
      const code = await maker.touched(open, row);
      if (code !== undefined) return this.steps.mark(row, 'kept', { problems: [{ code }] });
      await this.steps.mark(row, 'leaving');
    }
    try {
      await maker.takeOut(actorOf(open.undoneBy, open.organisationId), open, row);
      await this.steps.mark(leaving, 'undone');
    } catch (error) {
      const problem = refusalOf(error, columnOf);
      if (!problem) throw error;
      await this.steps.mark(leaving, 'kept', { problems: [problem] });
    }
  }
}
