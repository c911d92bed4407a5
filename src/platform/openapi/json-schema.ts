import { z } from 'zod';

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A schema and those that it names. */
export interface ConvertedSchema {
  readonly schema: JsonSchema;
  readonly components: Readonly<Record<string, JsonSchema>>;
}

const NO_BOUNDS = new Set<unknown>([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);

/** What a caller sends or reads, of a zod schema: transforms are left out, schemas with an id become components. */
export function jsonSchemaOf(schema: z.ZodType): ConvertedSchema {
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // The format says it; the pattern of all dates that exist is no reading.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (NO_BOUNDS.has(jsonSchema.maximum)) delete jsonSchema.maximum;
      if (NO_BOUNDS.has(jsonSchema.minimum)) delete jsonSchema.minimum;
    },
  });
  const components = Object.entries($defs).map(([name, { id: __, ...one }]) => [name, pointed(one)] as const);
  return { schema: pointed(own), components: Object.fromEntries(components) };
}

/** The same with its references to the document's components. */
const pointed = (schema: object): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
