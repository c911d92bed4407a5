import { z } from 'zod';
import { type ApiArea, instant, listOf, localText } from '../platform/http';
import { BLOCK_KINDS } from './blocks';
import { DRAFT_STATES } from './draft';

const block = z.looseObject({ id: z.string(), kind: z.enum(BLOCK_KINDS) }).meta({
  id: 'Block',
  description: 'A part of a lesson; its fields go by its kind, see the body of the PUT.',
});

const draftBlock = z
  .object({ version: z.int(), changedAt: instant, gone: z.literal(true).optional(), block })
  .meta({ id: 'DraftBlock' });

const lessonFields = {
  id: z.string(),
  slug: z.string(),
  title: localText,
  aim: localText.optional(),
  minutes: z.int().optional(),
  version: z.int(),
  changedAt: instant,
  gone: z
    .literal(true)
    .optional()
    .meta({ description: 'Taken out; it can be put back until the material is published.' }),
};
const line = z.object({ ...lessonFields, blocks: z.int() }).meta({ id: 'DraftLessonLine' });
const lesson = z.object({ ...lessonFields, blocks: z.array(draftBlock) }).meta({ id: 'DraftLesson' });

const criterion = z.object({ id: z.string(), title: localText, good: localText.optional() });
const credit = z.object({ organisation: z.string(), course: z.string(), licence: z.string().optional() });

const material = z
  .object({
    courseId: z.string(),
    state: z.enum(DRAFT_STATES).meta({ description: '`review`: it waits for a colleague, and nobody changes it.' }),
    language: z.string().meta({ description: 'The language in which it is written first.' }),
    basedOn: z.int().meta({ description: 'The version from which it goes on, 0 before the first.' }),
    changed: z.boolean().meta({ description: 'Whether it says anything else than that version.' }),
    version: z.int(),
    lessons: z.array(z.string()),
    rubric: z.array(criterion),
    copyable: z.boolean(),
    sentAt: instant.optional(),
    returned: z.object({ at: instant, note: z.string() }).optional(),
    credit: credit.optional(),
  })
  .meta({ id: 'Material' });

const versionFields = {
  number: z.int(),
  note: z.string(),
  publishedAt: instant,
  corrects: z.int().optional().meta({ description: 'Classes that went by that version go by this one.' }),
  withdrawnAt: instant.optional(),
  credit: credit.optional(),
};
const version = z.object(versionFields).meta({ id: 'MaterialVersion' });
const wholeVersion = z
  .object({ ...versionFields, lessons: z.array(z.looseObject({ id: z.string() })), rubric: z.array(criterion) })
  .meta({ id: 'WholeMaterialVersion' });

const path = {
  course: 'The id or the slug of the course.',
  id: 'The id of the lesson.',
  block: 'The id of the part.',
  number: 'The number of the version.',
};
const closed = { in_review: {} };
const title = { en: 'A whole row', mk: 'Цел ред' };

export const LESSONS = {
  tag: 'material',
  path,
  routes: {
    list: { summary: 'The lessons that are written for a course', answers: { 200: listOf(line) } },
    create: {
      summary: 'Add a lesson at the end',
      answers: { 201: lesson },
      refuses: { 409: closed },
      example: { title, minutes: 45 },
    },
    show: { summary: 'A lesson as it is written now', answers: { 200: lesson } },
    change: {
      summary: 'Change the title, the aim, the time or the order of the parts',
      answers: { 200: lesson },
      refuses: { 409: closed, 412: { stale: {} } },
      example: { version: 1, title },
    },
    remove: { summary: 'Take a lesson out', answers: { 200: lesson }, refuses: { 409: closed } },
    restore: { summary: 'Put a lesson back', answers: { 200: lesson }, refuses: { 409: closed } },
  },
} satisfies ApiArea;

const part = { id: '01a221f9-eb1f-72e1-bc93-c1575769f0a1', kind: 'text', text: { en: 'Begin in the middle.' } };

export const BLOCKS = {
  tag: 'material',
  path,
  routes: {
    save: {
      summary: 'Add or change a part of a lesson',
      description:
        'Version 0 adds it at the end under its id. Where somebody else saved it meanwhile, the answer is 412 with what stands there: ' +
        'compare both, and send it again with that version.',
      answers: { 200: draftBlock },
      refuses: { 409: closed, 412: { stale: { version: z.int(), block, changedAt: instant } } },
      example: { version: 0, block: part },
    },
    remove: { summary: 'Take a part out of a lesson', answers: { 200: draftBlock }, refuses: { 409: closed } },
    restore: { summary: 'Put a part back', answers: { 200: draftBlock }, refuses: { 409: closed } },
  },
} satisfies ApiArea;

export const MATERIAL = {
  tag: 'material',
  path,
  routes: {
    show: { summary: 'The material that is written for a course', answers: { 200: material } },
    change: {
      summary: 'Change the order of lessons, the criteria of handwork, or whether partners may copy',
      answers: { 200: material },
      refuses: { 409: closed, 412: { stale: {} } },
      example: { version: 1, rubric: [{ title: { en: 'The crosses lie the same way' } }] },
    },
    versions: { summary: 'What was published, the newest first', answers: { 200: listOf(version) } },
    version: { summary: 'All that is taught in a version', answers: { 200: wholeVersion } },
    withdraw: {
      summary: 'Take a version back',
      description: 'No class begins with it, and those that go by it go on with the one before.',
      answers: { 200: version },
    },
  },
} satisfies ApiArea;

export const REVIEWS = {
  tag: 'material',
  path,
  routes: {
    send: {
      summary: 'Send the material to the colleagues',
      answers: { 200: material },
      refuses: { 409: { ...closed, material_empty: {} } },
    },
    takeBack: {
      summary: 'Take it back before it was read',
      answers: { 200: material },
      refuses: { 409: { not_in_review: {} } },
    },
    sendBack: {
      summary: 'Send it back with what is to be changed',
      answers: { 200: material },
      refuses: { 409: { not_in_review: {} } },
      example: { note: 'Step 3 needs a photo.' },
    },
    publish: {
      summary: 'Publish what a colleague sent',
      description:
        'Not the own work, unless nobody else of the organisation could read it. `corrects` names the version whose classes go on with this one; ' +
        'else it counts for classes that begin later.',
      answers: { 201: version },
      refuses: { 409: { not_in_review: {}, own_work: {} }, 412: { stale: {} } },
      example: { note: 'Lesson 2 has new photos.', corrects: 1 },
    },
  },
} satisfies ApiArea;

export const COPIES = {
  tag: 'material',
  path,
  routes: {
    list: {
      summary: 'What partners let others copy',
      answers: {
        200: listOf(
          z
            .object({
              courseId: z.string(),
              slug: z.string(),
              title: localText,
              credit,
              lessons: z.array(z.object({ id: z.string(), title: localText })),
            })
            .meta({ id: 'OfferedMaterial' }),
        ),
      },
    },
    copy: {
      summary: 'Copy lessons of a partner, with the name of whoever made them',
      description: 'Lessons that are there already are left out.',
      answers: { 200: material },
      refuses: { 409: closed },
      example: { from: 'first-stitches' },
    },
  },
} satisfies ApiArea;
