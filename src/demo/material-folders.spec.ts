import { type Allergen, type Block, type BlockOf, type Exchange, mediaIn, type Question } from '../learning';
import { isLanguage, type LocalText } from '../shared/locale';
import { BAKERY } from './bakery';
import { EMBROIDERY } from './embroidery';
import { drawingsOf, materialFolders, readDrawing, readMaterial } from './material-folders';

/** The languages in which everything of a course is written. */
const LANGUAGES = { legis: ['en', 'ar'], utociste: ['en', 'sr-Cyrl'] } as const;
const COURSES = [EMBROIDERY, BAKERY].flatMap(({ organisation, courses }) =>
  courses.map(({ slug, level }) => ({ slug, level, organisation: organisation as keyof typeof LANGUAGES })),
);

/** What the name of an ingredient says about allergens. */
const HAS: readonly [RegExp, Allergen][] = [
  [/flour|filo/i, 'gluten'],
  [/milk|butter|cheese|yoghurt/i, 'milk'],
  [/\begg/i, 'eggs'],
  [/sesame/i, 'sesame'],
  [/walnut/i, 'nuts'],
];

/** All texts of a material, with where they stand: objects whose keys are languages alone. */
function textsIn(value: unknown, path = ''): [string, LocalText][] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every(isLanguage)) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${path}/${key}`));
}

const blocksOf = ({ content }: Exchange): Block[] => content.lessons.flatMap(({ blocks }) => blocks);
const kindsOf = <K extends Block['kind']>(material: Exchange, kind: K): BlockOf<K>[] =>
  blocksOf(material).filter((block): block is BlockOf<K> => block.kind === kind);
const questionsOf = (material: Exchange): Question[] => kindsOf(material, 'quiz').flatMap(({ questions }) => questions);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('The material of the demo', () => {
  test('is there for each course of the two programmes, and for no other', async () => {
    expect((await materialFolders()).sort()).toEqual(COURSES.map(({ slug }) => slug).sort());
  });

  test('gives no id twice, in all courses', async () => {
    const all = await Promise.all(COURSES.map(({ slug }) => readMaterial(slug)));
    const ids = all.flatMap(({ content }) =>
      [...JSON.stringify(content).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(COURSES)('The material of $slug', ({ slug, organisation }) => {
  let material: Exchange;
  beforeAll(async () => {
    material = await readMaterial(slug);
  });

  test('has lessons of four to eight parts, an aim, and something to make', () => {
    for (const { slug: lesson, aim, minutes, blocks } of material.content.lessons) {
      expect([lesson, aim === undefined, minutes === undefined]).toEqual([lesson, false, false]);
      expect([4, 5, 6, 7, 8]).toContain(blocks.length);
    }
    expect(kindsOf(material, 'handwork')).toHaveLength(1);
    expect([3, 4]).toContain(material.content.rubric.length);
  });

  test('is written in the languages of the course, and nothing is left empty', () => {
    const texts = textsIn(material.content);
    expect(texts.length).toBeGreaterThan(50);
    const wrong = texts.filter(([, text]) => LANGUAGES[organisation].some((language) => !text[language]));
    expect(wrong.map(([path]) => path)).toEqual([]);
    const strayed = texts.filter(
      ([, text]) =>
        /[\u0400-\u04ff\u0600-\u06ff]/.test(text.en ?? '') ||
        /[a-z]{7}/i.test(text.ar ?? '') ||
        /[њљћђјџ]/.test(text.ar ?? '') ||
        /[ћђ]/.test(text.mk ?? '') ||
        /[ѓќѕ]/.test(text['sr-Cyrl'] ?? ''),
    );
    expect(strayed.map(([path, text]) => [path, text])).toEqual([]);
  });

  test('shows each drawing that lies there, and none that does not', async () => {
    const named = Object.values(material.media).map(({ file }) => file);
    expect(named.sort()).toEqual((await drawingsOf(slug)).sort());
    expect(Object.keys(material.media).sort()).toEqual(mediaIn(material.content).sort());
  });

  test('has drawings without script, words, or anything from elsewhere, all of one size', async () => {
    for (const file of await drawingsOf(slug)) {
      const svg = await readDrawing(slug, file);
      expect(svg).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 600 480" width="600" height="480">/,
      );
      expect(svg).not.toMatch(
        /<script|<text|<image|<use|<foreignObject|<style|<!|\son\w+=|href|javascript:|NaN|undefined/i,
      );
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!#)/);
    }
  });

  test('asks in all four ways, and each question has a right and a wrong answer', () => {
    const questions = questionsOf(material);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['choose', 'order', 'match', 'number']));
    for (const question of questions) {
      if (question.kind !== 'choose') continue;
      const right = question.options.filter((option) => option.right);
      expect(right.length).toBeGreaterThan(0);
      expect(right.length).toBeLessThan(question.options.length);
    }
  });

  test('has words in all languages that are spoken around it', () => {
    for (const { words } of kindsOf(material, 'words'))
      for (const { word } of words) expect(Object.keys(word).sort()).toEqual(['ar', 'en', 'mk', 'sq', 'sr-Cyrl']);
  });

  test('has charts with even rows, in which each colour is used', () => {
    for (const { rows, colours, title } of kindsOf(material, 'pattern')) {
      expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      const used = new Set(rows.join('').replaceAll('.', ''));
      expect([title.en, [...used].sort()]).toEqual([title.en, colours.map(({ sign }) => sign).sort()]);
    }
  });
});

describe('The recipes of the demo', () => {
  test('name their allergens, weigh what they should, and can be sold for what they ask', async () => {
    const recipes = (await Promise.all(COURSES.map(({ slug }) => readMaterial(slug)))).flatMap((material) =>
      kindsOf(material, 'recipe'),
    );
    expect(recipes.length).toBeGreaterThanOrEqual(8);
    for (const recipe of recipes) {
      const names = recipe.ingredients.map(({ name }) => name.en ?? '').join(', ');
      const allergens = HAS.filter(([pattern]) => pattern.test(names)).map(([, allergen]) => allergen);
      expect([recipe.title.en, [...(recipe.allergens ?? [])].sort()]).toEqual([recipe.title.en, allergens.sort()]);

      const grams = sum(
        recipe.ingredients.filter(({ unit }) => unit === 'g' || unit === 'ml').map(({ amount }) => amount),
      );
      expect(grams / recipe.pieces).toBeGreaterThan(15);
      expect(grams / recipe.pieces).toBeLessThan(1_200);

      const parts = recipe.ingredients.map(({ cost }) => cost ?? Number.NaN);
      const work = ((recipe.workMinutes ?? 0) / 60) * (recipe.hourlyWage ?? 0);
      const costs = sum(parts) + (recipe.overhead ?? 0) + work;
      const price = (costs * (1 + (recipe.margin ?? 0) / 100)) / recipe.pieces / 100;
      expect([recipe.title.en, price > 30 && price < 600]).toEqual([recipe.title.en, true]);
      expect(work).toBeGreaterThan(sum(parts) * 0.3);

      const minutes = sum(recipe.steps.map((step) => step.minutes ?? 0));
      expect(minutes).toBeGreaterThan(recipe.workMinutes ?? 0);
      expect(minutes).toBeLessThan(480);
      if (recipe.ovenCelsius !== undefined) expect([170, 200, 220, 230, 250]).toContain(recipe.ovenCelsius);
    }
  });

  test('have doughs that hold together: water and milk are half to two thirds of the flour, salt is below 2 percent', async () => {
    const recipes = (await Promise.all(['bread-and-pastry', 'from-oven-to-market'].map(readMaterial))).flatMap(
      (material) => kindsOf(material, 'recipe'),
    );
    const share = (recipe: BlockOf<'recipe'>, pattern: RegExp): number =>
      sum(recipe.ingredients.filter(({ name }) => pattern.test(name.en ?? '')).map(({ amount }) => amount));
    const doughs = recipes.filter((recipe) => share(recipe, /yeast/i) > 0);
    expect(doughs).toHaveLength(4);
    for (const dough of doughs) {
      const flour = share(dough, /flour/i);
      const eggs = 50 * share(dough, /^egg$/i);
      expect((share(dough, /water|milk|yoghurt/i) + eggs) / flour).toBeGreaterThanOrEqual(0.5);
      expect((share(dough, /water|milk|yoghurt/i) + eggs) / flour).toBeLessThanOrEqual(0.67);
      expect(share(dough, /salt/i) / flour).toBeLessThan(0.02);
    }
  });
});
