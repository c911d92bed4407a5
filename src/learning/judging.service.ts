import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { DomainError, FieldErrors, LostRaceError } from '../shared/domain-error';
import { personIdOf } from '../enrolments';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Vault } from '../platform/secrets';
import { criteriaOf, type HandworkPiece, isGood, type Judgement, type Round, type Verdict } from './handwork';
import { JudgingTools } from './judging-tools';
import { TaskDone } from './learning.facts';
import { HandworkJudged } from './learning.messages';
import { assertInParty, type OwnMaterial, OwnTasks, taskIn } from './own-tasks.service';
import type { Handwork } from './tasks';
import { TasksRepository } from './tasks.repository';

/** Behind every instant of our time, in milliseconds. */
const LAST = 1e14;
const MOST_WAITING = 200;

/** What an instructor says of a piece. */
export interface NewJudgement {
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly remark?: string | undefined;
  /** When the piece that was looked at was changed last, null where nothing was sent; left out, whatever is there is judged. */
  readonly seen?: Date | null | undefined;
}

/** Whose piece for which task. */
export interface PieceOf {
  readonly enrolmentId: string;
  readonly companion: number;
  readonly taskId: string;
}

/** A piece for who judges it, with what it is judged by. */
export interface Judged {
  readonly own: OwnMaterial;
  readonly task: Handwork;
  readonly criteria: readonly string[];
  readonly piece: HandworkPiece | null;
}

/** Instructors judge handwork by the course's rubric and sign for it: what was sent, and what was brought without a word before. */
@Injectable()
export class Judging {
  constructor(
    private readonly repository: TasksRepository,
    private readonly tasks: OwnTasks,
    private readonly tools: JudgingTools,
    private readonly vault: Vault,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All pieces of a class: what waits comes first, the longest in front. @throws NotFoundError, ForbiddenError */
  async ofClass(actor: Actor, classIdOrCode: string): Promise<HandworkPiece[]> {
    const { id } = await this.tasks.taughtClass(actor, classIdOrCode);
    const pieces = await this.repository.piecesOf({ classId: id });
    const rank = ({ waitsSince, changedAt }: HandworkPiece): number =>
      waitsSince?.getTime() ?? LAST + changedAt.getTime();
    return pieces.sort((a, b) => rank(a) - rank(b));
  }

  /** What waits for a judgement in these classes, which the actor may judge; the longest first, at most 200. */
  waiting(classIds: readonly string[]): Promise<HandworkPiece[]> {
    return this.repository.waiting(classIds, MOST_WAITING);
  }

  /** How many pieces wait in these classes. */
  countWaiting(classIds: readonly string[]): Promise<number> {
    return this.repository.countWaiting(classIds);
  }

  /** @throws NotFoundError, ForbiddenError */
  async open(actor: Actor, { enrolmentId, companion, taskId }: PieceOf): Promise<Judged> {
    const own = await this.tasks.taught(actor, enrolmentId);
    assertInParty(own.enrolment, companion);
    const task = taskIn(own.version, taskId);
    const piece = await this.repository.piece(this.repository.pieceId({ enrolmentId, companion }, taskId));
    return { own, task, criteria: criteriaOf(own.version.rubric, taskId), piece };
  }

  /**
   * Judges what waits, or what was brought; the same words again change nothing, others correct the judgement. The learner is told.
   * @throws NotFoundError, ForbiddenError, FieldErrors for a criterion without a verdict, LostRaceError, DomainError 412 stale for what nobody has seen
   */
  async judge(actor: Actor, of: PieceOf, { verdicts, remark, seen }: NewJudgement): Promise<HandworkPiece> {
    const { own, criteria, piece } = await this.open(actor, of);
    const missing = criteria.filter((id) => verdicts[id] === undefined);
    if (missing.length > 0) {
      throw new FieldErrors(missing.map((id) => ({ field: `verdicts.${id}`, code: 'required', message: '' })));
    }
    const given = criteria.map((criterionId) => ({ criterionId, verdict: verdicts[criterionId] as Verdict }));
    const last = piece?.rounds.at(-1);
    if (last?.judgement && this.isSame(last.judgement, given, remark)) return piece as HandworkPiece;
    if (seen !== undefined && (piece?.changedAt.getTime() ?? null) !== (seen?.getTime() ?? null)) {
      throw new DomainError('stale', 412, 'Another photo or another judgement came since you looked. Look again.');
    }
    const now = this.clock.now();
    const judgement: Judgement = {
      ...{
        verdicts: given,
        judgedBy: actor.kind === 'staff' ? actor.accountId : 'system',
        judgedAt: now,
        good: isGood(given),
      },
      ...(remark === undefined ? {} : { remark: this.vault.seal(remark) }),
    };
    const round: Round = last ?? { photos: [], brought: true, sentAt: now };
    const judged = this.judged(own, of, piece, { ...round, judgement }, now);
    await this.keep(actor, judged, piece, judgement);
    return judged;
  }

  private judged(
    { enrolment, trainingClass }: OwnMaterial,
    { enrolmentId, companion, taskId }: PieceOf,
    before: HandworkPiece | null,
    round: Round,
    now: Date,
  ): HandworkPiece {
    return {
      id: this.repository.pieceId({ enrolmentId, companion }, taskId),
      ...{ organisationId: enrolment.organisationId, classId: trainingClass.id, courseId: trainingClass.courseId },
      ...{ enrolmentId, companion, personId: personIdOf(enrolment, companion) ?? enrolment.personId, taskId },
      rounds: [...(before?.rounds ?? []).slice(0, -1), round],
      ...{ done: round.judgement?.good === true, shown: before?.shown ?? false, changedAt: now },
    };
  }

  private async keep(
    actor: Actor,
    piece: HandworkPiece,
    before: HandworkPiece | null,
    judgement: Judgement,
  ): Promise<void> {
    const { enrolmentId, classId, organisationId, id } = piece;
    const { history, notifications, outbox } = this.tools;
    const key = `learning.judged:${id}:${judgement.judgedAt.toISOString()}`;
    const writes = [
      this.repository.keepPiece(piece, before),
      ...history.writes(actor, {
        ...{ organisationId, classId, subject: { kind: 'enrolment', id: enrolmentId }, verb: 'learning.judged' },
        facts: { good: judgement.good },
      }),
      ...notifications.writes(HandworkJudged, { pieceId: id }, { key }),
      ...(judgement.good ? outbox.factWrites(TaskDone, { enrolmentId, classId }) : []),
    ];
    try {
      await this.db.inTransaction((tx) => tx.write(...writes));
    } catch (error) {
      throw isDuplicateKey(error) ? new LostRaceError('handwork') : error;
    }
  }

  private isSame({ verdicts, remark }: Judgement, given: Judgement['verdicts'], said: string | undefined): boolean {
    const before = remark === undefined ? undefined : this.vault.open(remark);
    return before === said && JSON.stringify(verdicts) === JSON.stringify(given);
  }
}
