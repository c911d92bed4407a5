import type { OpenAPIObject } from '@nestjs/swagger';
import { ABOUT } from './api-document';
import { curl } from './curl';
import { fieldLines, type FieldLine, nameOf, type Piece, pieces, typeOf } from './fields.presenter';
import { guide } from './guide';
import type { JsonSchema } from './json-schema';

interface Content {
  readonly schema?: JsonSchema;
  readonly example?: unknown;
}
interface Answer {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, Content>>;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}
interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer>>;
  readonly security: readonly object[];
}

/** The document as the page shows it: by tag, each operation with what it takes, an example and its answers. */
export function docsModel(document: OpenAPIObject, publicUrl: string): object {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, JsonSchema>);
  return {
    about: ABOUT.split('\n\n').map(pieces),
    guide: guide(publicUrl).map(({ words, ...part }) => ({ ...part, words: words.map(pieces) })),
    tags: (document.tags ?? []).map(({ name }) => ({
      name,
      id: name.replaceAll(' ', '-'),
      operations: operations
        .filter(({ operation }) => operation.tags.includes(name))
        .map(({ path, method, operation }) => operationModel(document, publicUrl, path, method, operation)),
    })),
    schemas: schemas.map(([name, schema]) => ({
      name,
      words: pieces((schema['description'] as string | undefined) ?? ''),
      fields: fieldLines(schema),
      type: schema['properties'] ? undefined : typeOf(schema),
    })),
  };
}

function operationModel(
  document: OpenAPIObject,
  publicUrl: string,
  path: string,
  method: string,
  operation: Operation,
): object {
  const body = operation.requestBody?.content['application/json'];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description.split('\n\n').map(pieces),
    parameters: operation.parameters.map((parameter) => parameterLine(resolved(document, parameter))),
    fields: body?.schema ? fieldLines(body.schema) : [],
    example: exampleOf(publicUrl, path, method, operation),
    answers: Object.entries(operation.responses).map(([status, answer]) => answerModel(document, status, answer)),
  };
}

const parameterLine = (parameter: Parameter): FieldLine & { where: string } => ({
  name: parameter.name,
  where: parameter.in,
  type: typeOf(parameter.schema),
  link: undefined,
  required: parameter.required === true,
  words: pieces(parameter.description ?? ''),
});

function answerModel(document: OpenAPIObject, status: string, given: Answer): object {
  const { description = '', content = {} } = resolved(document, given);
  const schema = content['application/json']?.schema;
  const shapes = (schema?.['anyOf'] as JsonSchema[] | undefined) ?? (schema ? [schema] : []);
  const types = Object.keys(content).filter((type) => !type.endsWith('json') || type.includes('+ld'));
  const words: Piece[] = pieces(description);
  return {
    status,
    words,
    types: types.join(', '),
    links: shapes.flatMap((shape) => nameOf(shape) ?? []),
    fields: shapes.flatMap((shape) => (nameOf(shape) ? [] : fieldLines(shape))),
    done: status.startsWith('2'),
  };
}

/** A call of this operation, with everything that it needs. */
function exampleOf(publicUrl: string, path: string, method: string, operation: Operation): string {
  const body = operation.requestBody?.content['application/json'];
  const open = operation.security.some((one) => Object.keys(one).length === 0);
  const secret = operation.security.some((one) => 'secret' in one);
  const repeats = operation.parameters.some(({ $ref }) => $ref?.endsWith('IdempotencyKey'));
  const who = secret ? 'X-Secret: 7KQ4M9XWPTR' : 'Authorization: Bearer sofra_...';
  return curl({
    method,
    address: `${publicUrl}${path}`,
    headers: [...(open ? [] : [who]), ...(repeats ? ['Idempotency-Key: 6f1c2f0e-5a0d-4c59-9a86-6f0a3c1d2b77'] : [])],
    ...(body ? { body: body.example ?? {} } : {}),
  });
}

function resolved<T extends { readonly $ref?: string }>(document: OpenAPIObject, part: T): T {
  const [, , kind = '', name = ''] = part.$ref?.split('/') ?? [];
  if (!part.$ref) return part;
  return (document.components as unknown as Record<string, Record<string, T>>)[kind]?.[name] ?? part;
}
