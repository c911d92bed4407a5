import type { Sealed } from '../platform/secrets';
import type { Criterion } from './material';

export const VERDICTS = ['not_yet', 'good', 'very_good'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What an instructor says of a piece: a verdict on each criterion, and a sentence. */
export interface Judgement {
  readonly verdicts: readonly { readonly criterionId: string; readonly verdict: Verdict }[];
  readonly remark?: Sealed;
  /** The account that signs for it. */
  readonly judgedBy: string;
  readonly judgedAt: Date;
  readonly good: boolean;
}

/** One time that a piece was shown: by photos (hashes of files), or brought. */
export interface Round {
  readonly photos: readonly string[];
  readonly brought: boolean;
  /** What the learner wrote with it. */
  readonly words?: Sealed;
  readonly sentAt: Date;
  readonly judgement?: Judgement;
}

/** A person's piece for one task of the course. */
export interface HandworkPiece {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly courseId: string;
  readonly enrolmentId: string;
  /** 0 for the person, else the companion's number. */
  readonly companion: number;
  /** Whose it is; of somebody who was not named, the person who brought them. */
  readonly personId: string;
  readonly taskId: string;
  readonly rounds: readonly Round[];
  /** Photos that were taken away again: their files lie there until the person is erased. */
  readonly removed?: readonly string[];
  /** Waits for a judgement since then; the list of what is to be judged goes by it. */
  readonly waitsSince?: Date;
  readonly done: boolean;
  /** Whether the learner lets others see it. */
  readonly shown: boolean;
  readonly changedAt: Date;
}

/** `open`: nothing sent. `sent`: waits for a judgement. `again`: something is not there yet. `done`: good. */
export type PieceState = 'open' | 'sent' | 'again' | 'done';

export function pieceState(piece: Pick<HandworkPiece, 'done' | 'waitsSince' | 'rounds'> | undefined): PieceState {
  if (!piece || piece.rounds.length === 0) return 'open';
  if (piece.done) return 'done';
  return piece.waitsSince === undefined ? 'again' : 'sent';
}

/** A piece is good when nothing about it is not there yet; where the course has no rubric, by one verdict on the whole. */
export const isGood = (verdicts: readonly { readonly verdict: Verdict }[]): boolean =>
  verdicts.length > 0 && verdicts.every(({ verdict }) => verdict !== 'not_yet');

/** What is judged: the course's rubric, or the whole under the task's own id where it has none. */
export const criteriaOf = (rubric: readonly Criterion[], taskId: string): readonly string[] =>
  rubric.length > 0 ? rubric.map(({ id }) => id) : [taskId];
