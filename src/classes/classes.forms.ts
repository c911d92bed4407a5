import { z } from 'zod';
import { parseDuration } from '../shared/duration';
import { instantField, lineField, localTextField, pageFields, personLanguageField, zoneField } from '../platform/http';
import { STORED_STATES } from './training-class';

const LARGEST_ROOM = 10_000;
const MOST_SESSIONS = 300;
const LONGEST_SESSION = 24 * 3600_000;
const SHORTEST_WINDOW = 1_000;

/** A meeting takes time, and no more than a day. */
const takesTime = (
  { start, end }: { readonly start: string; readonly end: string },
  context: z.RefinementCtx<{ start: string; end: string }>,
): void => {
  const length = Date.parse(end) - Date.parse(start);
  if (length <= 0) context.addIssue({ code: 'custom', path: ['end'], message: 'before_start' });
  if (length > LONGEST_SESSION) context.addIssue({ code: 'custom', path: ['end'], message: 'too_long' });
};

const times = { start: instantField, end: instantField };
const newSession = z.strictObject(times).superRefine(takesTime);
const session = z
  .strictObject({ id: lineField(60).optional(), ...times, cancelled: z.boolean().optional() })
  .superRefine(takesTime);

const window = z
  .string()
  .refine((text) => (parseDuration(text) ?? 0) >= SHORTEST_WINDOW, 'not_a_duration')
  .meta({ description: 'An ISO 8601 duration.', examples: ['PT48H'] });
const languages = z.array(personLanguageField).max(10);
const capacity = z.int().min(1).max(LARGEST_ROOM);

const criterion = z.strictObject({
  id: lineField(60).optional().meta({ description: 'Of one that the class has: points given before stay with it.' }),
  text: localTextField(200),
  points: z.int().min(1).max(100),
});

const optional = {
  directions: localTextField(500).optional(),
  children: localTextField(300).optional(),
  stepFree: z.boolean().optional(),
  interpreterLanguages: languages.optional(),
  minimum: z.int().min(1).max(LARGEST_ROOM).optional(),
  admission: z.enum(['open', 'approval']).optional(),
  criteria: z.array(criterion).max(10).optional().meta({
    description: 'What counts when you choose among applications; everybody can read it. All of them, each time.',
  }),
  freePlaces: z
    .union([z.int(), z.enum(['all', 'ask'])])
    .refine((quota) => typeof quota === 'string' || quota >= 0, 'too_small')
    .refine((quota) => typeof quota === 'string' || quota <= LARGEST_ROOM, 'too_big')
    .optional(),
  instructorIds: z.array(lineField(60)).max(20).optional(),
  group: lineField(20).optional(),
};

/** A code of one's own. Those that are made have a hyphen too, so that no part of an address can be one. */
const codeField = z
  .string()
  .trim()
  .toLowerCase()
  .max(30)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/)
  .meta({ description: 'Letters, digits and at least one hyphen; unique in the installation. Made unless given.' });

/** A new class. `courseId` takes the course's id or slug; `publishAt` is when it is published by itself, at once when that is past. */
export const NewClassForm = z.strictObject({
  courseId: lineField(80),
  code: codeField.optional(),
  town: lineField(80),
  venue: localTextField(200),
  timeZone: zoneField,
  teachingLanguages: languages.min(1),
  capacity,
  sessions: z.array(newSession).min(1).max(MOST_SESSIONS),
  waitlistRule: z.enum(['strict', 'fit']).optional(),
  offerWindow: window.optional(),
  decideBy: instantField.optional(),
  publishAt: instantField.optional(),
  programmeId: lineField(60).optional(),
  ...optional,
});
export type NewClass = z.infer<typeof NewClassForm>;

/** A change of a class: what is left out stays; null takes an own value away, the organisation's counts again. `force`: the room really is smaller. */
export const ClassChangeForm = z.strictObject({
  town: lineField(80).optional(),
  venue: localTextField(200).optional(),
  timeZone: zoneField.optional(),
  teachingLanguages: languages.min(1).optional(),
  capacity: capacity.optional(),
  force: z.boolean().optional(),
  sessions: z.array(session).min(1).max(MOST_SESSIONS).optional(),
  waitlistRule: z.enum(['strict', 'fit']).nullable().optional(),
  offerWindow: window.nullable().optional(),
  decideBy: instantField.nullable().optional(),
  publishAt: instantField.nullable().optional(),
  programmeId: lineField(60).nullable().optional(),
  ...optional,
  directions: optional.directions.nullable(),
  children: optional.children.nullable(),
  stepFree: optional.stepFree.nullable(),
  minimum: optional.minimum.nullable(),
});
export type ClassChange = z.infer<typeof ClassChangeForm>;

/** Why the class is called off; people are told it in these words. */
export const CancellationForm = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type Cancellation = z.infer<typeof CancellationForm>;

/** POST /classes/{id}/merger: the id or code of the class that people go to, and why, for the history. */
export const Merger = z.strictObject({ into: lineField(60), reason: z.string().trim().min(1).max(500).optional() });
export type Merger = z.infer<typeof Merger>;

/** The list of classes. */
export const ClassListQuery = z.object({
  course: lineField(80).optional().meta({ description: 'Those of this course: its id or slug.' }),
  town: lineField(80).optional().meta({ description: 'Those in this town.' }),
  state: z
    .enum([...STORED_STATES, 'running'])
    .optional()
    .meta({ description: 'Those in this state.' }),
  organisation: lineField(80).optional().meta({ description: 'Those of this organisation: its id or slug.' }),
  ...pageFields,
});
export type ClassList = z.infer<typeof ClassListQuery>;
