import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { derivedId } from '../shared/ids';
import { Database, type Write } from '../platform/database';
import type { HandworkPiece } from './handwork';
import { MEDIA, type MediaRow } from './learning.schema';
import type { QuizTry } from './quiz-try';
import { HANDWORK, type HandworkRow, QUIZ_TRIES, type QuizTryRow } from './tasks.schema';

/** Whose work it is: one of a party. */
export interface Doer {
  readonly enrolmentId: string;
  readonly companion: number;
}

/** Every query about answers and handwork. */
@Injectable()
export class TasksRepository {
  constructor(private readonly db: Database) {}

  /** The tries of one person at one quiz, in their order. */
  async tries({ enrolmentId, companion }: Doer, quizId: string): Promise<QuizTry[]> {
    const rows = await this.tryRows.find({ enrolmentId, quizId, companion }).sort({ number: 1 }).toArray();
    return rows.map(toTry);
  }

  /** Who passed what, in a class or in one party. */
  async passed(
    of: { readonly classId: string } | { readonly enrolmentId: string },
  ): Promise<(Doer & { quizId: string })[]> {
    const projection = { enrolmentId: 1, companion: 1, quizId: 1 } as const;
    const rows = await this.tryRows.find({ ...of, passed: true }, { projection }).toArray();
    return rows.map(({ enrolmentId, companion, quizId }) => ({ enrolmentId, companion, quizId }));
  }

  /** Keeps a try as it is after an answer, if nobody answered in it meanwhile: who was slower gets a duplicate key. */
  keepTry({ id, given: answers, ...row }: QuizTry): Write {
    return {
      collection: QUIZ_TRIES,
      filter: { _id: id, given: { $size: answers.length - 1 } },
      update: { $set: { ...row, given: answers } },
      upsert: true,
    };
  }

  tryId({ enrolmentId, companion }: Doer, quizId: string, number: number): string {
    return derivedId('quiz-try', `${enrolmentId}\n${companion}\n${quizId}\n${number}`);
  }

  pieceId({ enrolmentId, companion }: Doer, taskId: string): string {
    return derivedId('handwork', `${enrolmentId}\n${companion}\n${taskId}`);
  }

  async piece(id: string): Promise<HandworkPiece | null> {
    const row = await this.pieceRows.findOne({ _id: id });
    return row && toPiece(row);
  }

  async piecesOf(of: { readonly classId: string } | { readonly enrolmentId: string }): Promise<HandworkPiece[]> {
    return (await this.pieceRows.find({ ...of }).toArray()).map(toPiece);
  }

  /** What waits for a judgement in these classes, the longest first; at most so many. */
  async waiting(classIds: readonly string[], limit: number): Promise<HandworkPiece[]> {
    if (classIds.length === 0) return [];
    const filter = { classId: { $in: [...classIds] }, waitsSince: { $exists: true } };
    return (await this.pieceRows.find(filter).sort({ waitsSince: 1 }).limit(limit).toArray()).map(toPiece);
  }

  countWaiting(classIds: readonly string[]): Promise<number> {
    if (classIds.length === 0) return Promise.resolve(0);
    return this.pieceRows.countDocuments({ classId: { $in: [...classIds] }, waitsSince: { $exists: true } });
  }

  /** Keeps a piece as it is after a round or a judgement, if nobody changed it meanwhile: who was slower gets a duplicate key. */
  keepPiece({ id, waitsSince, ...piece }: HandworkPiece, before: HandworkPiece | null): Write {
    const filter = { _id: id, changedAt: before?.changedAt ?? { $exists: false } };
    const waits = waitsSince === undefined ? { $unset: { waitsSince: '' } } : {};
    const update = { $set: { ...piece, ...(waitsSince === undefined ? {} : { waitsSince }) }, ...waits };
    return { collection: HANDWORK, filter, update, upsert: true };
  }

  /** Takes what was written about a person's pieces out; that they were judged stays. */
  erasure(personId: string): Write {
    const bare = { $unsetField: { field: 'words', input: '$$round' } };
    const judged = { $unsetField: { field: 'remark', input: '$$round.judgement' } };
    const round = {
      $cond: [{ $ifNull: ['$$round.judgement', false] }, { $mergeObjects: [bare, { judgement: judged }] }, bare],
    };
    const rounds = { $map: { input: '$rounds', as: 'round', in: round } };
    return {
      collection: HANDWORK,
      filter: { personId },
      update: [{ $set: { rounds, shown: false } }, { $unset: 'waitsSince' }],
      many: true,
    };
  }

  /** The photos of a person's pieces, those that were taken away too, that no other piece and no lesson shows: the same photo is one file. */
  async photosOf(personId: string): Promise<string[]> {
    const own = await this.photosIn({ personId });
    const others = new Set(
      await this.photosIn({
        personId: { $ne: personId },
        $or: [{ 'rounds.photos': { $in: own } }, { removed: { $in: own } }],
      }),
    );
    const inLessons = await this.mediaRows.distinct('files.hash', { 'files.hash': { $in: own } });
    return own.filter((hash) => !others.has(hash) && !inLessons.includes(hash));
  }

  private async photosIn(filter: Filter<HandworkRow>): Promise<string[]> {
    const rows = await this.pieceRows.find(filter, { projection: { rounds: 1, removed: 1 } }).toArray();
    return rows.flatMap(({ rounds, removed }) => [...rounds.flatMap(({ photos }) => photos), ...(removed ?? [])]);
  }

  withoutPhotos(personId: string): Write {
    return {
      collection: HANDWORK,
      filter: { personId },
      update: { $set: { 'rounds.$[].photos': [] }, $unset: { removed: '' } },
      many: true,
    };
  }

  private get mediaRows() {
    return this.db.collection<MediaRow>(MEDIA);
  }

  private get tryRows() {
    return this.db.collection<QuizTryRow>(QUIZ_TRIES);
  }

  private get pieceRows() {
    return this.db.collection<HandworkRow>(HANDWORK);
  }
}

const toTry = ({ _id, ...row }: QuizTryRow): QuizTry => ({ id: _id, ...row });
const toPiece = ({ _id, ...row }: HandworkRow): HandworkPiece => ({ id: _id, ...row });
