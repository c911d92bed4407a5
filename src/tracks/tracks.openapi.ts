import { z } from 'zod';
import { PERSON_LANGUAGES } from '../shared/locale';
import { type ApiArea, listOf, localText, money } from '../platform/http';
import { LEVELS } from './course';
import { MOTIFS } from './track';

const taken = { 409: { slug_taken: {} } };

const track = z
  .object({
    id: z.string(),
    slug: z.string(),
    organisationId: z.string(),
    title: localText,
    summary: localText.optional(),
    motif: z.enum(MOTIFS),
    version: z.int(),
  })
  .meta({ id: 'Track', description: 'A craft or skill to grow in, made of courses at three levels.' });

const course = z
  .object({
    id: z.string(),
    slug: z.string(),
    organisationId: z.string(),
    trackId: z.string(),
    level: z.enum(LEVELS),
    title: localText,
    summary: localText.optional(),
    outcomes: z.array(localText),
    audience: z.array(localText),
    hours: z.number(),
    entry: z.object({ rule: z.enum(['none', 'previous_level']) }),
    completion: z.object({ attendance: z.number(), handwork: z.boolean(), quiz: z.boolean() }),
    prices: z.object({
      free: z.boolean(),
      citizen: money.optional(),
      seat: money.optional(),
      workshop: money.optional(),
    }),
    motif: z.enum(MOTIFS),
    state: z.string(),
    towns: z.array(z.string()).meta({ description: 'Of its classes that are not over; so are the languages.' }),
    languages: z.array(z.enum(PERSON_LANGUAGES)),
    version: z.int(),
  })
  .meta({ id: 'Course', description: 'What is taught at one level. It has no date.' });

/** Tracks, as the API's description tells them. */
export const TRACKS = {
  tag: 'catalogue',
  path: { track: 'The id or the slug.' },
  routes: {
    list: { summary: 'All tracks', answers: { 200: listOf(track) } },
    get: {
      summary: 'One track with its courses',
      answers: { 200: z.object({ ...track.shape, courses: z.array(course) }) },
    },
    create: {
      summary: 'Make a track',
      answers: { 201: track },
      refuses: taken,
      example: { slug: 'weaving', title: { en: 'Weaving', mk: 'Ткаење' }, motif: 'kilim' },
    },
    change: {
      summary: 'Change a track',
      description: 'What is left out stays.',
      answers: { 200: track },
      example: { title: { en: 'Weaving by hand' } },
    },
  },
} satisfies ApiArea;

/** Courses, as the API's description tells them. */
export const COURSES = {
  tag: 'catalogue',
  path: { course: 'The id or the slug.' },
  routes: {
    list: {
      summary: 'Courses, by level, town, language, organisation or track',
      answers: { 200: listOf(course) },
    },
    get: { summary: 'One course', answers: { 200: course } },
    create: {
      summary: 'Make a course',
      description: 'At one level of a track of the own organisation.',
      answers: { 201: course },
      refuses: { ...taken, 404: { not_found: {} } },
      example: {
        trackId: 'weaving',
        level: 'beginner',
        slug: 'weaving-beginner',
        title: { en: 'First threads' },
        hours: 16,
        entry: { rule: 'none' },
        completion: { attendance: 0.8, handwork: false, quiz: false },
        prices: { free: true, citizen: { amount: 120_000, currency: 'MKD' } },
      },
    },
    change: {
      summary: 'Change a course',
      description: 'What is left out stays.',
      answers: { 200: course },
      example: { hours: 20 },
    },
  },
} satisfies ApiArea;
