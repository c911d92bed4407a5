import { Schema } from 'mongoose';

export const LESSON_PROGRESS = 'lesson_progress';

/** What one party has done of its course's lessons: one row for an enrolment, whoever of the party did it. */
export interface ProgressRow {
  /** The enrolment's id. */
  _id: string;
  organisationId: string;
  classId: string;
  courseId: string;
  /** Whose enrolment it is, so that it goes when the person does. */
  personId: string;
  /** When each part was done first, by the block's id: it stays through versions and languages. */
  done: Record<string, Date>;
}

export const ProgressSchema = new Schema<ProgressRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    classId: { type: String, required: true },
    courseId: { type: String, required: true },
    personId: { type: String, required: true },
    done: { type: Schema.Types.Mixed } as never,
  },
  { versionKey: false, autoIndex: false, collection: LESSON_PROGRESS },
);
ProgressSchema.index({ classId: 1 });
ProgressSchema.index({ personId: 1 });
