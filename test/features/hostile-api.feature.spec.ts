import fc from 'fast-check';
import { clientOf } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

/** How many bodies each route gets. */
const RUNS = 24;

interface Write {
  readonly method: 'post' | 'put' | 'patch';
  readonly path: string;
  readonly example: unknown;
}

let app: TestApp;
let callers: readonly HttpClient[];
let ids: Readonly<Record<string, string>>;
let writes: readonly Write[];

beforeAll(async () => {
  app = await startApp();
  const legis = await makeOrganisation(app, { slug: 'legis' });
  const group = await makeClass(app, legis, { class: { capacity: 4 } });
  const { body: seated } = await join(app.http, group.id);
  const coordinator = await clientOf(app, legis, 'coordinator');
  const { sessions } = (await coordinator.get(`/api/v1/classes/${group.id}`)).body;
  callers = [coordinator, app.http.with({ 'x-secret': seated.secret }), app.http.with({})];
  ids = { classes: group.id, enrolments: seated.id, sessions: sessions[0].id, organisations: 'legis' };
  const { paths } = (await app.http.get('/api/openapi.json')).body as {
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { example?: unknown }> } }>>;
  };
  writes = Object.entries(paths).flatMap(([path, methods]) =>
    (['post', 'put', 'patch'] as const)
      .filter((method) => method in methods)
      .map((method) => ({
        method,
        path,
        example: methods[method]?.requestBody?.content['application/json']?.example ?? {},
      })),
  );
});
afterAll(() => app.close());

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { a: [nested(depth - 1)] });

/** What nobody means. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...[null, true, -1, 0, 1e308, -1e308, Number.MAX_SAFE_INTEGER + 2, 1.5, '', ' ', [], {}],
    ...[{ $gt: '' }, { $where: 'sleep(1000)' }, { $ne: null }, ['$set'], { toString: 1 }, { length: -1 }],
    ...['\u0000', 'a\u0000b', '\u202egnp.exe', '\u2066x', '\ud800', '\ufffe', '👩🏽‍🍳🍞', '<script>', "' or 1=1 --"],
    ...['../../etc/passwd', '%00', 'x'.repeat(70_000), 'ﷺ'.repeat(500), 'P1Y', '2026-02-30T00:00:00Z', '+1'],
    ...['9999-12-31T23:59:59Z', '-000001-01-01T00:00:00Z', 'Etc/Unknown', 'constructor', '__proto__'],
    ...[nested(3), nested(20), nested(400)],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 4 }),
);

type Path = readonly (string | number)[];

/** Every place in a value. */
const placesOf = (value: unknown, at: Path = []): Path[] => [
  at,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        placesOf(inner, [...at, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

/** The value with another one at a place; undefined takes it out. */
function put(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = put(copy[key], rest, other);
  return copy;
}

/** A body as it should be, but for one or two places; or something else altogether, as text. */
const bodyFrom = (example: unknown): fc.Arbitrary<string> => {
  const spoiled = fc
    .array(fc.tuple(fc.constantFrom(...placesOf(example)), fc.oneof(oddValue, fc.constant(undefined))), {
      minLength: 1,
      maxLength: 2,
    })
    .map((changes) => {
      // The deepest first: a place inside a value that was changed is not there any more.
      const [first, second] = changes.toSorted(([a], [b]) => b.length - a.length);
      const once = first ? put(example, first[0], first[1]) : example;
      return JSON.stringify(
        second && second[0].length < (first?.[0].length ?? 0) ? put(once, second[0], second[1]) : once,
      );
    })
    .map((text) => text ?? 'null');
  const extended = fc
    .tuple(fc.string({ maxLength: 12 }), oddValue)
    .map(([name, value]) => JSON.stringify({ ...(example as object), [name]: value }));
  const raw = fc.constantFrom(
    '',
    '{',
    '[',
    'null',
    '"',
    '\u0000',
    '{"a":1}{',
    `${'['.repeat(3_000)}`,
    '{"__proto__":{"x":1}}',
  );
  return fc.oneof({ weight: 6, arbitrary: spoiled }, { weight: 2, arbitrary: extended }, { weight: 1, arbitrary: raw });
};

const CONTENT_TYPES = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data'];
const contentType = fc.oneof(
  { weight: 9, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom(...CONTENT_TYPES, 'application/json; charset=utf-16', 'nothing') },
);
const oddPart = fc.constantFrom(
  '%00',
  '%F0%9F%8D%9E',
  '$where',
  '..%2f..',
  'x'.repeat(290),
  '0',
  '%ED%A0%80',
  '[object]',
);

/** The address with a thing that is there, or with nonsense. */
const addressOf = (path: string): fc.Arbitrary<string> =>
  fc.tuple(fc.boolean(), oddPart).map(([real, odd]) => {
    const kind = /\/api\/v1\/([a-z-]+)\/\{/.exec(path)?.[1] ?? '';
    return path.replace(/\{\w+\}/g, real ? (ids[kind] ?? 'none') : odd);
  });

const keyHeader = fc.constantFrom<Record<string, string>>(
  {},
  {},
  { 'idempotency-key': 'k' },
  { 'idempotency-key': 'k'.repeat(20) },
  { 'idempotency-key': '$'.repeat(300) },
  { 'if-match': '"\u00ff"', 'x-organisation': '$ne' },
);

describe('Whatever is written to the API', () => {
  it('is taken or refused as its description says, and never breaks it', async () => {
    expect(writes.length).toBeGreaterThan(20);
    const broken: string[] = [];
    for (const { method, path, example } of writes) {
      const call = fc.tuple(fc.constantFrom(...callers), addressOf(path), bodyFrom(example), contentType, keyHeader);
      await fc.assert(
        fc.asyncProperty(call, async ([caller, address, body, type, headers]) => {
          // An answer that the description does not know throws, see startApp.
          const answer: Answer = await caller[method](address, body, { 'content-type': type, ...headers });
          if (answer.status >= 500) broken.push(`${method} ${path} ${body.slice(0, 200)}: ${answer.text}`);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    }
    expect(broken).toEqual([]);
    expect((await app.http.get('/health/ready')).status).toBe(200);
  });
});
