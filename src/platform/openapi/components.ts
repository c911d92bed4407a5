import { z } from 'zod';
import { problem } from './refusals';
import { type JsonSchema, jsonSchemaOf } from './json-schema';

/** A reference of the document. */
export interface Reference {
  readonly $ref: string;
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'It cannot be read.',
  401: 'Not signed in, or no secret.',
  403: 'The role may not do this, or the call came from another site.',
  404: 'Not there, not yours, or a wrong secret.',
  406: 'This address answers in no form that Accept names.',
  409: 'Somebody was faster, or it is in another state.',
  412: 'Somebody changed it since it was read.',
  413: 'The body is too large.',
  415: 'The body is of a type that nobody takes here.',
  422: 'Fields need a change.',
  429: 'Too many calls.',
  503: 'Not now; nothing is lost.',
};

const RETRY = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };

/** What a code brings along: `{position}`. */
const membersOf = (shape: z.ZodRawShape = {}): string[] => {
  const keys = Object.keys(shape);
  return keys.length > 0 ? [`{${keys.join(', ')}}`] : [];
};

/** Gathers what operations share. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};
  readonly responses: Record<string, object> = {};
  private readonly known = new Map<string, string>();

  constructor() {
    this.schema(problem);
  }

  /** The schema as a part of an operation; those with an id stand in the document once. */
  schema(schema: z.ZodType): JsonSchema {
    const { schema: converted, components } = jsonSchemaOf(z.object({ it: schema }));
    Object.assign(this.schemas, components);
    return (converted['properties'] as { it: JsonSchema }).it;
  }

  /** The answer of a refusal with one of these codes; `members` are those of each code. */
  refusal(status: number, members: Readonly<Record<string, z.ZodRawShape>>): Reference {
    const names = Object.keys(members);
    const words = names.map((name) => [name, ...membersOf(members[name])].join(' '));
    const more = Object.assign({}, ...Object.values(members)) as z.ZodRawShape;
    const optional = z.object(more).partial();
    const { properties } = this.schema(optional) as { properties?: object };
    const own = { status: { const: status }, code: { enum: names }, ...properties };
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: own }] };
    const response = {
      description: `${WORDS[status] ?? 'Refused.'} Codes: ${words.join(', ')}.`,
      ...(status === 429 || status === 503 ? { headers: RETRY } : {}),
      content: { 'application/problem+json': { schema } },
    };
    return { $ref: `#/components/responses/${this.nameOf(`${status}.${names.join('.')}`, response)}` };
  }

  private nameOf(wish: string, response: object): string {
    const key = JSON.stringify(response);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const name = wish in this.responses ? `${wish}.${this.known.size}` : wish;
    this.known.set(key, name);
    this.responses[name] = response;
    return name;
  }
}
