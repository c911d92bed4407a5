import {
  canUndo,
  COLUMNS,
  type CountedImport,
  type Import,
  type ImportKind,
  type ImportRow,
  MOST_ROWS,
  NEEDED,
} from '../../imports';
import type { TrainingClass } from '../../classes';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import type { ImportChoices } from './import-choices.reader';

/** So many rows of each part are shown at once. */
const SHOWN = 50;

/** How meetings are written, the same in every language. */
export const MEETINGS = '4.3.2027 18:00-20:00; 11.3.2027 18:00-20:00';

/** The class in a list: title and group, when, where. */
function classChoice(voice: Voice, row: TrainingClass, courses: readonly Course[]): string {
  const course = courses.find(({ id }) => id === row.courseId);
  const title = course ? voice.local(course.title).text : row.code;
  const dates = voice.formats.dateRange(voice.language, row.startsAt, row.endsAt, row.timeZone, 'day-year');
  return `${voice.t('office.class-title', { title, group: row.group })}, ${dates}, ${voice.town(row.town)}`;
}

/** One of the two forms: what the file is brought into, and what its columns are. */
export function formView(
  voice: Voice,
  kind: ImportKind,
  { classes, courses }: ImportChoices,
  chosen: { readonly into: string; readonly recognised: string },
): object {
  const isPeople = kind === 'people';
  const choices = isPeople
    ? classes.map((row) => ({ value: row.code, text: classChoice(voice, row, courses) }))
    : courses.map((course) => ({ value: course.slug, text: voice.local(course.title).text }));
  return {
    kind,
    people: isPeople,
    title: voice.t(`imports.${kind}`),
    into: { name: isPeople ? 'class' : 'course', label: voice.t(isPeople ? 'imports.class' : 'imports.course') },
    // Not `choices` and `value`: the other fields would take them for theirs.
    targets: choices,
    target: chosen.into,
    recognised: chosen.recognised,
    none: choices.length > 0 ? undefined : voice.t(isPeople ? 'imports.no-classes' : 'imports.no-courses'),
    columns: COLUMNS[kind].map((column) => ({
      name: voice.t(`imports.word.${column}`),
      needed: NEEDED.has(column),
      hint: voice.t(`imports.hint.${column}`, { example: MEETINGS }),
    })),
  };
}

/** Files that were brought before. */
export function listView(voice: Voice, imports: readonly Import[], { organisation, classes, courses }: ImportChoices) {
  return imports.map((open) => ({
    path: `/office/import/${open.id}`,
    title: titleOf(voice, open, {
      course: courses.find(({ id }) => id === open.courseId),
      trainingClass: classes.find(({ id }) => id === open.classId),
    }),
    state: voice.t(`imports.state.${open.state}`),
    when: voice.moment(open.createdAt, organisation.timeZone, 'short'),
  }));
}

/** What an import is of. */
export interface ImportSubject {
  readonly course: Course | undefined;
  readonly trainingClass: TrainingClass | undefined;
}

/** "People into First stitches, group A". */
export function titleOf(
  voice: Voice,
  { kind }: Pick<Import, 'kind'>,
  { course, trainingClass }: ImportSubject,
): string {
  const name = course ? voice.local(course.title).text : '';
  const title = trainingClass ? voice.t('office.class-title', { title: name, group: trainingClass.group }) : name;
  return voice.t(`imports.of.${kind}`, { title });
}

/** A row with what its reader may see of it. */
export interface ShownRow {
  readonly row: ImportRow;
  /** Whom or what it is about, as far as it is known. */
  readonly name: string | undefined;
  /** What was typed, by column, for whoever brought the file. */
  readonly typed: Readonly<Record<string, string>>;
}

type Reason = (problem: ImportRow['problems'][number]) => string;

/** Parts of the list: what needs somebody comes first. */
const PARTS = ['bad', 'failed', 'kept', 'new', 'known', 'leaving'] as const;

/** The rows by what becomes of them. Rows that came in are not listed, they stand in the class; of those that are out again only the sum is. */
export function partsView(voice: Voice, rows: readonly ShownRow[], all: string | undefined, reason: Reason): object[] {
  return PARTS.flatMap((state) => {
    const found = rows.filter(({ row }) => row.state === state);
    if (found.length === 0) return [];
    const shown = all === state ? found : found.slice(0, SHOWN);
    return [
      {
        state,
        title: voice.t(`imports.rows.${state}`, { count: found.length }),
        bad: state === 'bad' || state === 'failed',
        rows: shown.map((one) => ({
          number: one.row.number,
          name: one.name,
          effect: effectOf(voice, one.row),
          reasons: one.row.problems.map((problem) => ({
            words: reason(problem),
            typed: state !== 'new' && problem.column !== undefined ? one.typed[problem.column] : undefined,
          })),
        })),
        more: found.length > shown.length ? found.length : undefined,
      },
    ];
  });
}

function effectOf(voice: Voice, { state, effect }: ImportRow): string | undefined {
  if (state === 'known') return voice.t('imports.effect.known');
  return state === 'new' && effect ? voice.t(`imports.effect.${effect}`) : undefined;
}

/** What there is a sum of where an import has come to rest. */
const SUMMED: Readonly<Partial<Record<Import['state'], keyof CountedImport['counts']>>> = {
  done: 'made',
  undone: 'undone',
};

/** What can be done now, and how far what is being done is. */
export function deedsView(voice: Voice, { open, counts }: CountedImport, zone: string, now: Date): object {
  const rowsIn = (...states: readonly (keyof typeof counts)[]): number =>
    states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const isGoing = open.state === 'going';
  const done = isGoing ? rowsIn('made', 'failed') : rowsIn('undone', 'kept');
  const left = isGoing ? rowsIn('new') : rowsIn('made', 'leaving');
  const undoable = canUndo(open, now);
  const summed = SUMMED[open.state];
  return {
    stateText: voice.t(`imports.state.${open.state}`),
    checked: open.state === 'checked',
    kept: open.expires
      ? voice.t('imports.kept-until', { when: voice.formats.date(voice.language, open.expires, zone, 'short') })
      : undefined,
    bring: rowsIn('new') > 0 ? voice.t('imports.bring', { count: rowsIn('new') }) : undefined,
    moving: isGoing || open.state === 'undoing',
    progress: voice.t('imports.progress', { done, all: done + left }),
    sums: summed && voice.t(`imports.rows.${summed}`, { count: rowsIn(summed) }),
    undo:
      undoable && open.undoUntil
        ? voice.t(`imports.undo-${open.kind}`, {
            when: voice.formats.dateTime(voice.language, open.undoUntil, zone, 'short'),
          })
        : undefined,
  };
}

/** The line that says how large a file may be. */
export const limitsOf = (voice: Voice): string => voice.t('imports.limits', { rows: MOST_ROWS });
