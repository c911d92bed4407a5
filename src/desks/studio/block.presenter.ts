import { type Language, LANGUAGES, languageInfo } from '../../shared/locale';
import type { FieldProblem } from '../../shared/domain-error';
import { type BlockKind, type Media, mediaPath } from '../../learning';
import type { Voice } from '../catalogue/voice';
import { text, ticked, type Values } from '../planning/values';
import { type Field, FIELDS } from './block-fields';
import { rowCount } from './block-form';
import { soundsIn } from './block-values';

interface BlockForm {
  readonly kind: BlockKind;
  readonly values: Values;
  readonly media: ReadonlyMap<string, Media>;
  readonly errors: readonly FieldProblem[];
  /** The language in which it is written first. */
  readonly language: Language;
  readonly more: boolean;
}

/** Ids of all that is to be seen and heard in a form. */
export const mediaOf = (values: Values): string[] =>
  Object.keys(values).flatMap((key) => (MEDIA_KEYS.test(key) ? [text(values, key)].filter(Boolean) : []));

const MEDIA_KEYS = /^(picture|video|file|sound\.[\w-]+)$/;

/** Empty rows below the filled ones, so that nobody has to ask for one first. */
const EMPTY_ROWS = 2;
const MORE_ROWS = 5;

/** The fields of the form, from top to bottom. */
export const blockFormView = (voice: Voice, form: BlockForm): object[] =>
  FIELDS[form.kind].map((field) => fieldView(voice, form, field, ''));

function fieldView(voice: Voice, form: BlockForm, field: Field, at: string): object {
  const { kind, values, language } = form;
  const name = at + field.name;
  const list = at === '' ? kind : `${kind}-${at.split('.')[0] ?? ''}`;
  const tipKey = `studio.tip.${list}.${field.name}`;
  const labelKeys = [`studio.label.${list}.${field.name}`, `studio.label.${field.name}`];
  const { dir } = languageInfo(language);
  const words = field.type === 'words' || field.name === 'answers';
  return {
    name,
    form: formOf(field),
    label: voice.t(labelKeys.find(voice.has) ?? 'studio.label.title'),
    tip: voice.has(tipKey) ? voice.t(tipKey) : undefined,
    optional: 'optional' in field,
    area: 'rows' in field && typeof field.rows === 'number' ? field.rows : undefined,
    value: text(values, name),
    lang: words ? language : undefined,
    dir: words ? dir : 'ltr',
    inputmode: ['number', 'money', 'share'].includes(field.type) ? 'decimal' : undefined,
    // Not `choices`: fields within rows would take them for theirs.
    options: 'of' in field ? field.of.map((value) => optionView(voice, field, value, values, name)) : undefined,
    items: field.type === 'rows' ? rowsView(voice, form, field) : undefined,
    media: mediaView(voice, form, field),
  };
}

/** Which of the inputs it is. */
function formOf(field: Field): string {
  if (['photo', 'seen', 'film', 'paper', 'sound'].includes(field.type)) return 'media';
  if (['choice', 'ticks', 'rows', 'colour'].includes(field.type)) return field.type;
  return 'rows' in field && field.rows !== undefined ? 'area' : 'text';
}

function optionView(voice: Voice, { type, name: set }: Field, value: string, values: Values, name: string): object {
  const key = `studio.choice.${set}.${value}`;
  const chosen = type === 'ticks' ? ticked(values, name).includes(value) : text(values, name) === value;
  return { value, text: voice.has(key) ? voice.t(key) : value, chosen };
}

function rowsView(voice: Voice, form: BlockForm, field: Field & { type: 'rows' }): object[] {
  const filled = rowCount(form.values, field.name);
  const rows = filled + (form.more ? MORE_ROWS : field.name === 'questions' ? 1 : EMPTY_ROWS);
  return Array.from({ length: rows }, (_, index) => ({
    legend: voice.t(`studio.row.${field.name}`, { number: index + 1 }),
    was: text(form.values, `${field.name}.${index}.was`),
    wasName: `${field.name}.${index}.was`,
    fields: field.fields.map((one) => fieldView(voice, form, one, `${field.name}.${index}.`)),
  }));
}

/** What is there to see or to hear already, and where another is chosen. */
function mediaView(voice: Voice, { values, media, language }: BlockForm, field: Field): object | undefined {
  const { type } = field;
  if (formOf(field) !== 'media') return undefined;
  const names =
    type === 'sound'
      ? soundsIn(values).map((spoken) => `sound.${spoken}`)
      : type === 'seen'
        ? ['picture', 'video']
        : [field.name];
  const there = names.flatMap((name) => {
    const found = media.get(text(values, name));
    return found ? [thereView(voice, name, found)] : [];
  });
  return {
    input: type === 'sound' ? 'sound' : 'upload',
    accept: ACCEPT[type],
    limits: voice.t(`studio.limits.${type}`),
    there,
    alt:
      type === 'photo' || type === 'seen'
        ? { value: text(values, 'picture.alt'), lang: language, dir: languageInfo(language).dir }
        : undefined,
    spoken:
      type === 'sound'
        ? LANGUAGES.map((code) => ({ value: code, text: languageInfo(code).name, chosen: code === language }))
        : undefined,
  };
}

const ACCEPT: Readonly<Partial<Record<Field['type'], string>>> = {
  photo: 'image/*',
  seen: 'image/*,video/mp4,video/quicktime',
  film: 'video/mp4,video/quicktime',
  paper: 'application/pdf',
  sound: 'audio/*',
};

function thereView(voice: Voice, name: string, media: Media): object {
  const path = mediaPath(media, 360);
  const spoken = name.startsWith('sound.') ? languageInfo(name.slice('sound.'.length) as Language).name : undefined;
  return {
    name,
    id: media.id,
    picture: media.kind === 'picture' ? path : undefined,
    audio: media.kind === 'audio' ? path : undefined,
    video: media.kind === 'video' ? path : undefined,
    file: media.kind === 'file' ? path : undefined,
    spoken,
    away: voice.t('studio.away', { what: spoken ?? voice.t(`studio.media.${media.kind}`) }),
  };
}

/** The fields in which two forms of the same part differ, in words. */
export function differences(voice: Voice, theirs: Values, own: Values): object[] {
  const shown = [...new Set([...Object.keys(theirs), ...Object.keys(own)])].filter(
    (key) => !/(^|\.)(was|version|kind|do)$|^(sound-language|operation)$/.test(key),
  );
  return shown.flatMap((key) => {
    const [one, other] = [theirs, own].map((values) =>
      String(values[key] ?? '')
        .replaceAll('\r', '')
        .trim(),
    );
    if (one === other) return [];
    const row = /\.(\d+)\./.exec(key)?.[1];
    const label = `studio.label.${key.split('.').at(-1) ?? ''}`;
    return [
      {
        label: voice.has(label) ? voice.t(label) : voice.t('studio.label.title'),
        row: row === undefined ? undefined : Number(row) + 1,
        theirs: MEDIA_KEYS.test(key) ? voice.t('studio.other-media') : one,
        own: MEDIA_KEYS.test(key) ? voice.t('studio.own-media') : other,
      },
    ];
  });
}
