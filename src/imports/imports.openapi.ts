import { z } from 'zod';
import { type ApiArea, instant, listOf } from '../platform/http';
import { type Import, IMPORT_KINDS, IMPORT_STATES, type ImportRow, ROW_EFFECTS, ROW_STATES } from './import';
import type { CountedImport } from './imports.service';

const problem = z.object({
  column: z.string().nullable(),
  code: z.string(),
  message: z.string().meta({ description: 'Why, in words, in the language of the request.' }),
});

const row = z.object({
  row: z.int().meta({ description: 'As the spreadsheet shows it: the headings are in row 1.' }),
  state: z.enum(ROW_STATES).meta({
    description:
      'Before the confirmation `new`, `known` or `bad`; then `made` or `failed`; once undone `undone`, or `kept`.',
  }),
  effect: z.enum(ROW_EFFECTS).nullable().meta({ description: 'What it becomes, or what it became.' }),
  id: z.string().nullable().meta({ description: 'The enrolment or the class, once it was made.' }),
  problems: z.array(problem).meta({ description: 'Of a row that is `new` they are remarks.' }),
});

const summary = z
  .object({
    id: z.string(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    classId: z.string().nullable(),
    courseId: z.string(),
    encoding: z.string().meta({ description: 'In what the letters of the file were kept, as far as it can be told.' }),
    createdAt: instant,
    undoUntil: instant.nullable().meta({ description: 'Until when it can be undone; null before it is done.' }),
  })
  .meta({ id: 'Import' });

const whole = summary
  .extend({
    counts: z.partialRecord(z.enum(ROW_STATES), z.int()).meta({ description: 'How many rows are in each state.' }),
    ignored: z
      .array(z.string())
      .meta({ description: 'Headings that were left out; only for whoever brought the file.' }),
    rows: z.array(row).meta({ description: 'None once they have expired.' }),
  })
  .meta({ id: 'ImportWithRows' });

/** Imports as the API's description tells them. */
export const IMPORTS_API = {
  tag: 'imports',
  path: { id: 'The id of the import.' },
  routes: {
    check: {
      summary: 'Look at a file of people or of classes',
      description:
        'A CSV file: UTF-8, or Windows-1250 and 1251, with commas, semicolons or tabs. Each row is looked at and nothing is done: the answer ' +
        'says of each what it would become, or which column is wrong and why. What stood in the file is kept sealed for 8 days. ' +
        'Columns of people: full name*, called, phone, email, language*, seats, companions, free place, state. Columns of classes: code, ' +
        'group, town*, venue*, time zone, languages*, capacity*, minimum, meetings*. Headings and words are known in every language of staff.',
      answers: { 201: whole },
      refuses: { 404: { not_found: {} }, 409: { wrong_state: {} } },
      example: {
        kind: 'people',
        class: 'bread-k7m',
        file: 'Full name;Phone;Language;State\nRana Khoury;070 123 456;ar;enrolled\nMile Mileski;;mk;waiting\n',
      },
    },
    list: {
      summary: 'The imports of the own organisation',
      description: 'The newest first, at most 50.',
      answers: { 200: listOf(summary) },
    },
    show: { summary: 'An import with its rows', answers: { 200: whole } },
    confirm: {
      summary: 'Bring the good rows in',
      description:
        'They come in one after the other, in a moment; look at the import again. Without `tell` nobody gets a letter about it.',
      answers: { 202: whole },
      refuses: { 409: { nothing_to_import: {} } },
      example: { tell: true },
    },
    undo: {
      summary: 'Take out what an import made',
      description:
        'Within 7 days. Places are given back without a word to anybody and the people deleted; classes that are still drafts are called off, and ' +
        'stay what only staff see. What somebody has changed since then is kept.',
      answers: { 202: whole },
      refuses: { 409: { cannot_undo: {} } },
    },
  },
} satisfies ApiArea;

/** An import without its rows, as the API answers it. */
export const importAnswer = ({
  id,
  kind,
  state,
  classId,
  courseId,
  encoding,
  createdAt,
  undoUntil,
}: Import): object => ({
  id,
  kind,
  state,
  classId: classId ?? null,
  courseId,
  encoding,
  createdAt: createdAt.toISOString(),
  undoUntil: undoUntil?.toISOString() ?? null,
});

/** What an answer says beside the import. */
interface Told {
  readonly rows: readonly ImportRow[];
  readonly ignored: readonly string[];
  readonly reason: (problem: ImportRow['problems'][number]) => string;
}

const MADE: ReadonlySet<string> = new Set(['made', 'leaving', 'undone', 'kept']);

/** An import with its rows, as the API answers it. */
export const wholeAnswer = ({ open, counts }: CountedImport, { rows, ignored, reason }: Told): object => ({
  ...importAnswer(open),
  counts,
  ignored,
  rows: rows.map(({ id, number, state, effect, problems }) => ({
    row: number,
    state,
    effect: effect ?? null,
    id: MADE.has(state) ? id : null,
    problems: problems.map((one) => ({ column: one.column ?? null, code: one.code, message: reason(one) })),
  })),
});
