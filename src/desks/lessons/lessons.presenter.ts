import type { ShownText } from '../../shared/locale';
import type { FieldProblem } from '../../shared/domain-error';
import {
  type Block,
  type BlocksPresenter,
  type Lesson,
  type LessonProgress,
  type Media,
  progressIn,
  USUAL_WIDTH,
  whatNext,
} from '../../learning';
import type { Voice } from '../catalogue/voice';
import type { Course } from './lessons.reader';

/** A running stitch of more marks than this does not fit on a phone: longer lessons are shown in proportion. */
const MOST_SEAMS = 8;

/** What the address of a part asked for, and what was wrong with it. */
export interface PartQuery {
  readonly pieces: number | undefined;
  /** What was typed as the number of pieces. */
  readonly typed: string | undefined;
  readonly errors: readonly FieldProblem[];
}

/** All lessons: what to do next, then each with how far one has come. */
export function indexView(voice: Voice, course: Course, back: { path: string; text: string }): object {
  const lessons = course.version?.lessons ?? [];
  const next = whatNext(lessons, course.done);
  const { credit } = course.version ?? {};
  return {
    back,
    base: course.base,
    course: voice.local(course.course.title),
    heading: voice.t('learn.title'),
    next: next && { ...lessonRow(voice, course, next), ...goOn(voice, course, next) },
    lessons: lessons.map((lesson) => lessonRow(voice, course, progressIn(lesson, course.done))),
    credit: credit && voice.t('learn.credit', { organisation: credit.organisation, course: credit.course }),
  };
}

/** One lesson with all its parts. */
export function lessonView(
  voice: Voice,
  course: Course,
  lesson: Lesson,
  { blocks, media }: Pick<PartOf, 'blocks' | 'media'>,
): object {
  const { base, done, version } = course;
  const found = progressIn(lesson, done);
  const lessons = version?.lessons ?? [];
  const after = whatNext(lessons, done);
  return {
    base,
    lessonPath: `${base}/${lesson.slug}`,
    keep: keepOf(course, lesson, (bytes) => blocks.size(voice.language, bytes), media),
    preview: course.enrolment === undefined,
    ...lessonRow(voice, course, found),
    time: lesson.minutes && voice.t('learn.takes', { time: blocks.duration(voice.language, lesson.minutes) }),
    go: found.parts > 0 ? goOn(voice, course, found) : undefined,
    parts: lesson.blocks.map((block, at) => ({
      path: partPath(course, lesson, at + 1),
      title: blocks.title(block, voice.language),
      done: done.has(block.id),
    })),
    after:
      found.state === 'done' && after && after.lesson.id !== lesson.id
        ? { path: `${base}/${after.lesson.slug}`, title: voice.local(after.lesson.title) }
        : undefined,
  };
}

/** One thing of a lesson: the part, how to go on, and what else lies in the lesson. */
export function partView(
  voice: Voice,
  course: Course,
  { lesson, number, media, blocks }: PartOf,
  query: PartQuery,
): object {
  const block = lesson.blocks[number - 1]!;
  const count = lesson.blocks.length;
  const { language } = voice;
  const { pieces } = query;
  const here = partPath(course, lesson, number);
  const lessonPath = `${course.base}/${lesson.slug}`;
  const label = voice.t('learn.part', { number, count });
  const shown = blocks.view(block, { language, media, ...(pieces === undefined ? {} : { pieces }) });
  const words = lesson.blocks.find((each) => each.kind === 'words');
  return {
    ...{ here, label, lessonPath, base: course.base },
    keep: keepOf(course, lesson),
    ...seamOf(number, count),
    title: voice.local(lesson.title),
    block: {
      ...{ ...shown, label },
      open: taskPath(course, block),
      ...(block.kind === 'recipe' ? { scale: here, typed: query.typed ?? String(pieces ?? block.pieces) } : {}),
    },
    send: course.enrolment !== undefined,
    next:
      number < count
        ? { path: partPath(course, lesson, number + 1), text: voice.t('learn.next') }
        : { path: lessonPath, text: voice.t('learn.finish') },
    before: number > 1 ? partPath(course, lesson, number - 1) : undefined,
    words: words && words.id !== block.id ? wordsOf(voice, blocks, words, media) : undefined,
    all: voice.t('learn.all-parts', { count }),
    sheets: sheetsOf(course, lesson, block).map(({ at, title }) => ({
      path: partPath(course, lesson, at),
      title: voice.local(title),
    })),
    errors: query.errors,
  };
}

