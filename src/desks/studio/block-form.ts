import { newId } from '../../shared/ids';
import { type Language, LANGUAGES, type LocalText } from '../../shared/locale';
import { parseForm } from '../../platform/http';
import { type Block, type BlockKind, BlockSchema } from '../../learning';
import { problem, type Problem } from '../planning/refusal';
import { text, ticked, type Values } from '../planning/values';
import { type Field, FIELDS } from './block-fields';
import { answersOf, numberOf } from './questions';

type Row = Readonly<Record<string, unknown>>;

/** What a form says, as a block; or what is to be changed in it, beside its fields. */
export type ReadBlock =
  { readonly ok: true; readonly block: Block } | { readonly ok: false; readonly problems: readonly Problem[] };

/** The block that the form describes. What the form does not show (translations, ids, lengths) stays as it was in `before`. */
export function blockOf(
  { kind, id }: { readonly kind: BlockKind; readonly id: string },
  values: Values,
  before: Block | undefined,
  language: Language,
): ReadBlock {
  const fields = builtOf(FIELDS[kind], values, before, '', language);
  const form = parseForm(BlockSchema, JSON.parse(JSON.stringify({ ...fields, kind, id })));
  const silent = kind === 'audio' && Object.keys(fields['files'] ?? {}).length === 0;
  const own = silent ? [problem('sound', 'required')] : [];
  if (form.ok && !silent) return { ok: true, block: form.value };
  return {
    ok: false,
    problems: [...(form.ok ? [] : form.errors.map((one) => ({ ...one, field: formField(one.field) }))), ...own],
  };
}

/** The rows that have something in them, numbered anew; `was` tells which of the rows before each one is. */
export function withoutEmptyRows(kind: BlockKind, values: Values): Values {
  let rest = values;
  for (const { type, name } of FIELDS[kind]) if (type === 'rows') rest = compact(rest, name);
  return rest;
}

/** How many rows of a list a form has. */
export function rowCount(values: Values, name: string): number {
  const indexes = Object.keys(values).flatMap((key) => {
    const [list, index] = key.split('.');
    return list === name && /^\d+$/.test(index ?? '') ? [Number(index)] : [];
  });
  return indexes.length === 0 ? 0 : Math.min(Math.max(...indexes) + 1, MOST_ROWS);
}

const MOST_ROWS = 80;
/** What stands in every row, also in one that nobody has filled. */
const FILLED_ALWAYS: ReadonlySet<string> = new Set(['was', 'unit', 'kind', 'colour']);

function compact(values: Values, list: string): Values {
  const others = Object.entries(values).filter(([key]) => !key.startsWith(`${list}.`));
  const rows = Array.from({ length: rowCount(values, list) }, (_, index) =>
    Object.entries(values)
      .filter(([key]) => key.startsWith(`${list}.${index}.`))
      .map(([key, value]) => [key.split('.').slice(2).join('.'), value] as const),
  ).filter((row) => row.some(([name, value]) => !FILLED_ALWAYS.has(name) && String(value ?? '').trim() !== ''));
  const numbered = rows.flatMap((row, index) =>
    row.map(([name, value]) => [`${list}.${index}.${name}`, value] as const),
  );
  return Object.fromEntries([...others, ...numbered]);
}

function builtOf(
  fields: readonly Field[],
  values: Values,
  before: Row | undefined,
  at: string,
  language: Language,
): Row {
  return Object.assign({}, ...fields.map((field) => valueOf(field, values, before, at, language))) as Row;
}

function valueOf(field: Field, values: Values, before: Row | undefined, at: string, language: Language): Row {
  const { name } = field;
  const typed = text(values, at + name);
  switch (field.type) {
    case 'words':
      if (typed === '') return field.optional ? {} : { [name]: {} };
      return { [name]: { ...((before?.[name] ?? {}) as LocalText), [language]: typed } };
    case 'number':
      return typed === '' ? {} : { [name]: numberOr(typed) };
    case 'money':
      return typed === '' ? {} : { [name]: numberOr(typed, 100) };
    case 'share':
      return typed === '' ? {} : { [name]: numberOr(typed, 0.01) };
    case 'ticks':
      return { [name]: [...ticked(values, at + name)] };
    case 'lines':
      return name === 'answers' ? {} : { [name]: linesIn(typed) };
    case 'rows':
      return { [name]: rowsOf(field, values, before, language) };
    case 'photo':
    case 'seen':
      return seenOf(values, before, language);
    case 'sound':
      return soundsOf(name, values, before);
    default:
      return typed === '' ? {} : { [name]: typed };
  }
}

