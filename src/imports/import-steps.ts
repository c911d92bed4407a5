import { Injectable } from '@nestjs/common';
import { LostRaceError } from '../shared/domain-error';
import { History } from '../history';
import { Database, type Write } from '../platform/database';
import { actorOf, type Doer, type Import, type ImportRow, type ImportState, type RowState } from './import';
import { ImportsRepository } from './imports.repository';

/** After so many tries a row that fails for no reason of its own is given up, so that the others come to their end. */
const MOST_TRIES = 5;

/** What the jobs of imports have in common: rows one by one, each marked when it is done, and an end that tells of it. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly history: History,
    private readonly db: Database,
  ) {}

  /** Does the work of each row. One that fails holds up none; the job fails after the last, and finds that one again. */
  async each(
    rows: readonly ImportRow[],
    attempt: number,
    work: (row: ImportRow) => Promise<void>,
    giveUp: (row: ImportRow) => Promise<void>,
  ): Promise<void> {
    const failures: Error[] = [];
    for (const row of rows) {
      try {
        await work(row);
      } catch (error) {
        if (attempt >= MOST_TRIES) await giveUp(row);
        else failures.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
    if (failures[0]) throw failures[0];
  }

  async mark(row: Pick<ImportRow, 'id' | 'state'>, to: RowState, more: Partial<ImportRow> = {}): Promise<void> {
    await this.db.inTransaction((tx) => tx.write(this.repository.mark(row, to, more)));
  }

  /** The last step, with a line of history on the class or the course. Nothing to do where another worker was faster. */
  async end(
    open: Import,
    to: ImportState,
    { by, verb, count, more = {} }: { by: Doer; verb: string; count: RowState; more?: Partial<Import> },
  ): Promise<void> {
    const { id, organisationId, classId, courseId, kind } = open;
    const counts = await this.repository.counts(id);
    const subject = classId === undefined ? { kind: 'course', id: courseId } : { kind: 'class', id: classId };
    const line: Write[] = this.history.writes(actorOf(by, organisationId), {
      organisationId,
      ...(classId === undefined ? {} : { classId }),
      subject: subject as Parameters<History['writes']>[1]['subject'],
      verb: `imports.${kind}-${verb}`,
      facts: { count: counts[count] ?? 0 },
    });
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.move(id, open.state, to, { ...more, counts }),
          this.repository.forgetting(id),
          ...line,
        ),
      );
    } catch (error) {
      if (!(error instanceof LostRaceError)) throw error;
    }
  }
}
