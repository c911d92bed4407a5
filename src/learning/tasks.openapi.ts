import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type ApiArea, instant, listOf, localText } from '../platform/http';
import { type Sealed, Vault } from '../platform/secrets';
import { type HandworkPiece, pieceState, VERDICTS } from './handwork';
import type { Answered } from './quizzes.service';
import type { PieceLine, QuizLine } from './task-overview.service';

/** Opens what was written about a piece, for those who may read it. */
@Injectable()
export class TaskWords {
  constructor(private readonly vault: Vault) {}

  open(sealed: Sealed | undefined): string | null {
    return sealed === undefined ? null : this.vault.open(sealed);
  }
}

const round = z.object({
  photos: z.array(z.string()).meta({ description: 'Each is read at /api/v1/handwork/{piece}/photos/{photo}.' }),
  brought: z.boolean(),
  words: z.string().nullable(),
  sentAt: instant,
  judgement: z
    .object({
      verdicts: z.array(z.object({ criterionId: z.string(), verdict: z.enum(VERDICTS) })),
      remark: z.string().nullable(),
      good: z.boolean(),
      judgedAt: instant,
    })
    .nullable(),
});

const state = z.enum(['open', 'sent', 'again', 'done']).meta({
  description: '`sent` waits for a judgement; `again`: something is not there yet.',
});

const piece = z
  .object({
    id: z.string(),
    enrolmentId: z.string(),
    companion: z.int().optional(),
    taskId: z.string(),
    state,
    rounds: z.array(round),
  })
  .meta({ id: 'HandworkPiece' });

const tasks = z
  .object({
    quizzes: z.array(
      z.object({
        id: z.string(),
        companion: z.int().optional(),
        title: localText,
        questions: z.int(),
        passed: z.boolean(),
      }),
    ),
    handwork: z.array(
      z.object({
        ...{ id: z.string(), companion: z.int().optional(), title: localText, photos: z.int(), state },
        piece: piece.nullable(),
      }),
    ),
  })
  .meta({ id: 'Tasks' });

const numbered = (companion: number): object => (companion > 0 ? { companion } : {});

export function pieceJson(one: HandworkPiece, words: TaskWords): object {
  return {
    ...{ id: one.id, enrolmentId: one.enrolmentId, ...numbered(one.companion), taskId: one.taskId },
    state: pieceState(one),
    changedAt: one.changedAt.toISOString(),
    rounds: one.rounds.map(({ photos, brought, words: said, sentAt, judgement }) => ({
      ...{ photos, brought, words: words.open(said), sentAt: sentAt.toISOString() },
      judgement: judgement
        ? {
            ...{ verdicts: judgement.verdicts, remark: words.open(judgement.remark), good: judgement.good },
            judgedAt: judgement.judgedAt.toISOString(),
          }
        : null,
    })),
  };
}

export function tasksJson(
  { quizzes, handwork }: { readonly quizzes: readonly QuizLine[]; readonly handwork: readonly PieceLine[] },
  words: TaskWords,
): object {
  return {
    quizzes: quizzes.map(({ companion, quiz: { id, title, questions }, passed }) => ({
      ...{ id, ...numbered(companion), title, questions: questions.length, passed },
    })),
    handwork: handwork.map(({ companion, task: { id, title, photos }, state: now, piece: made }) => ({
      ...{ id, ...numbered(companion), title, photos, state: now },
      piece: made ? pieceJson(made, words) : null,
    })),
  };
}

export const answeredJson = ({ question, right, score }: Answered): object => ({
  ...{ right, ...(question.because ? { because: question.because } : {}) },
  score: { right: score.right, of: score.of, next: score.next, passed: score.passed },
});

/** What learners answer and make, as the API's description tells it. */
export const TASKS_API = {
  tag: 'learning',
  path: {
    id: 'The id of the enrolment.',
    quiz: 'The id of the quiz.',
    task: 'The id of the piece of handwork that is asked for.',
    companion: 'Who of the party; 0 is the person.',
    photo: 'The name of the photo, as the piece gives it.',
  },
  routes: {
    show: { summary: 'What a party has to answer and to make', answers: { 200: tasks } },
    answer: {
      summary: 'Answer a question',
      description:
        'The first answer to a question counts in a try; sent again it is answered as it was. A try begins with its first answer and ends with ' +
        'its last; it is passed when enough are right.',
      answers: {
        200: z.object({
          right: z.boolean(),
          because: localText.optional(),
          score: z.object({ right: z.int(), of: z.int(), next: z.string().nullable(), passed: z.boolean() }),
        }),
      },
      refuses: { 409: { no_tries_left: {} } },
      example: {
        questionId: '7c0d7c6e-0f0d-4f0e-9a44-0d5a3ad5b001',
        answer: { kind: 'choose', chosen: ['7c0d7c6e-0f0d-4f0e-9a44-0d5a3ad5b002'] },
      },
    },
    say: {
      summary: 'Say that a piece is brought',
      description: 'Or that it is not, with what its maker wants to say. What is there is replaced.',
      answers: { 200: tasks },
      refuses: { 409: { piece_not_open: { pieceState: z.string() }, lost_race: {} } },
      example: { brought: true, words: 'The corners were hard.' },
    },
    addPhoto: {
      summary: 'Add a photo of a piece',
      description: 'It waits for a judgement then. The photo is made anew: turned, small, without where it was taken.',
      answers: { 201: tasks },
      refuses: { 409: { piece_not_open: { pieceState: z.string() }, lost_race: {} } },
      example: { file: 'the bytes of the photo, in a form' },
    },
    removePhoto: {
      summary: 'Take a photo away that nobody judged yet',
      answers: { 200: tasks },
      refuses: { 409: { piece_not_open: { pieceState: z.string() }, lost_race: {} } },
    },
  },
} satisfies ApiArea;

/** Handwork for who judges it, as the API's description tells it. */
export const JUDGING_API = {
  tag: 'learning',
  path: {
    id: 'The id of the class, or of the enrolment.',
    task: 'The id of the piece of handwork that is asked for.',
    piece: 'The id of the piece.',
    photo: 'The name of the photo, as the piece gives it.',
  },
  routes: {
    list: {
      summary: 'The handwork of a class',
      description: 'What waits for a judgement comes first, the longest in front.',
      answers: { 200: listOf(piece) },
    },
    judge: {
      summary: 'Judge a piece of handwork',
      description:
        'Every criterion of the course gets a verdict; in a course without criteria the task itself, under its own id. Without a piece that ' +
        'was sent it is one that was brought. Good is what has no `not_yet`. The learner is told.',
      answers: { 200: piece },
      refuses: { 409: { lost_race: {} }, 412: { stale: {} } },
      example: { verdicts: { '7c0d7c6e-0f0d-4f0e-9a44-0d5a3ad5b001': 'good' }, remark: 'Even stitches.' },
    },
    photo: { summary: 'A photo of a piece', answers: { 200: null }, files: { 'image/webp': 'The photo.' } },
  },
} satisfies ApiArea;
