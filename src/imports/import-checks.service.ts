import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Vault } from '../platform/secrets';
import { fingerprintOf, readImportFile } from './file-reader';
import { type Cells, doerOf, type FileRow, type Import, type ImportRow, rowId } from './import';
import { ImportWords } from './import-words';
import type { ImportForm } from './imports.forms';
import { officeOf } from './imports.policy';
import { ImportsRepository } from './imports.repository';
import type { Verdict } from './row-kind';
import { RowKinds } from './row-kinds';

/** Looks at a file, row by row, and keeps what it found, sealed, until it is confirmed or has expired. Nothing else is written. */
@Injectable()
export class ImportChecks {
  constructor(
    private readonly repository: ImportsRepository,
    private readonly kinds: RowKinds,
    private readonly words: ImportWords,
    private readonly vault: Vault,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Under the operation's id, so that a repeat finds the same import.
   * @throws FieldErrors for a file that cannot be read, NotFoundError for another organisation's class or course, WrongStateError for a
   * class that nobody can come into, ForbiddenError, DomainError 422 for the id of another file
   */
  async check(actor: Actor, operationId: string, form: ImportForm): Promise<Import> {
    const staff = officeOf(actor);
    const { organisationId } = staff;
    const fingerprint = this.vault.blindIndex(`import:${organisationId}:${form.kind}`, fingerprintOf(form.file));
    const known = await this.repository.find(operationId);
    if (known) return same(known, organisationId, fingerprint);
    const checker = this.kinds.checker(form.kind);
    const target = await checker.target(staff, form);
    const { rows, ignored, encoding } = readImportFile(form.kind, form.file, this.words.columns(form.kind));
    const now = this.clock.now();
    const open: Import = {
      id: operationId,
      organisationId,
      kind: form.kind,
      state: 'checked',
      ...target,
      encoding,
      ...(ignored.length > 0 ? { ignored: this.vault.seal(JSON.stringify(ignored)) } : {}),
      fingerprint,
      ...(form.recognised ? { recognised: form.recognised } : {}),
      createdAt: now,
      createdBy: doerOf(staff),
    };
    const verdicts = await checker.check(open, rows, now);
    const kept = rows.map((row, at) => this.rowOf(open, row, verdicts[at]));
    try {
      await this.db.inTransaction((tx) => tx.write(...this.repository.insertion(open, kept)));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return same(await this.repository.getOwn(organisationId, operationId), organisationId, fingerprint);
    }
    return open;
  }

  /** What stood in a row; nothing where it was taken out. */
  cells({ cells }: Pick<ImportRow, 'cells'>): Cells {
    return cells === undefined ? {} : (JSON.parse(this.vault.open(cells)) as Cells);
  }

  /** The headings that meant nothing here. */
  ignored({ ignored }: Pick<Import, 'ignored'>): readonly string[] {
    return ignored === undefined ? [] : (JSON.parse(this.vault.open(ignored)) as string[]);
  }

  private rowOf(open: Import, { number, cells }: FileRow, verdict: Verdict | undefined): ImportRow {
    if (!verdict) throw new Error(`Row ${number} was not looked at.`);
    return {
      id: rowId(open, number),
      importId: open.id,
      organisationId: open.organisationId,
      number,
      ...verdict,
      cells: this.vault.seal(JSON.stringify(cells)),
    };
  }
}

/** What was kept under this id, if it is of this file. */
function same(known: Import, organisationId: string, fingerprint: string): Import {
  const isSame = known.organisationId === organisationId && known.fingerprint === fingerprint;
  if (!isSame) throw new DomainError('idempotency_key_reused', 422, 'This key belongs to another import.');
  return known;
}
