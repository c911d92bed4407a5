import { Schema } from 'mongoose';
import type { LocalText } from '../shared/locale';
import type { Course } from './course';
import type { Track } from './track';

/** A track as it is stored. */
export interface TrackRow extends Omit<Track, 'id'> {
  _id: string;
}

/** A course as it is stored. */
export interface CourseRow extends Omit<Course, 'id'> {
  _id: string;
}

export const TRACKS = 'tracks';
export const COURSES = 'courses';

const text = { type: Map, of: String } as unknown as LocalText;
const mixed = { type: Schema.Types.Mixed } as never;
const options = { versionKey: false, autoIndex: false } as const;

/** Slugs are unique in the installation; lists go by id, which is by age. */
export const TrackSchema = new Schema<TrackRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    slug: { type: String, required: true },
    title: text,
    summary: text,
    motif: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { ...options, collection: TRACKS },
);
TrackSchema.index({ slug: 1 }, { unique: true });
TrackSchema.index({ organisationId: 1, _id: 1 });

/** The filters of the list of courses narrow little, so the order by id serves them. */
export const CourseSchema = new Schema<CourseRow>(
  {
    _id: { type: String, required: true },
    organisationId: { type: String, required: true },
    trackId: { type: String, required: true },
    level: { type: String, required: true },
    slug: { type: String, required: true },
    title: text,
    summary: text,
    outcomes: mixed,
    audience: mixed,
    hours: { type: Number, required: true },
    entry: mixed,
    completion: mixed,
    prices: mixed,
    motif: { type: String, required: true },
    state: { type: String, required: true },
    offering: mixed,
    version: { type: Number, required: true },
  },
  { ...options, collection: COURSES },
);
CourseSchema.index({ slug: 1 }, { unique: true });
CourseSchema.index({ trackId: 1 });
CourseSchema.index({ organisationId: 1, _id: 1 });
CourseSchema.index({ 'offering.townKeys': 1, _id: 1 });
