import type { OpenAPIObject } from '@nestjs/swagger';
import { type Allowed, type ApiArea, namesForm, type RoutePermission, type RouteText } from '../http';
import type { Components } from './components';
import { refusalsOf, type RouteFacts } from './refusals';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = { name: string; in: string; schema?: { description?: string } };

const DONE: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Made.',
  202: 'Taken up.',
  204: 'Done; there is nothing to say.',
};

const NOT_ROLES = new Set<Allowed>(['public', 'secret', 'staff']);

/** What Nest knows of a route, completed by who may call it, how it answers and what is told of it. */
export function completed(
  nest: Operation,
  route: RoutePermission,
  area: ApiArea,
  text: RouteText,
  components: Components,
): object {
  const given = (nest.parameters ?? []) as Parameter[];
  const facts: RouteFacts = {
    method: route.method.toLowerCase(),
    allowed: route.allowed,
    hasPath: given.some((parameter) => parameter.in === 'path'),
    // A reading call refuses query parameters that it doesn't know, so it has fields even where it takes none.
    hasFields: (route.method === 'GET' && !namesForm(route.path)) || nest.requestBody !== undefined,
    ifMatch: given.some(({ name }) => name === 'if-match'),
    replayed: route.method === 'POST' && route.replayed,
  };
  const whole = whoMay(route.allowed);
  return {
    operationId: operationIdOf(route),
    tags: [area.tag],
    summary: text.summary,
    description: [text.description, whole].filter(Boolean).join('\n\n'),
    parameters: parametersOf(given, facts, area),
    ...(nest.requestBody === undefined ? {} : { requestBody: bodyOf(nest.requestBody, text) }),
    responses: responsesOf(facts, text, components),
    security: securityOf(route.allowed),
  };
}

/** `EnrolmentsApi.show` is `enrolments.show`. */
function operationIdOf({ controller, handler }: RoutePermission): string {
  const name = controller.name.replace(/(Api|Controller)$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}.${handler}`;
}

function parametersOf(given: readonly Parameter[], facts: RouteFacts, area: ApiArea): object[] {
  const own = given.map((parameter): object => {
    if (parameter.name === 'if-match') return { $ref: '#/components/parameters/IfMatch' };
    const description = parameter.in === 'path' ? area.path?.[parameter.name] : parameter.schema?.description;
    return description === undefined ? parameter : { ...parameter, description };
  });
  const staff = facts.allowed.some((one) => one === 'staff' || !NOT_ROLES.has(one));
  return [
    ...own,
    ...(facts.replayed ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(staff ? [{ $ref: '#/components/parameters/Organisation' }] : []),
  ];
}

function bodyOf(body: NonNullable<Operation['requestBody']>, { example }: RouteText): object {
  if (example === undefined || !('content' in body)) return body;
  const content = Object.entries(body.content).map(([type, value]) => [type, { ...value, example }] as const);
  return { ...body, content: Object.fromEntries(content) };
}

function responsesOf(facts: RouteFacts, text: RouteText, components: Components): object {
  const headers = facts.replayed ? { headers: { 'Idempotency-Replayed': REPLAYED } } : {};
  const done = Object.entries(text.answers).map(([status, answer], index): [string, object] => {
    const files = index === 0 ? Object.entries(text.files ?? {}) : [];
    const content = {
      ...(answer === null ? {} : { 'application/json': { schema: components.schema(answer) } }),
      ...Object.fromEntries(files.map(([type, words]) => [type, { schema: { type: 'string', description: words } }])),
    };
    const description = DONE[Number(status)] ?? 'Done.';
    return [status, { description, ...headers, ...(Object.keys(content).length > 0 ? { content } : {}) }];
  });
  const refused = [...refusalsOf(facts, text.refuses)].map(([status, members]): [string, object] => [
    String(status),
    components.refusal(status, members),
  ]);
  return Object.fromEntries([...done, ...refused]);
}

const REPLAYED = { $ref: '#/components/headers/IdempotencyReplayed' };

function securityOf(allowed: readonly Allowed[]): object[] {
  const open = allowed.includes('public');
  const staff = open || allowed.some((one) => one === 'staff' || !NOT_ROLES.has(one));
  return [
    ...(open ? [{}] : []),
    ...(open || allowed.includes('secret') ? [{ secret: [] }] : []),
    ...(staff ? [{ token: [] }] : []),
    ...(staff && !allowed.every((one) => one === 'gateway') ? [{ signIn: [] }] : []),
  ];
}

function whoMay(allowed: readonly Allowed[]): string {
  if (allowed.includes('public')) return 'Open to everybody.';
  const roles = allowed.filter((one) => !NOT_ROLES.has(one) && one !== 'gateway');
  const who = [
    allowed.includes('secret') ? 'the holder of the secret' : '',
    allowed.includes('staff') ? 'staff' : '',
    roles.length > 0 ? `staff as ${roles.join(' or ')}` : '',
    allowed.includes('gateway') ? 'a token with the role gateway' : '',
  ];
  return `For ${who.filter(Boolean).join(', and for ')}.`;
}
