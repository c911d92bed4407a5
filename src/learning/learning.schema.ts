import { Schema } from 'mongoose';
import type { Draft, DraftLesson } from './draft';
import type { MaterialVersion } from './material';
import type { Media } from './media';

export const MATERIAL_VERSIONS = 'material_versions';
export const MEDIA = 'learning_media';
export const DRAFTS = 'material_drafts';
export const DRAFT_LESSONS = 'draft_lessons';

/** How a version is stored. */
export type MaterialVersionRow = Omit<MaterialVersion, 'id'> & { _id: string };
/** How a picture, a sound, a film or a file is stored; its bytes are files. */
export type MediaRow = Omit<Media, 'id'> & { _id: string; createdAt: Date };

/** How a draft is stored, under its course's id. */
export type DraftRow = Omit<Draft, 'id'> & { _id: string };
/** How a lesson that is being written is stored. */
export type DraftLessonRow = Omit<DraftLesson, 'id'> & { _id: string };

const mixed = { type: Schema.Types.Mixed } as never;
const options = { versionKey: false, autoIndex: false } as const;

export const MaterialVersionSchema = new Schema<MaterialVersionRow>(
  {
    _id: { type: String, required: true },
    courseId: { type: String, required: true },
    organisationId: { type: String, required: true },
    number: { type: Number, required: true },
    note: { type: String },
    publishedAt: { type: Date, required: true },
    publishedBy: { type: String, required: true },
    reviewedBy: { type: String },
    corrects: { type: Number },
    withdrawnAt: { type: Date },
    credit: mixed,
    lessons: mixed,
    rubric: mixed,
  },
  { ...options, collection: MATERIAL_VERSIONS },
);
MaterialVersionSchema.index({ courseId: 1, number: 1 }, { unique: true });
MaterialVersionSchema.index({ organisationId: 1, courseId: 1, number: -1 });

export const MediaSchema = new Schema<MediaRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    kind: { type: String, required: true },
    type: { type: String, required: true },
    files: mixed,
    createdAt: { type: Date, required: true },
  },
  { ...options, collection: MEDIA },
);
MediaSchema.index({ organisationId: 1, _id: 1 });
MediaSchema.index({ 'files.hash': 1 });

export const DraftSchema = new Schema<DraftRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    language: { type: String, required: true },
    order: { type: [String] },
    rubric: mixed,
    state: { type: String, required: true },
    basedOn: { type: Number, required: true },
    dirty: { type: Boolean, required: true },
    version: { type: Number, required: true },
    sent: mixed,
    returned: mixed,
    copyable: { type: Boolean, required: true },
    credit: mixed,
  },
  { ...options, collection: DRAFTS },
);
DraftSchema.index({ organisationId: 1 });

export const DraftLessonSchema = new Schema<DraftLessonRow>(
  {
    _id: { type: String, required: true },
    courseId: { type: String, required: true },
    organisationId: { type: String, required: true },
    lessonId: { type: String, required: true },
    slug: { type: String, required: true },
    title: mixed,
    aim: mixed,
    minutes: { type: Number },
    blocks: mixed,
    version: { type: Number, required: true },
    changed: mixed,
    gone: { type: Boolean },
  },
  { ...options, collection: DRAFT_LESSONS },
);
DraftLessonSchema.index({ courseId: 1, slug: 1 }, { unique: true });
DraftLessonSchema.index({ organisationId: 1 });
