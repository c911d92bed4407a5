import { Schema } from 'mongoose';
import type { MaterialVersion } from './material';
import type { Media } from './media';

export const MATERIAL_VERSIONS = 'material_versions';
export const MEDIA = 'learning_media';

/** How a version is stored. */
export type MaterialVersionRow = Omit<MaterialVersion, 'id'> & { _id: string };
/** How a picture, a sound, a film or a file is stored; its bytes are files. */
export type MediaRow = Omit<Media, 'id'> & { _id: string; createdAt: Date };

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
