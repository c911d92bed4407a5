import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { derivedId, freshBytes } from '../shared/ids';
import { Clock } from '../platform/clock';
import { Vault } from '../platform/secrets';
import { JoinDraftsRepository } from './join-drafts.repository';
import type { JoinAnswers } from './join-steps';

/** How long unfinished answers are kept. */
export const DRAFT_SECONDS = 7 * 24 * 3_600;

/** The answers so far of one browser. */
export interface JoinDraft {
  /** What the cookie says; the database knows its hash only. */
  readonly key: string;
  readonly answers: JoinAnswers;
  /** The enrolment that came of it, by class. */
  readonly done: Readonly<Record<string, string>>;
  readonly nonce: string;
}

/** The operation's id for a class: the same however often the button is pressed. */
export const operationOf = (draft: JoinDraft, classId: string): string =>
  derivedId(`join:${draft.key}:${draft.nonce}`, classId);

const idOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 32);

/** Keeps what people typed for seven days, sealed, so that they can stop and go on later. */
@Injectable()
export class JoinDrafts {
  constructor(
    private readonly rows: JoinDraftsRepository,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The draft of a cookie, or an empty one under a new key. */
  async find(key: string | undefined): Promise<JoinDraft> {
    const row = key ? await this.rows.find(idOf(key), this.clock.real()) : null;
    if (!row || !key) return { key: newKey(), answers: {}, done: {}, nonce: newKey() };
    const answers = row.answers === undefined ? {} : (JSON.parse(this.vault.open(row.answers)) as JoinAnswers);
    return { key, answers, done: row.done ?? {}, nonce: row.nonce };
  }

  /** Keeps the answers for another seven days. Answers after the end of a journey are another person's, or for another time: a new one. */
  async save(draft: JoinDraft, answers: JoinAnswers): Promise<void> {
    const again = Object.keys(draft.done).length > 0;
    const nonce = again ? newKey() : draft.nonce;
    const sealed = this.vault.seal(JSON.stringify(answers));
    await this.rows.change(idOf(draft.key), {
      $set: { nonce, answers: sealed, expires: this.expiry() },
      ...(again ? { $unset: { done: '' } } : {}),
    });
  }

  /** The person has joined: what was typed goes, phones are shared. The link to the enrolment stays for the button pressed twice. */
  async finish({ key, nonce }: JoinDraft, classId: string, enrolmentId: string): Promise<void> {
    await this.rows.change(idOf(key), {
      $set: { nonce, [`done.${classId}`]: enrolmentId, expires: this.expiry() },
      $unset: { answers: '' },
    });
  }

  private expiry(): Date {
    return new Date(this.clock.real().getTime() + DRAFT_SECONDS * 1000);
  }
}

const newKey = (): string => freshBytes(18).toString('base64url');
