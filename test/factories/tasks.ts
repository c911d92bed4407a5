import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { type Content, Materials, type Question, type QuestionOf } from '../../src/learning';
import { newId } from '../../src/shared/ids';
import { systemActor } from '../../src/shared/actor';
import type { TestApp } from '../support/app';

/** A photo as a phone makes it, with the place where it was taken in it. */
export const photo = (colour = '#9e1b32'): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: colour } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 59/1 0/1' } })
    .jpeg()
    .toBuffer();

const id = randomUUID;

export const CHOOSE: QuestionOf<'choose'> = {
  ...{ id: id(), kind: 'choose', question: { en: 'Which side is the front?', ar: 'أي جهة هي الوجه؟' } },
  options: [
    { id: id(), text: { en: 'The one with crosses', ar: 'التي عليها صلبان' }, right: true },
    { id: id(), text: { en: 'The one with knots', ar: 'التي عليها عقد' }, right: false },
  ],
  because: { en: 'The knots stay behind.', ar: 'العقد تبقى في الخلف.' },
};
export const ORDER: QuestionOf<'order'> = {
  ...{ id: id(), kind: 'order', question: { en: 'In which order?' } },
  steps: [
    { id: id(), text: { en: 'Thread the needle' } },
    { id: id(), text: { en: 'Make half a cross' } },
    { id: id(), text: { en: 'Come back' } },
  ],
};
export const MATCH: QuestionOf<'match'> = {
  ...{ id: id(), kind: 'match', question: { en: 'What belongs together?' } },
  pairs: [
    { id: id(), left: { en: 'Needle' }, right: { en: 'is sharp' } },
    { id: id(), left: { en: 'Cloth' }, right: { en: 'has holes' } },
  ],
};
export const NUMBER: QuestionOf<'number'> = {
  ...{ id: id(), kind: 'number', question: { en: 'How many holes in 2.5 cm?' }, answer: 14, unit: { en: 'holes' } },
};
export const QUESTIONS: readonly Question[] = [CHOOSE, ORDER, MATCH, NUMBER];

/** What answers each of them rightly, as programs send it. */
export const RIGHT = [
  { questionId: CHOOSE.id, answer: { kind: 'choose', chosen: [CHOOSE.options[0]!.id] } },
  { questionId: ORDER.id, answer: { kind: 'order', order: ORDER.steps.map((step) => step.id) } },
  {
    questionId: MATCH.id,
    answer: { kind: 'match', pairs: Object.fromEntries(MATCH.pairs.map((pair) => [pair.id, pair.id])) },
  },
  { questionId: NUMBER.id, answer: { kind: 'number', number: 14 } },
] as const;

/** A lesson with a step, a quiz of every kind of question and a piece to make, judged by two criteria. */
export function makeContent(quiz: { readonly tries?: number } = {}) {
  const ids = { quiz: id(), task: id(), even: id(), back: id() };
  const content: Content = {
    lessons: [
      {
        ...{ id: id(), slug: 'a-whole-row', title: { en: 'A whole row', ar: 'صف كامل' } },
        blocks: [
          { id: id(), kind: 'step', sentence: { en: 'Come back along the row.', ar: 'عودي على طول الصف.' } },
          {
            ...{ id: ids.quiz, kind: 'quiz', title: { en: 'What do you know?', ar: 'ماذا تعرفين؟' } },
            ...{ questions: [...QUESTIONS], passShare: 0.75, ...quiz },
          },
          {
            ...{ id: ids.task, kind: 'handwork', title: { en: 'A row of ten', ar: 'صف من عشرة' }, photos: 2 },
            task: { en: 'Sew a row of ten crosses.', ar: 'خيطي صفًا من عشرة صلبان.' },
          },
        ],
      },
    ],
    rubric: [
      { id: ids.even, title: { en: 'Even stitches' } },
      { id: ids.back, title: { en: 'A clean back' } },
    ],
  };
  return { ids, content };
}

/** Publishes it for a course. */
export const publish = (app: TestApp, courseId: string, content: Content) =>
  app.app.get(Materials).publish(systemActor('test'), newId(), courseId, { content, note: 'First' });