function rowsOf(field: Field & { type: 'rows' }, values: Values, before: Row | undefined, language: Language): Row[] {
  const old = (before?.[field.name] ?? []) as Row[];
  return Array.from({ length: rowCount(values, field.name) }, (_, index) => {
    const at = `${field.name}.${index}.`;
    const was = values[`${at}was`] === undefined ? undefined : old[Number(text(values, `${at}was`))];
    const row = builtOf(field.fields, values, was, at, language);
    const kept = was?.['picture'] ? { picture: was['picture'] } : {};
    if (field.name !== 'questions') return { ...kept, ...row };
    const { audio } = was ?? {};
    const lines = linesIn(text(values, `${at}answers`));
    return {
      ...kept,
      ...(audio ? { audio } : {}),
      id: was?.['id'] ?? newId(),
      ...answersOf(String(row['kind']), lines, was, language),
      ...questionRest(row),
    };
  });
}

/** A unit belongs to numbers alone. */
function questionRest({ unit, ...row }: Row): Row {
  return row['kind'] === 'number' && unit !== undefined ? { ...row, unit } : row;
}

/** A photo with what is seen in it, or a film in its place. */
function seenOf(values: Values, before: Row | undefined, language: Language): Row {
  const [picture, video, alt] = [text(values, 'picture'), text(values, 'video'), text(values, 'picture.alt')];
  if (video !== '') return { video: { ...sameMedia(before?.['video'], video), media: video } };
  if (picture === '') return {};
  const old = ((before?.['picture'] as Row | undefined)?.['alt'] ?? {}) as LocalText;
  return { picture: { media: picture, alt: alt === '' ? {} : { ...old, [language]: alt } } };
}

function soundsOf(name: string, values: Values, before: Row | undefined): Row {
  const old = (before?.[name] ?? {}) as Record<string, Row>;
  const sounds = LANGUAGES.flatMap((language) => {
    const media = text(values, `sound.${language}`);
    return media === '' ? [] : [[language, { ...sameMedia(old[language], media), media }] as const];
  });
  return name === 'audio' && sounds.length === 0 ? {} : { [name]: Object.fromEntries(sounds) };
}

/** What is known of a recording, as long as it is the same one. */
const sameMedia = (before: unknown, media: string): Row =>
  (before as Row | undefined)?.['media'] === media ? (before as Row) : {};

const linesIn = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** The number in its unit, or what was typed, which no schema takes for a number. */
function numberOr(typed: string, factor = 1): number | string {
  const number = numberOf(typed);
  return Number.isFinite(number) ? Math.round(number * factor * 1e6) / 1e6 : typed;
}

/** The field of the form that a problem of the block belongs to. */
export function formField(path: string): string {
  const plain = path.replace(new RegExp(`\\.(${LANGUAGES.join('|')})$`), '');
  if (/^questions\.\d+\.(options|steps|pairs|answer|within)/.test(plain))
    return `${plain.split('.').slice(0, 2).join('.')}.answers`;
  if (/^(file|picture|video)(\.media)?$/.test(plain)) return 'upload';
  if (/^(files|audio)(\.|$)/.test(plain)) return 'sound';
  if (/^(ingredients|steps|colours|words|questions)$/.test(plain)) return `${plain}.0.${FIRST_OF[plain] ?? ''}`;
  return plain;
}

/** The field of the first row that a list without rows is about. */
const FIRST_OF: Readonly<Record<string, string>> = {
  ingredients: 'name',
  steps: 'text',
  colours: 'sign',
  words: 'word',
  questions: 'question',
};
