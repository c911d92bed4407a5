import { z } from 'zod';
import { lineField, localTextField } from '../platform/http';
import { CURRENCIES } from '../shared/money';
import { LANGUAGES } from '../shared/locale';
import { HandworkBlock, QuizBlock } from './tasks';
import { blockFields, MediaRef, mediaId, PictureRef } from './media-ref';

/** The 14 allergens that Regulation (EU) 1169/2011, annex II, wants named; the laws of the region name the same. */
export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** Units of a recipe: grams and millilitres weigh and measure, the others count. */
export const UNITS = ['g', 'ml', 'piece', 'spoon', 'teaspoon', 'cup', 'pinch'] as const;
export type Unit = (typeof UNITS)[number];

const minutes = z.int().min(1).max(10_080);

/** Plain text: an empty line parts paragraphs, a line that begins with "- " is an item of a list. No other markup. */
const TextBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('text'),
  text: localTextField(6_000),
  picture: PictureRef.optional(),
});

/** One thing to do: a picture or a short video, and one sentence, which is the transcript of what is read aloud. */
const StepBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('step'),
  sentence: localTextField(400),
  picture: PictureRef.optional(),
  /** A short film without words, in the picture's place; the sentence says what is seen. */
  video: MediaRef.optional(),
  /** The sentence read aloud, by language. */
  audio: z.partialRecord(z.enum(LANGUAGES), MediaRef).optional(),
  /** What to look at before one goes on. */
  look: localTextField(300).optional(),
});

/** What goes in for `pieces` pieces; `cost` is what that amount costs, in minor units of the sheet's currency. */
const Ingredient = z.strictObject({
  name: localTextField(80),
  amount: z.number().positive().max(1_000_000),
  unit: z.enum(UNITS),
  cost: z.int().min(0).max(100_000_000).optional(),
});

/** A sheet that scales with the number of pieces and says what to ask for one. */
const RecipeBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('recipe'),
  title: localTextField(120),
  picture: PictureRef.optional(),
  pieces: z.int().min(1).max(10_000),
  currency: z.enum(CURRENCIES),
  ingredients: z.array(Ingredient).min(1).max(60),
  steps: z
    .array(z.strictObject({ text: localTextField(400), minutes: minutes.optional() }))
    .min(1)
    .max(40),
  allergens: z.array(z.enum(ALLERGENS)).max(ALLERGENS.length).optional(),
  ovenCelsius: z.int().min(30).max(500).optional(),
  /** Energy, boxes and the like for all pieces, in minor units. */
  overhead: z.int().min(0).max(100_000_000).optional(),
  workMinutes: minutes.optional(),
  /** What an hour of work is worth, in minor units. */
  hourlyWage: z.int().min(0).max(100_000_000).optional(),
  /** What is put on top of the costs, in percent. */
  margin: z.int().min(0).max(500).optional(),
});

/** One colour of a chart. `sign` is one character, which stands in the rows; a point is an empty square. */
const ThreadColour = z.strictObject({
  sign: z.string().regex(/^[^\s.]$/u),
  name: localTextField(60),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** The number on the skein, as the maker writes it. */
  number: lineField(20).optional(),
});

/** A charted grid, drawn from its rows: each character is a square, a point an empty one. */
const PatternBlock = z
  .strictObject({
    ...blockFields,
    kind: z.literal('pattern'),
    title: localTextField(120),
    rows: z.array(z.string().min(1).max(120)).min(1).max(120),
    colours: z.array(ThreadColour).min(1).max(12),
    /** Holes in 2.5 cm of the cloth, of which the size follows. */
    holes: z.int().min(5).max(40),
    strands: z.int().min(1).max(6),
    note: localTextField(400).optional(),
  })
  .refine(({ rows }) => rows.every(({ length }) => length === rows[0]?.length), {
    error: 'rows_uneven',
    path: ['rows'],
  })
  .refine(
    ({ rows, colours }) => {
      const signs = new Set(['.', ...colours.map(({ sign }) => sign)]);
      return rows.every((row) => [...row].every((sign) => signs.has(sign)));
    },
    { error: 'sign_unknown', path: ['rows'] },
  );

/** Something to listen to, by language, with what is said. */
const AudioBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('audio'),
  title: localTextField(160),
  files: z.partialRecord(z.enum(LANGUAGES), MediaRef),
  transcript: localTextField(6_000),
});

/** Something to watch, with what is said and seen. */
const VideoBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('video'),
  title: localTextField(160),
  file: mediaId,
  transcript: localTextField(6_000),
});

const FileBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('file'),
  title: localTextField(160),
  file: mediaId,
});

const LinkBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('link'),
  title: localTextField(160),
  url: z.url({ protocol: /^https?$/ }).max(500),
});

/** Words to know, each in as many languages as somebody wrote it. */
const WordsBlock = z.strictObject({
  ...blockFields,
  kind: z.literal('words'),
  words: z
    .array(z.strictObject({ word: localTextField(80), picture: PictureRef.optional() }))
    .min(1)
    .max(60),
});

const SafetyBlock = z.strictObject({ ...blockFields, kind: z.literal('safety'), text: localTextField(600) });

/** A part of a lesson. Its id stays through versions and languages, so progress and answers follow it. */
export const BlockSchema = z.discriminatedUnion('kind', [
  TextBlock,
  StepBlock,
  RecipeBlock,
  PatternBlock,
  AudioBlock,
  VideoBlock,
  FileBlock,
  LinkBlock,
  WordsBlock,
  SafetyBlock,
  QuizBlock,
  HandworkBlock,
]);
export type Block = z.infer<typeof BlockSchema>;
export type BlockKind = Block['kind'];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;
export const BLOCK_KINDS = BlockSchema.options.map((option) => option.shape.kind.value);
