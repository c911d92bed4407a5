import { z } from 'zod';
import { PERSON_LANGUAGES } from '../shared/locale';
import { type ApiArea, instant, listOf, localText } from '../platform/http';
import { LEVELS } from '../tracks';
import { STORED_STATES } from './training-class';

const seats = z
  .object({
    capacity: z.int(),
    taken: z.int().meta({ description: 'Places and blocks.' }),
    held: z.int().meta({ description: 'Not paid yet.' }),
    offered: z.int(),
    free: z.int().meta({ description: 'Below 0 only when overbooked.' }),
    waiting: z.int().meta({ description: 'Parties.' }),
    waitingSeats: z.int(),
    overbooked: z.literal(true).optional(),
  })
  .meta({ id: 'Seats', description: 'taken + held + offered + free = capacity.' });

const trainingClass = z
  .object({
    id: z.string(),
    code: z.string(),
    organisationId: z.string(),
    courseId: z.string(),
    course: z.object({ id: z.string(), slug: z.string(), level: z.enum(LEVELS), title: localText }).optional(),
    state: z.enum([...STORED_STATES, 'running']),
    town: z.string(),
    venue: localText,
    directions: localText.optional(),
    children: localText.optional(),
    stepFree: z.boolean().optional(),
    timeZone: z.string(),
    teachingLanguages: z.array(z.enum(PERSON_LANGUAGES)),
    interpreterLanguages: z.array(z.enum(PERSON_LANGUAGES)),
    capacity: z.int(),
    minimum: z.int().optional(),
    admission: z.enum(['open', 'approval']),
    criteria: z
      .array(z.object({ id: z.string(), text: localText, points: z.int() }))
      .optional()
      .meta({ description: 'What counts when the office chooses among applications.' }),
    freePlaces: z.union([z.int(), z.enum(['all', 'ask'])]),
    waitlistRule: z.enum(['strict', 'fit']).optional(),
    offerWindow: z.string().optional(),
    sessions: z.array(
      z.object({ id: z.string(), start: instant, end: instant, cancelled: z.literal(true).optional() }),
    ),
    startsAt: instant,
    endsAt: instant,
    group: z.string(),
    reason: z.string().optional(),
    mergedInto: z.string().optional().meta({ description: 'The class that its people go to.' }),
    version: z.int(),
    seats,
    decideBy: instant.optional().meta({ description: 'For staff, as are the next two.' }),
    instructorIds: z.array(z.string()).optional(),
    programmeId: z.string().optional(),
  })
  .meta({ id: 'Class', description: 'A course held once.' });

const changed = { 409: { wrong_state: { state: z.string() } } };
const path = { class: 'The id or the code.' };

/** Classes, as the API's description tells them. */
export const CLASSES = {
  tag: 'classes',
  path,
  routes: {
    list: {
      summary: 'Classes, by course, town, state or organisation',
      description: 'Staff see the drafts of their organisation too.',
      answers: { 200: listOf(trainingClass) },
    },
    get: { summary: 'One class with its seats', answers: { 200: trainingClass } },
    create: {
      summary: 'Make a class',
      description: 'A draft. Meetings may lie in the past, for rolls on paper.',
      answers: { 201: trainingClass },
      refuses: { 404: { not_found: {} } },
      example: {
        courseId: 'weaving-beginner',
        town: 'Skopje',
        venue: { en: 'House of Crafts' },
        timeZone: 'Europe/Skopje',
        teachingLanguages: ['mk', 'ar'],
        capacity: 12,
        freePlaces: 'all',
        sessions: [{ start: '2027-03-02T17:00:00+01:00', end: '2027-03-02T19:00:00+01:00' }],
      },
    },
    change: {
      summary: 'Change a class',
      description: 'What is left out stays; null takes an own value away, and that of the organisation counts again.',
      answers: { 200: trainingClass },
      refuses: { 409: { ...changed[409], capacity_below_taken: { taken: z.int() } } },
      example: { capacity: 14, offerWindow: null },
    },
  },
} satisfies ApiArea;

/** The states of a class, as the API's description tells them. */
export const CLASS_STATES = {
  tag: 'classes',
  path,
  routes: {
    publish: {
      summary: 'Publish a class',
      description: 'Everybody sees it and can join.',
      answers: { 200: trainingClass },
      refuses: changed,
    },
    confirm: {
      summary: 'Say that a class will run',
      answers: { 200: trainingClass },
      refuses: changed,
    },
    cancel: {
      summary: 'Call a class off',
      description: 'Everybody in it is told, in these words.',
      answers: { 200: trainingClass },
      refuses: changed,
      example: { reason: 'The teacher is ill.' },
    },
    complete: {
      summary: 'Say that a class is over',
      description: 'Whatever the date: it is then `finished`, and certificates can be made.',
      answers: { 200: trainingClass },
      refuses: changed,
    },
    close: {
      summary: 'Put a class away that is over',
      description:
        'It can still be read, and certificates can be made and corrected; it cannot be opened again. After `closeAfter` it closes by itself.',
      answers: { 200: trainingClass },
      refuses: { 409: { ...changed[409], still_waiting: { parties: z.int() } } },
    },
  },
} satisfies ApiArea;

/** Calendars, as the API's description tells them. */
export const CALENDARS = {
  tag: 'classes',
  path,
  routes: {
    file: {
      summary: 'The meetings of a class as a calendar',
      answers: { 200: null },
      files: { 'text/calendar': 'iCalendar (RFC 5545).' },
    },
  },
} satisfies ApiArea;

/** Two groups made one, as the API's description tells it. */
export const CLASS_MERGERS = {
  tag: 'classes',
  path,
  routes: {
    merge: {
      summary: 'Merge a class into another of the course',
      description:
        'People are moved in the background and told: first those who sit, then those who wait in their order. Nobody joins it meanwhile; ' +
        'once nobody is left it is `cancelled`. Asked again while people are left, it goes on with them.',
      answers: { 200: trainingClass },
      refuses: { 409: { ...changed[409], class_full: { available: z.int(), needed: z.int() } } },
      example: { into: 'ST27', reason: 'Both groups are half empty.' },
    },
  },
} satisfies ApiArea;
