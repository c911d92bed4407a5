import { Schema } from 'mongoose';
import { stateAt, type StoredState, type TrainingClass } from './training-class';

/** A class as it is stored. */
export interface ClassRow extends Omit<TrainingClass, 'id' | 'state'> {
  _id: string;
  state: StoredState;
  /** The town as it is searched for. */
  townKey: string;
  createdAt: Date;
}

export const CLASSES = 'classes';

/** A stored class as it is at this moment. */
export function classOf({ _id, townKey: _key, createdAt: _at, ...row }: ClassRow, now: Date): TrainingClass {
  return { id: _id, ...row, state: stateAt(row.state, row.startsAt, now) };
}

const mixed = { type: Schema.Types.Mixed } as never;

/** Codes are unique in the installation; a meeting is found by its id alone. */
export const ClassSchema = new Schema<ClassRow>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    organisationId: { type: String, required: true },
    courseId: { type: String, required: true },
    state: { type: String, required: true },
    town: { type: String, required: true },
    townKey: { type: String, required: true },
    venue: mixed,
    directions: mixed,
    children: mixed,
    stepFree: { type: Boolean },
    timeZone: { type: String, required: true },
    teachingLanguages: { type: [String] },
    interpreterLanguages: { type: [String] },
    capacity: { type: Number, required: true },
    minimum: { type: Number },
    admission: { type: String, required: true },
    criteria: mixed,
    freePlaces: mixed,
    waitlistRule: { type: String },
    offerWindow: { type: String },
    decideBy: { type: Date },
    publishAt: { type: Date },
    instructorIds: { type: [String] },
    programmeId: { type: String },
    sessions: mixed,
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    group: { type: String, required: true },
    mergedInto: { type: String },
    reason: { type: String },
    finishedAt: { type: Date },
    neverPublic: { type: Boolean },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: CLASSES, versionKey: false, autoIndex: false },
);
ClassSchema.index({ code: 1 }, { unique: true });
ClassSchema.index({ courseId: 1, state: 1 });
ClassSchema.index({ organisationId: 1, _id: 1 });
ClassSchema.index({ organisationId: 1, startsAt: -1 });
ClassSchema.index({ organisationId: 1, state: 1, startsAt: 1, _id: 1 });
ClassSchema.index({ state: 1, startsAt: 1 });
ClassSchema.index({ state: 1, 'sessions.start': 1 });
ClassSchema.index({ 'sessions.id': 1 });
ClassSchema.index({ instructorIds: 1 }, { sparse: true });
