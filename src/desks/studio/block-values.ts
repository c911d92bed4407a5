import { type Language, LANGUAGES, localText, type LocalText } from '../../shared/locale';
import type { Block } from '../../learning';
import type { Values } from '../planning/values';
import { type Field, FIELDS } from './block-fields';
import { answerLines } from './questions';

type Row = Readonly<Record<string, unknown>>;

/** A block as its form shows it: words in the language in which it was written first. */
export const blockValues = (block: Block, language: Language): Values =>
  Object.fromEntries(FIELDS[block.kind].flatMap((field) => valuesOf(field, block as unknown as Row, '', language)));

function valuesOf(field: Field, row: Row, at: string, language: Language): (readonly [string, string | string[]])[] {
  const { name } = field;
  const key = at + name;
  const value = row[name];
  switch (field.type) {
    case 'rows':
      return ((value ?? []) as Row[]).flatMap((inner, index) => [
        [`${key}.${index}.was`, String(index)] as const,
        ...field.fields.flatMap((one) => valuesOf(one, inner, `${key}.${index}.`, language)),
      ]);
    case 'photo':
    case 'seen':
      return [...pictureValues(value as Row | undefined, language), ...filmValue(row['video'] as Row | undefined)];
    case 'sound':
      return Object.entries((value ?? {}) as Record<string, { media: string }>).map(([spoken, { media }]) => [
        `sound.${spoken}`,
        media,
      ]);
    case 'lines':
      return name === 'answers' ? [[key, answerLines(row, language)]] : [[key, ((value ?? []) as string[]).join('\n')]];
    default:
      return value === undefined ? [] : [[key, plain(field, value, language)]];
  }
}

function plain(field: Field, value: unknown, language: Language): string | string[] {
  switch (field.type) {
    case 'words':
      return wordsIn(value as LocalText, language);
    case 'money':
      return String(Number(value) / 100);
    case 'share':
      return String(Math.round(Number(value) * 100));
    case 'ticks':
      return value as string[];
    default:
      return String(value);
  }
}

/** What was written in this language, or in another where it is written only there. */
const wordsIn = (text: LocalText, language: Language): string => text[language] ?? localText(text, language).text;

const pictureValues = (picture: Row | undefined, language: Language): (readonly [string, string])[] =>
  picture
    ? [
        ['picture', String(picture['media'])],
        ['picture.alt', wordsIn(picture['alt'] as LocalText, language)],
      ]
    : [];

const filmValue = (video: Row | undefined): (readonly [string, string])[] =>
  video ? [['video', String(video['media'])]] : [];

/** The languages in which something is to hear, of a form. */
export const soundsIn = (values: Values): Language[] => LANGUAGES.filter((language) => `sound.${language}` in values);