/** A part of a lesson with what shows it. */
export interface PartOf {
  readonly lesson: Lesson;
  /** From 1. */
  readonly number: number;
  readonly media: ReadonlyMap<string, Media>;
  readonly blocks: BlocksPresenter;
}

export const partPath = ({ base }: Pick<Course, 'base'>, { slug }: Lesson, number: number): string =>
  `${base}/${slug}/${number}`;

/** Where a quiz is answered, or a piece is shown; staff only look. */
function taskPath({ base, enrolment }: Course, { kind, id }: Block): string | undefined {
  if (!enrolment || (kind !== 'quiz' && kind !== 'handwork')) return undefined;
  return base.replace(/lessons$/, `${kind === 'quiz' ? 'quizzes' : 'handwork'}/${id}`);
}

interface LessonRow {
  readonly path: string;
  readonly title: ShownText;
  readonly [field: string]: unknown;
}

function lessonRow(voice: Voice, course: Course, { lesson, done, parts, state }: LessonProgress): LessonRow {
  return {
    path: `${course.base}/${lesson.slug}`,
    title: voice.local(lesson.title),
    aim: lesson.aim && voice.local(lesson.aim),
    // Staff read without being counted, so they are told of no progress.
    steps: parts > 0 && course.enrolment !== undefined,
    ...seamOf(done, parts),
    progress: voice.t('learn.progress', { done, count: parts }),
    done: state === 'done',
  };
}

function goOn(voice: Voice, course: Course, { lesson, next, state }: LessonProgress): { path: string; text: string } {
  const key = { open: 'begin', begun: 'go-on', done: 'again' }[state];
  return { path: partPath(course, lesson, next), text: voice.t(`learn.go.${key}`, { number: next }) };
}

function seamOf(sewn: number, count: number): { sewn: number; seams: number } {
  if (count <= MOST_SEAMS) return { sewn, seams: count };
  const share = Math.round((sewn / count) * MOST_SEAMS);
  // Begun is never shown as not begun, and what is open never as done.
  return {
    sewn: sewn === count ? MOST_SEAMS : Math.min(MOST_SEAMS - 1, Math.max(Math.sign(sewn), share)),
    seams: MOST_SEAMS,
  };
}

function wordsOf(voice: Voice, blocks: BlocksPresenter, block: Block, media: PartOf['media']): object {
  const view = blocks.view(block, { language: voice.language, media });
  return { ...view, summary: voice.t('learn.words', { count: block.kind === 'words' ? block.words.length : 0 }) };
}

/** The recipe and pattern sheets of a lesson, but for the one that is shown. */
function sheetsOf(course: Course, { blocks }: Lesson, shown: Block) {
  return blocks.flatMap((block, at) =>
    (block.kind === 'recipe' || block.kind === 'pattern') && block.id !== shown.id
      ? [{ at: at + 1, title: block.title }]
      : [],
  );
}

/** A page, its frame and the like, in bytes: what a part weighs beside its pictures. */
const PAGE_BYTES = 6_000;

/** What the phone's script needs to know to keep the lesson; nothing for staff. */
function keepOf(
  { enrolment, version }: Course,
  lesson: Lesson,
  size: (bytes: number) => string = String,
  media: PartOf['media'] = new Map(),
): object | undefined {
  if (!enrolment || !version || lesson.blocks.length === 0) return undefined;
  const bytes = [...media.values()].reduce((sum, each) => sum + keptBytes(each), lesson.blocks.length * PAGE_BYTES);
  return { parts: lesson.blocks.length, version: version.number, size: size(bytes) };
}

/** Of a picture the phone keeps the width that it shows. */
const keptBytes = ({ files }: Media): number =>
  (files.find(({ width = 0 }) => width >= USUAL_WIDTH) ?? files.at(-1))?.bytes ?? 0;
