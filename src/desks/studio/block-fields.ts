import { ALLERGENS, type BlockKind, UNITS } from '../../learning';
import { CURRENCIES } from '../../shared/money';

/** A field of the form of a block; `name` is its place in the block. */
export type Field =
  /** Words in the language in which the material is written first. */
  | { readonly type: 'words'; readonly name: string; readonly rows?: number; readonly optional?: true }
  /** Signs that are the same in every language. */
  | { readonly type: 'line'; readonly name: string; readonly optional?: true }
  | { readonly type: 'colour'; readonly name: string }
  /** One sign, word or row on each line. */
  | { readonly type: 'lines'; readonly name: string; readonly rows: number }
  | { readonly type: 'number' | 'money' | 'share'; readonly name: string; readonly optional?: true }
  | { readonly type: 'choice' | 'ticks'; readonly name: string; readonly of: readonly string[] }
  /** The same few fields several times. */
  | { readonly type: 'rows'; readonly name: string; readonly fields: readonly Field[] }
  /** Something to see: a photo; a photo or a film; a film or a paper alone. */
  | { readonly type: 'photo' | 'seen' | 'film' | 'paper'; readonly name: string }
  /** Something to hear, by language. */
  | { readonly type: 'sound'; readonly name: 'audio' | 'files' };

const photo: Field = { type: 'photo', name: 'picture' };
const title: Field = { type: 'words', name: 'title' };
const transcript: Field = { type: 'words', name: 'transcript', rows: 6 };

/** What a question asks and how it is answered; `answers` are written a line each. */
export const QUESTION: readonly Field[] = [
  { type: 'choice', name: 'kind', of: ['choose', 'order', 'match', 'number'] },
  { type: 'words', name: 'question' },
  { type: 'lines', name: 'answers', rows: 4 },
  { type: 'words', name: 'unit', optional: true },
  { type: 'words', name: 'because', optional: true },
];

/** The fields of each kind of block, from top to bottom. */
export const FIELDS: Readonly<Record<BlockKind, readonly Field[]>> = {
  text: [{ type: 'words', name: 'text', rows: 8 }, photo],
  step: [
    { type: 'seen', name: 'picture' },
    { type: 'words', name: 'sentence', rows: 2 },
    { type: 'words', name: 'look', rows: 2, optional: true },
    { type: 'sound', name: 'audio' },
  ],
  recipe: [
    title,
    { type: 'number', name: 'pieces' },
    photo,
    {
      type: 'rows',
      name: 'ingredients',
      fields: [
        { type: 'words', name: 'name' },
        { type: 'number', name: 'amount' },
        { type: 'choice', name: 'unit', of: UNITS },
        { type: 'money', name: 'cost', optional: true },
      ],
    },
    {
      type: 'rows',
      name: 'steps',
      fields: [
        { type: 'words', name: 'text', rows: 2 },
        { type: 'number', name: 'minutes', optional: true },
      ],
    },
    { type: 'ticks', name: 'allergens', of: ALLERGENS },
    { type: 'number', name: 'ovenCelsius', optional: true },
    { type: 'choice', name: 'currency', of: CURRENCIES },
    { type: 'money', name: 'overhead', optional: true },
    { type: 'number', name: 'workMinutes', optional: true },
    { type: 'money', name: 'hourlyWage', optional: true },
    { type: 'number', name: 'margin', optional: true },
  ],
  pattern: [
    title,
    { type: 'lines', name: 'rows', rows: 12 },
    {
      type: 'rows',
      name: 'colours',
      fields: [
        { type: 'line', name: 'sign' },
        { type: 'words', name: 'name' },
        { type: 'colour', name: 'colour' },
        { type: 'line', name: 'number', optional: true },
      ],
    },
    { type: 'number', name: 'holes' },
    { type: 'number', name: 'strands' },
    { type: 'words', name: 'note', rows: 2, optional: true },
  ],
  audio: [title, { type: 'sound', name: 'files' }, transcript],
  video: [title, { type: 'film', name: 'file' }, transcript],
  file: [title, { type: 'paper', name: 'file' }],
  link: [title, { type: 'line', name: 'url' }],
  words: [{ type: 'rows', name: 'words', fields: [{ type: 'words', name: 'word' }] }],
  safety: [{ type: 'words', name: 'text', rows: 4 }],
  quiz: [
    title,
    { type: 'rows', name: 'questions', fields: QUESTION },
    { type: 'share', name: 'passShare' },
    { type: 'number', name: 'tries', optional: true },
  ],
  handwork: [title, { type: 'words', name: 'task', rows: 6 }, photo, { type: 'number', name: 'photos' }],
};

/** What stands in an empty form. */
export const BEGINNING: Readonly<Partial<Record<BlockKind, Readonly<Record<string, string>>>>> = {
  recipe: { pieces: '10' },
  pattern: { holes: '14', strands: '2' },
  quiz: { passShare: '70' },
  handwork: { photos: '3' },
};
