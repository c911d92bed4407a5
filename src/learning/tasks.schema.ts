import { Schema } from 'mongoose';
import type { HandworkPiece } from './handwork';
import type { QuizTry } from './quiz-try';

export const QUIZ_TRIES = 'quiz_tries';
export const HANDWORK = 'handwork';

export type QuizTryRow = Omit<QuizTry, 'id'> & { _id: string };
export type HandworkRow = Omit<HandworkPiece, 'id'> & { _id: string };

const mixed = { type: Schema.Types.Mixed } as never;
const options = { versionKey: false, autoIndex: false } as const;
const whose = {
  _id: { type: String, required: true },
  organisationId: { type: String, required: true },
  classId: { type: String, required: true },
  enrolmentId: { type: String, required: true },
  companion: { type: Number, required: true },
} as const;

/** No name and no words in it: whose it is stands in the enrolment. */
export const QuizTrySchema = new Schema<QuizTryRow>(
  {
    ...whose,
    quizId: { type: String, required: true },
    number: { type: Number, required: true },
    given: mixed,
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date },
    passed: { type: Boolean },
  },
  { ...options, collection: QUIZ_TRIES },
);
QuizTrySchema.index({ classId: 1, passed: 1 });
QuizTrySchema.index({ enrolmentId: 1, quizId: 1, companion: 1, number: 1 });

/** Photos and words of people: the eraser takes them away. */
export const HandworkSchema = new Schema<HandworkRow>(
  {
    ...whose,
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    taskId: { type: String, required: true },
    rounds: mixed,
    removed: { type: [String], default: undefined },
    waitsSince: { type: Date },
    done: { type: Boolean, required: true },
    shown: { type: Boolean, required: true },
    changedAt: { type: Date, required: true },
  },
  { ...options, collection: HANDWORK },
);
HandworkSchema.index({ classId: 1, waitsSince: 1 });
HandworkSchema.index({ enrolmentId: 1 });
HandworkSchema.index({ personId: 1 });
HandworkSchema.index({ 'rounds.photos': 1 });
HandworkSchema.index({ removed: 1 });
