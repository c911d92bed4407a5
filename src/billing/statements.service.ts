import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import type { Day } from '../shared/days';
import { LostRaceError, NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { isDuplicateKey } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { Vault } from '../platform/secrets';
import { StatementImported } from './billing.facts';
import { mustKeepMoney } from './billing.policy';
import type { Invoice } from './invoice';
import { matchOf } from './matching';
import { allocate, type Payment, type Settled } from './payment';
import { MATCHER } from './payment-records';
import { PaymentTools } from './payments.service';
import type { ReadStatement, Statement, StatementLine } from './statement';
import type { CsvMapping } from './statement-csv';
import { StatementFiles } from './statement-files';
import { StatementsRepository } from './statements.repository';

const TRIES = 4;

interface Keyed {
  readonly line: StatementLine;
  readonly key: string;
}

/** Statements of banks: read, kept once, and each line given to what it is for where that is certain. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly repository: StatementsRepository,
    private readonly files: StatementFiles,
    private readonly tools: PaymentTools,
    private readonly outbox: Outbox,
    private readonly vault: Vault,
  ) {}

  /**
   * Imports a file, all of it or nothing. The same file again gives the statement that is there, and a line that an earlier file had is
   * left out.
   * @throws ForbiddenError, StatementUnreadableError, MappingNeededError, LostRaceError
   */
  async import(actor: Actor, bytes: Buffer, mapping?: CsvMapping): Promise<Statement> {
    const { organisationId } = keeper(actor);
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    const known = await this.repository.findByFile(organisationId, fileHash);
    if (known) return known;
    const read = await this.files.read(organisationId, bytes, mapping);
    for (let again = 1; ; again += 1) {
      try {
        return await this.keep(actor, organisationId, fileHash, read);
      } catch (error) {
        // Somebody paid in cash meanwhile, or imported the same lines: what is open is looked at again.
        if (again === TRIES || !(error instanceof LostRaceError || isDuplicateKey(error))) throw error;
      }
      const first = await this.repository.findByFile(organisationId, fileHash);
      if (first) return first;
    }
  }

  /** @throws NotFoundError, ForbiddenError */
  async getOwn(actor: Actor, id: string): Promise<Statement> {
    return this.repository.getOwn(keeper(actor).organisationId, id);
  }

  /** The newest first. @throws ForbiddenError */
  list(actor: Actor, limit: number): Promise<Statement[]> {
    return this.repository.list(keeper(actor).organisationId, limit);
  }

  /** Until when the bank has told what came, for whoever lets go what was not paid; null before the first statement. */
  coveredUntil(organisationId: string): Promise<Day | null> {
    return this.repository.coveredUntil(organisationId);
  }

  private async keep(actor: Actor, organisationId: string, fileHash: string, read: ReadStatement): Promise<Statement> {
    const { payments, invoices, records, db, clock } = this.tools;
    const { lines, ...head } = read;
    const id = derivedId(`billing:statement:${organisationId}`, fileHash);
    const keyed = this.keyed(organisationId, read);
    const known = await payments.knownLines(
      organisationId,
      keyed.map(({ key }) => key),
    );
    const fresh = keyed.filter(({ key }) => !known.has(key));
    const importedAt = clock.now();
    const statement: Statement = {
      ...{ ...head, id, organisationId, importedAt, fileHash },
      ...{ lines: lines.length, known: lines.length - fresh.length },
    };
    const open = new Map((await invoices.listOpen(organisationId)).map((one) => [one.id, one]));
    const settled = new Map<string, Settled>();
    const rows = fresh.map(({ line, key }) => {
      const came = cameAs(line, { id: derivedId(id, key), organisationId, importedAt, statementId: id });
      return payments.insertion(given(came, open, settled), { lineKey: key, line: line.line });
    });
    const fact = { statementId: id, organisationId, until: statement.until };
    await db.inTransaction((tx) =>
      tx.write(
        this.repository.insertion(statement),
        ...rows,
        ...records.imported(actor, statement),
        ...records.settlement(MATCHER, [...settled.values()], 'paid'),
        ...this.outbox.factWrites(StatementImported, fact),
      ),
    );
    return statement;
  }

  /** What tells a line from all others: the bank's number where it gives one; of lines that are the same otherwise, how many came before. */
  private keyed(organisationId: string, { lines, account = '' }: ReadStatement): Keyed[] {
    const seen = new Map<string, number>();
    return lines.map((line) => {
      const { bankReference, bookedOn, amount, currency, payer, reference, text } = line;
      const what = bankReference === undefined ? [payer, reference, text] : [bankReference];
      const name = JSON.stringify([account, bookedOn, amount, currency, ...what.map((one) => one ?? '')]);
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return { line, key: this.vault.blindIndex(`bank-line:${organisationId}`, `${name}\n${nth}`) };
    });
  }
}

function cameAs(
  { amount, currency, bookedOn, payer, account, reference, text }: StatementLine,
  {
    id,
    organisationId,
    importedAt,
    statementId,
  }: { id: string; organisationId: string; importedAt: Date; statementId: string },
): Payment {
  return {
    ...{ id, organisationId, kind: 'bank', currency, amount, paidOn: bookedOn, receivedAt: importedAt, statementId },
    ...{ origin: { payer, account, reference, text }, allocations: [], state: 'open', version: 1 },
  };
}

/** The payment with what it is for where that is certain; `open` and `settled` go on to the next one. */
function given(came: Payment, open: Map<string, Invoice>, settled: Map<string, Settled>): Payment {
  const match = matchOf({ ...came.origin, amount: came.amount, currency: came.currency }, [...open.values()]);
  if (match.kind !== 'matched') return came;
  const result = allocate(came, [...open.values()], match.wanted, match.by);
  if (typeof result === 'string') return came;
  for (const { invoice, paid, status } of result.settled) {
    const before = settled.get(invoice.id)?.invoice ?? invoice;
    settled.set(invoice.id, { invoice: before, paid, status });
    open.set(invoice.id, { ...invoice, paid, status });
  }
  return result.payment;
}

/** @throws NotFoundError, ForbiddenError */
function keeper(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new NotFoundError('statement');
  mustKeepMoney(actor, actor);
  return actor;
}
