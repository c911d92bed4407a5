import { z } from 'zod';
import { lineField, localTextField, moneyField, pageFields, personLanguageField, slugField } from '../platform/http';
import { LEVELS } from './course';
import { MOTIFS } from './track';

const title = localTextField(160);
const summary = localTextField();
const sentences = z.array(localTextField(300)).max(20);

/** A new track. */
export const NewTrackForm = z.strictObject({
  slug: slugField,
  title,
  summary: summary.optional(),
  motif: z.enum(MOTIFS).optional(),
});
export type NewTrack = z.infer<typeof NewTrackForm>;

/** A change of a track; what is left out stays. Its slug never changes, links and QR codes hold it. */
export const TrackChangeForm = z.strictObject({
  title: title.optional(),
  summary: summary.optional(),
  motif: z.enum(MOTIFS).optional(),
});
export type TrackChange = z.infer<typeof TrackChangeForm>;

const courseFields = {
  summary: summary.optional(),
  outcomes: sentences.optional(),
  audience: sentences.optional(),
  hours: z.number().min(0).max(2_000).optional(),
  entry: z.strictObject({ rule: z.enum(['none', 'previous_level']) }).optional(),
  completion: z
    .strictObject({
      attendance: z.number().min(0).max(1).optional(),
      handwork: z.boolean().optional(),
      quiz: z.boolean().optional(),
    })
    .optional(),
  prices: z
    .strictObject({
      free: z.boolean(),
      citizen: moneyField.optional(),
      seat: moneyField.optional(),
      workshop: moneyField.optional(),
    })
    .optional(),
};

/** A new course. `trackId` takes the track's id or slug. */
export const NewCourseForm = z.strictObject({
  trackId: lineField(80),
  level: z.enum(LEVELS),
  slug: slugField,
  title,
  ...courseFields,
});
export type NewCourse = z.infer<typeof NewCourseForm>;

/** A change of a course; what is left out stays. */
export const CourseChangeForm = z.strictObject({ title: title.optional(), ...courseFields });
export type CourseChange = z.infer<typeof CourseChangeForm>;

/** The list of tracks. */
export const TrackListQuery = z.object({
  organisation: lineField(80).optional().meta({ description: 'Those of this organisation: its id or slug.' }),
  ...pageFields,
});
export type TrackList = z.infer<typeof TrackListQuery>;

/** The list of courses. */
export const CourseListQuery = z.object({
  level: z.enum(LEVELS).optional().meta({ description: 'Those of this level.' }),
  town: lineField(80).optional().meta({ description: 'Those in this town.' }),
  language: personLanguageField.optional().meta({ description: 'Those taught in this language.' }),
  organisation: lineField(80).optional().meta({ description: 'Those of this organisation: its id or slug.' }),
  track: lineField(80).optional().meta({ description: 'Those of this track: its id or slug.' }),
  ...pageFields,
});
export type CourseList = z.infer<typeof CourseListQuery>;
