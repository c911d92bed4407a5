import { Injectable } from '@nestjs/common';
import { DomainError, FieldErrors, type ErrorStatus, type FieldProblem } from '../../shared/domain-error';
import { Clock } from '../clock';
import { Database, isDuplicateKey } from '../database';
import { type Sealed, Vault } from '../secrets';

/** What was answered the first time: a body, or the refusal. */
export interface StoredAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly error?: DomainError;
}

/** The row of one key; the answer may hold a secret link, so it is sealed. */
export interface AnswerRow {
  _id: string;
  body: string;
  /** Until then the first request is taken to be under way. */
  lease: Date;
  /** MongoDB removes the row after this. */
  expires: Date;
  status?: number;
  answer?: Sealed;
}

export const ANSWERS = 'stored_answers';
const LEASE_MILLISECONDS = 30_000;
const KEPT_MILLISECONDS = 24 * 3600_000;

interface SealedAnswer {
  readonly body?: unknown;
  readonly error?: { code: string; detail: string; extra: Record<string, unknown>; errors?: FieldProblem[] };
}

/** Keeps the first answers of repeated requests in MongoDB, by real time. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims the key for this request.
   * @returns the first answer if there is one
   * @throws DomainError 409 in_progress, 422 idempotency_key_reused
   */
  async begin(id: string, body: string): Promise<StoredAnswer | null> {
    const now = this.clock.real().getTime();
    const lease = new Date(now + LEASE_MILLISECONDS);
    const row: AnswerRow = { _id: id, body, lease, expires: new Date(now + KEPT_MILLISECONDS) };
    try {
      await this.rows.insertOne(row);
      return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const known = await this.rows.findOne({ _id: id });
    if (!known) return this.begin(id, body);
    if (known.body !== body)
      throw new DomainError('idempotency_key_reused', 422, 'This key was used with another body.');
    if (known.answer !== undefined) return this.open(known.status ?? 200, known.answer);
    const claimed = await this.rows.updateOne(
      { _id: id, answer: { $exists: false }, lease: { $lte: new Date(now) } },
      { $set: { lease } },
    );
    if (claimed.matchedCount === 1) return null;
    throw new DomainError('in_progress', 409, 'The first request with this key is under way. Repeat it in a moment.');
  }

  /** Keeps the answer. */
  async finish(id: string, { status, body, error }: StoredAnswer): Promise<void> {
    const answer: SealedAnswer = error
      ? {
          error: {
            code: error.code,
            detail: error.message,
            extra: { ...error.extra },
            ...(error instanceof FieldErrors ? { errors: [...error.errors] } : {}),
          },
        }
      : { body };
    await this.rows.updateOne({ _id: id }, { $set: { status, answer: this.vault.seal(JSON.stringify(answer)) } });
  }

  /** Lets the next request with this key be the first again. */
  async forget(id: string): Promise<void> {
    await this.rows.deleteOne({ _id: id, answer: { $exists: false } });
  }

  private get rows() {
    return this.db.collection<AnswerRow>(ANSWERS);
  }

  private open(status: number, sealed: Sealed): StoredAnswer {
    const { body, error } = JSON.parse(this.vault.open(sealed)) as SealedAnswer;
    if (!error) return { status, body };
    if (error.errors) return { status, error: new FieldErrors(error.errors) };
    return { status, error: new DomainError(error.code, status as ErrorStatus, error.detail, error.extra) };
  }
}
