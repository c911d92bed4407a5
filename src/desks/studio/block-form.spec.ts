import fc from 'fast-check';
import { newId } from '../../shared/ids';
import { type Block, BlockSchema } from '../../learning';
import { blockOf, withoutEmptyRows } from './block-form';
import { blockValues } from './block-values';
import { numberOf } from './questions';

const picture = { media: newId(), alt: { en: 'Three rows', mk: 'Три реда' } };
const both = (en: string, mk: string) => ({ en, mk });
const BLOCKS = [
  { id: newId(), kind: 'text', text: both('Begin.', 'Почнете.'), picture },
  { id: newId(), kind: 'step', sentence: both('Sew.', 'Шијте.'), video: { media: newId(), seconds: 9 } },
  { id: newId(), kind: 'step', sentence: { en: 'Sew.' }, picture, audio: { en: { media: newId(), seconds: 3 } } },
  {
    ...{ id: newId(), kind: 'recipe', title: both('Burek', 'Бурек'), pieces: 8, currency: 'MKD', allergens: ['eggs'] },
    ingredients: [
      { name: both('flour', 'брашно'), amount: 0.5, unit: 'g', cost: 4550 },
      { name: { en: 'water' }, amount: 300, unit: 'ml' },
    ],
    steps: [{ text: both('Mix.', 'Измешајте.'), minutes: 10 }],
    ...{ ovenCelsius: 220, overhead: 3000, workMinutes: 40, hourlyWage: 25000, margin: 20 },
  },
  {
    ...{ id: newId(), kind: 'pattern', title: { en: 'Star' }, rows: ['X.X', '.X.'], holes: 14, strands: 2 },
    colours: [{ sign: 'X', name: both('red', 'црвена'), colour: '#9e1b32', number: '321' }],
  },
  {
    ...{ id: newId(), kind: 'quiz', title: { en: 'Do you know?' }, passShare: 0.7, tries: 3 },
    questions: [
      {
        ...{ id: newId(), kind: 'choose', question: both('Which?', 'Која?') },
        options: [
          { id: newId(), text: both('two', 'две'), right: true, picture },
          { id: newId(), text: { en: 'three' }, right: false },
        ],
      },
      {
        id: newId(),
        kind: 'order',
        question: { en: 'In order' },
        steps: [1, 2, 3].map((n) => ({ id: newId(), text: { en: `step ${n}` } })),
      },
      {
        ...{ id: newId(), kind: 'match', question: { en: 'Pairs' }, because: { en: 'So it is.' } },
        pairs: [1, 2].map((n) => ({ id: newId(), left: both(`left ${n}`, `лево ${n}`), right: { en: `right ${n}` } })),
      },
      { id: newId(), kind: 'number', question: { en: 'How many?' }, answer: 14, within: 0.5, unit: { en: 'holes' } },
    ],
  },
  { id: newId(), kind: 'words', words: [{ word: both('needle', 'игла') }, { word: { en: 'thread' } }] },
  { id: newId(), kind: 'handwork', title: { en: 'Bookmark' }, task: { en: 'Sew it.' }, photos: 3 },
].map((block) => BlockSchema.parse(block));

describe('The form of a part', () => {
  it.each(BLOCKS.map((block): [string, Block] => [block.kind, block]))(
    'says the same when nothing is typed: %s',
    (kind, block) => {
      const values = withoutEmptyRows(block.kind, blockValues(block, 'en'));
      const read = blockOf(block, values, block, 'en');
      // An empty list of allergens says as much as none.
      expect(read).toEqual({ ok: true, block });
      expect(kind).toBe(block.kind);
    },
  );

  it('keeps translations with their row when a row before it is emptied', () => {
    const recipe = BLOCKS.find(({ kind }) => kind === 'recipe') as Block;
    const values = {
      ...blockValues(recipe, 'mk'),
      'ingredients.0.name': '',
      'ingredients.0.amount': '',
      'ingredients.0.cost': '',
    };
    const read = blockOf(recipe, withoutEmptyRows('recipe', values), recipe, 'en');
    expect(read).toMatchObject({ ok: true, block: { ingredients: [{ name: { en: 'water' }, amount: 300 }] } });
  });

  it('tells a wrong field by its name, whatever is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BLOCKS), fc.string(), fc.nat(), (block, typed, pick) => {
        const values = blockValues(block, 'en');
        const names = Object.keys(values).filter((name) => !name.endsWith('.was'));
        const read = blockOf(block, { ...values, [names[pick % names.length] ?? '']: typed }, block, 'en');
        if (!read.ok) expect(read.problems.every(({ field }) => !/\.(en|mk)$/.test(field))).toBe(true);
      }),
    );
  });
});

describe('A number', () => {
  it('is read with a comma or a point, and with the digits of any keyboard', () => {
    expect(['1,5', ' 1.5 ', '١٫٥', '۱۵', '1 200'].map(numberOf)).toEqual([1.5, 1.5, 1.5, 15, 1200]);
    expect(['', 'ten', '1,2,3'].map(numberOf)).toEqual([NaN, NaN, NaN]);
  });
});
