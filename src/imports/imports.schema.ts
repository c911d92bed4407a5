import { Schema } from 'mongoose';
import { type Import, IMPORT_KINDS, IMPORT_STATES, type ImportRow, ROW_STATES } from './import';

/** How imports and their rows are stored: what stood in the file is sealed, and goes after some days. */
export type ImportDocument = Omit<Import, 'id'> & { _id: string };
export type ImportRowDocument = Omit<ImportRow, 'id'> & { _id: string; expires: Date };

export const IMPORTS = 'imports';
export const IMPORT_ROWS = 'import_rows';

const mixed = { type: Schema.Types.Mixed } as never;

export const ImportSchema = new Schema<ImportDocument>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    kind: { type: String, enum: IMPORT_KINDS, required: true },
    state: { type: String, enum: IMPORT_STATES, required: true },
    courseId: { type: String, required: true },
    classId: String,
    encoding: { type: String, required: true },
    ignored: String as never,
    fingerprint: { type: String, required: true },
    recognised: String,
    createdAt: { type: Date, required: true },
    createdBy: mixed,
    tell: Boolean,
    confirmedAt: Date,
    confirmedBy: mixed,
    undoUntil: Date,
    undoneBy: mixed,
    counts: mixed,
    expires: Date,
  },
  { collection: IMPORTS, versionKey: false, autoIndex: false },
);
ImportSchema.index({ organisationId: 1, _id: -1 });
ImportSchema.index({ expires: 1 }, { expireAfterSeconds: 0 });

export const ImportRowSchema = new Schema<ImportRowDocument>(
  {
    _id: { type: String, required: true },
    importId: { type: String, required: true },
    organisationId: { type: String, required: true },
    number: { type: Number, required: true },
    state: { type: String, enum: ROW_STATES, required: true },
    effect: String as never,
    problems: mixed,
    cells: String as never,
    subject: String,
    madeAt: Date,
    expires: { type: Date, required: true },
  },
  { collection: IMPORT_ROWS, versionKey: false, autoIndex: false },
);
ImportRowSchema.index({ importId: 1, number: 1 });
// For the eraser.
ImportRowSchema.index({ subject: 1 }, { sparse: true });
ImportRowSchema.index({ expires: 1 }, { expireAfterSeconds: 0 });
