import { Schema } from 'mongoose';
import type { Booklet } from './booklet';

export const BOOKLETS = 'booklets';

/** How a booklet is stored; its bytes are a file. */
export type BookletRow = Omit<Booklet, 'id'> & { _id: string };

export const BookletSchema = new Schema<BookletRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    courseId: { type: String, required: true },
    language: { type: String, required: true },
    number: { type: Number },
    pdf: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  { collection: BOOKLETS, versionKey: false, autoIndex: false },
);
BookletSchema.index({ organisationId: 1, courseId: 1 });
