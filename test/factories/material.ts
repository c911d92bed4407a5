import { drawn } from '../../src/platform/pictures';
import { type Block, type Content, type Lesson, Materials, MediaStore, type MaterialVersion } from '../../src/learning';
import type { Organisation } from '../../src/organisations';
import { derivedId, newId } from '../../src/shared/ids';
import type { TestApp } from '../support/app';
import { actorOf } from './account';

/** An id that is the same in every test, by a short name. */
export const blockId = (name: string): string => derivedId('test block', name);

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="480"><path fill="#fff" d="M0 0h600v480H0z"/></svg>';

/** Keeps a small picture and says its id. */
export async function makePicture(app: TestApp, organisation: Organisation): Promise<string> {
  const media = await app.get(MediaStore).addPicture(organisation.id, await drawn(SVG, 720));
  return media.id;
}

/** A step with a sentence in English and Arabic, and a picture where there is one. */
export const step = (name: string, en: string, more: Partial<Extract<Block, { kind: 'step' }>> = {}): Block => ({
  id: blockId(name),
  kind: 'step',
  sentence: { en, ar: `${en} (ar)` },
  ...more,
});

/** Crescents with jam, for 24 pieces. */
export const RECIPE: Block = {
  id: blockId('recipe'),
  kind: 'recipe',
  title: { en: 'Crescents with jam', ar: 'هلاليات بالمربى', mk: 'Кифлички со џем' },
  pieces: 24,
  currency: 'RSD',
  ingredients: [
    { name: { en: 'Flour' }, amount: 500, unit: 'g', cost: 45_00 },
    { name: { en: 'Butter' }, amount: 250, unit: 'g', cost: 275_00 },
    { name: { en: 'Yoghurt' }, amount: 180, unit: 'g', cost: 25_20 },
    { name: { en: 'Egg yolks' }, amount: 2, unit: 'piece', cost: 44_00 },
    { name: { en: 'Jam' }, amount: 250, unit: 'g', cost: 120_00 },
    { name: { en: 'Fine sugar' }, amount: 50, unit: 'g', cost: 10_00 },
    { name: { en: 'Salt' }, amount: 5, unit: 'g', cost: 30 },
  ],
  steps: [
    { text: { en: 'Rub the butter into the flour and salt. Add yoghurt and yolks. Make a ball.' }, minutes: 20 },
    { text: { en: 'Let it rest in the cold.' }, minutes: 60 },
    {
      text: { en: 'Roll 3 circles. Cut each one into 8. Put a little jam on the wide side. Roll it up.' },
      minutes: 30,
    },
    { text: { en: 'Bake until the edges are gold.' }, minutes: 18 },
    { text: { en: 'Cool them. Then add the fine sugar.' } },
  ],
  allergens: ['gluten', 'milk', 'eggs'],
  ovenCelsius: 190,
  overhead: 96_00,
  workMinutes: 90,
  hourlyWage: 600_00,
  margin: 25,
};

/** A star in three colours. */
export const PATTERN: Block = {
  id: blockId('pattern'),
  kind: 'pattern',
  title: { en: 'The small star', ar: 'النجمة الصغيرة' },
  rows: ['...i...', '.r.i.r.', '..rrr..', 'iirgrii', '..rrr..', '.r.i.r.', '...i...'],
  colours: [
    { sign: 'r', name: { en: 'madder red', ar: 'أحمر' }, colour: '#9e1b32', number: '321' },
    { sign: 'i', name: { en: 'indigo', ar: 'نيلي' }, colour: '#24356f', number: '336' },
    { sign: 'g', name: { en: 'gold', ar: 'ذهبي' }, colour: '#f2b134', number: '782' },
  ],
  holes: 14,
  strands: 2,
};

/** Two lessons: four steps and words; a recipe, a pattern and the rest. */
export function lessons(picture?: string): Lesson[] {
  const seen =
    picture === undefined ? {} : { picture: { media: picture, alt: { en: 'A cloth with one row of stitches' } } };
  return [
    {
      id: blockId('lesson 1'),
      slug: 'a-whole-row',
      title: { en: 'A whole row', ar: 'صف كامل' },
      aim: { en: 'You can sew a row there and back.' },
      minutes: 75,
      blocks: [
        step('one', 'Thread the needle.', seen),
        step('two', 'Sew half stitches along the row.', { ...seen, look: { en: 'All lie the same way.' } }),
        { id: blockId('care'), kind: 'safety', text: { en: 'Put the needle back into its box.' } },
        {
          id: blockId('words'),
          kind: 'words',
          words: [
            { word: { en: 'needle', mk: 'игла', ar: 'إبرة' } },
            { word: { en: 'thread', mk: 'конец', ar: 'خيط' } },
          ],
        },
      ],
    },
    {
      id: blockId('lesson 2'),
      slug: 'for-the-table',
      title: { en: 'For the table' },
      blocks: [
        { id: blockId('text'), kind: 'text', text: { en: 'Bread first.\n\n- Flour\n- Water' } },
        RECIPE,
        PATTERN,
        { id: blockId('link'), kind: 'link', title: { en: 'More stars' }, url: 'https://museum.example/stars' },
        {
          id: blockId('make'),
          kind: 'handwork',
          title: { en: 'a star' },
          task: { en: 'Sew a star on your cloth.' },
          photos: 2,
        },
      ],
    },
  ];
}

/** Publishes lessons as the next version of a course. */
export function publish(
  app: TestApp,
  organisation: Organisation,
  courseId: string,
  content: Partial<Content> = {},
  more: { corrects?: number } = {},
): Promise<MaterialVersion> {
  const whole: Content = { lessons: lessons(), rubric: [], ...content };
  return app.get(Materials).publish(actorOf(organisation, 'instructor'), newId(), courseId, {
    content: whole,
    note: 'First',
    ...more,
  });
}
