import type { Actor, StaffActor } from '../shared/actor';
import { DomainError, FieldErrors } from '../shared/domain-error';
import type { Cells, FileRow, Import, ImportRow, RowEffect, RowProblem } from './import';
import type { ImportForm } from './imports.forms';

/** Where a file goes. */
export type Target = Pick<Import, 'courseId' | 'classId'>;

/** What would become of a row. Problems of one that is new are remarks. */
export interface Verdict {
  readonly state: 'new' | 'known' | 'bad';
  readonly effect?: RowEffect;
  readonly problems: readonly RowProblem[];
  readonly subject?: string;
}

/** What became of a row. */
export interface Made {
  readonly state: 'made' | 'known';
  readonly effect?: RowEffect;
  readonly madeAt?: Date;
}

/** Looks at the rows of one kind of file; nothing is written. */
export interface RowChecker {
  /** @throws NotFoundError for another organisation's, WrongStateError where nobody can come in */
  target(actor: StaffActor, form: ImportForm): Promise<Target>;
  check(open: Import, rows: readonly FileRow[], now: Date): Promise<Verdict[]>;
}

/** Brings the rows of one kind in, and takes them out again, through the services that everybody uses. */
export interface RowMaker {
  /** Under the id of the row, so that a repeat makes nothing twice. @throws DomainError where it is refused */
  make(actor: Actor, open: Import, row: ImportRow, cells: Cells): Promise<Made>;
  /** Why it must stay: somebody has touched it since then. */
  touched(open: Import, row: ImportRow): Promise<string | undefined>;
  /** Once more does nothing more. @throws DomainError where it is refused */
  takeOut(actor: Actor, open: Import, row: ImportRow): Promise<void>;
}

const PASSING: readonly string[] = ['lost_race', 'in_progress'];

/** What is told of a refusal beside its row; undefined for what may pass, and for mistakes of our own. */
export function refusalOf(error: unknown, columnOf: (field: string) => string): RowProblem | undefined {
  if (error instanceof FieldErrors) {
    const [first] = error.errors;
    return first && { column: columnOf(first.field), code: first.code };
  }
  if (!(error instanceof DomainError) || error.status === 503 || PASSING.includes(error.code)) return undefined;
  const numbers = Object.entries(error.extra).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return { code: error.code, values: Object.fromEntries(numbers) };
}
