import type { JsonSchema } from './json-schema';

/** One field of a body, as the page shows it. */
export interface FieldLine {
  readonly name: string;
  readonly type: string;
  /** The schema that is explained elsewhere on the page. */
  readonly link: string | undefined;
  readonly required: boolean;
  readonly words: readonly Piece[];
}

/** A piece of a text; between backticks it is code. */
export interface Piece {
  readonly text: string;
  readonly code: boolean;
}

const DEEPEST = 3;

/** Takes a text apart at its backticks. */
export const pieces = (text: string): Piece[] =>
  text.split('`').flatMap((part, index) => (part === '' ? [] : [{ text: part, code: index % 2 === 1 }]));

/** The fields of a schema, inner ones by their dot path; what has a name is only named. */
export function fieldLines(schema: JsonSchema, deep = 0, before = ''): FieldLine[] {
  const required = (schema['required'] ?? []) as string[];
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  return properties.flatMap(([name, field]): FieldLine[] => {
    const path = `${before}${name}`;
    const line: FieldLine = {
      name: path,
      type: typeOf(field),
      link: nameOf(field) ?? nameOf((field['items'] ?? {}) as JsonSchema),
      required: required.includes(name),
      words: pieces((field['description'] as string | undefined) ?? ''),
    };
    const inner = (field['items'] ?? field) as JsonSchema;
    const more = deep < DEEPEST ? fieldLines(inner, deep + 1, `${path}${field['items'] ? '[]' : ''}.`) : [];
    return isByLanguage(inner) ? [line] : [line, ...more];
  });
}

/** A schema's kind in a few words: `integer, 1 to 200, 50 if not given`. */
export function typeOf(schema: JsonSchema): string {
  const name = nameOf(schema);
  if (name !== undefined) return name;
  if (schema['items']) return `[${typeOf(schema['items'] as JsonSchema)}]`;
  const choices = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  if (choices) return choices.map(typeOf).join(' | ');
  if (isByLanguage(schema)) return 'text by language';
  const values = (schema['enum'] ?? ('const' in schema ? [schema['const']] : undefined)) as unknown[] | undefined;
  const kind = values ? values.map((value) => JSON.stringify(value)).join(' | ') : kindOf(schema);
  return [kind, boundsOf(schema), 'default' in schema ? `${JSON.stringify(schema['default'])} if not given` : '']
    .filter(Boolean)
    .join(', ');
}

const kindOf = ({ type, format }: JsonSchema): string =>
  (format as string | undefined) ?? (Array.isArray(type) ? type.join(' | ') : ((type as string | undefined) ?? 'any'));

function boundsOf(schema: JsonSchema): string {
  const bounds = schema as Readonly<Record<string, number | undefined>>;
  const least = bounds['minimum'] ?? bounds['minLength'] ?? bounds['minItems'];
  const most = bounds['maximum'] ?? bounds['maxLength'] ?? bounds['maxItems'];
  const unit = 'maxLength' in schema ? ' characters' : '';
  if (most === undefined) return least === undefined ? '' : `at least ${least}`;
  return `${least === undefined ? 'at most' : `${least} to`} ${most}${unit}`;
}

/** The name under which a schema stands among the components. */
export const nameOf = (schema: JsonSchema): string | undefined =>
  (schema['$ref'] as string | undefined)?.split('/').at(-1);

/** The seven languages as members say nothing to a reader. */
const isByLanguage = (schema: JsonSchema): boolean =>
  ['sr-Cyrl', 'sr-Latn'].every((language) => language in ((schema['properties'] ?? {}) as Record<string, unknown>));
