import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describedRoutes } from '../../src/platform/http';
import { Texts } from '../../src/platform/i18n';
import { makeAccount, makeToken } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { Conformity } from '../support/conformity';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { $ref?: string; in?: string; description?: string }[];
  readonly requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  readonly responses: Readonly<Record<string, { content?: Record<string, unknown> }>>;
  readonly security: readonly object[];
}

let app: TestApp;
let document: OpenAPIObject;
let operations: { readonly name: string; readonly method: string; readonly operation: Operation }[];

beforeAll(async () => {
  app = await startApp();
  document = (await app.http.get('/api/openapi.json')).body as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      operation,
    })),
  );
});
afterAll(() => app.close());

const without = (wanted: (operation: Operation, method: string) => boolean): string[] =>
  operations.filter(({ operation, method }) => !wanted(operation, method)).map(({ name }) => name);

describe("The API's description", () => {
  it('is sound OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate(structuredClone(document) as never);
    expect(result.valid ? [] : result.errors).toEqual([]);
  });

  it('has every route of the API, and no other', () => {
    const routes = describedRoutes(app.app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ name }) => name).toSorted()).toEqual(routes.toSorted());
    expect(routes.length).toBeGreaterThan(40);
  });

  it('tells of each route what it does, how it answers and who may call it', () => {
    expect(without(({ tags }) => !tags.includes('other'))).toEqual([]);
    expect(without(({ summary, operationId }) => summary !== '' && operationId !== '')).toEqual([]);
    expect(without(({ responses }) => Object.keys(responses).some((status) => status.startsWith('2')))).toEqual([]);
    expect(without(({ responses }) => '429' in responses && '503' in responses)).toEqual([]);
    expect(without(({ security }) => security.length > 0)).toEqual([]);
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  });

  it('explains every part of an address', () => {
    const parts = (operation: Operation) => operation.parameters.filter((parameter) => parameter.in === 'path');
    expect(without((operation) => parts(operation).every(({ description }) => Boolean(description)))).toEqual([]);
  });

  it('takes an Idempotency-Key on every POST but those that bring a password', () => {
    const keyless = without(
      ({ parameters }, method) =>
        method !== 'post' || parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey'),
    );
    expect(keyless).toEqual(['POST /api/v1/sign-ins', 'POST /api/v1/invitations/acceptance']);
  });

  it('explains every query parameter, and each reading call refuses the others', async () => {
    const inQuery = (operation: Operation) => operation.parameters.filter((parameter) => parameter.in === 'query');
    expect(without((operation) => inQuery(operation).every(({ description }) => Boolean(description)))).toEqual([]);
    const organisation = await makeOrganisation(app);
    const staff = app.http.as(await makeToken(app, organisation, 'manager'));
    const teacher = app.http.as(await makeToken(app, organisation, 'instructor'));
    const holder = app.http.with({ 'x-secret': '7KQ4M9XWPTR' });
    const taken: string[] = [];
    const reading = operations.filter(({ method, name }) => method === 'get' && !/\.\w+$/.test(name));
    for (const { name, operation } of reading) {
      const path = name.slice('GET '.length).replace(/\{\w+\}/g, 'something');
      const client = operation.security.some((one) => 'token' in one) ? staff : holder;
      const answer = await client.get(`${path}?nonsense=1`);
      const { status, body } = answer.status === 403 ? await teacher.get(`${path}?nonsense=1`) : answer;
      const told = {
        field: 'nonsense',
        code: 'unknown_field',
        message: app.get(Texts).t('en', 'errors.field.unknown_field'),
      };
      if (status !== 422 || JSON.stringify(body.errors) !== JSON.stringify([told])) taken.push(`${name}: ${status}`);
    }
    expect(taken).toEqual([]);
    expect(reading.length).toBeGreaterThan(12);
    // A link to a paper goes through hands that put something of their own behind it.
    expect((await app.http.get('/api/v1/certificates/SOF-1.pdf?fbclid=1')).status).toBe(404);
    expect((await app.http.get('/api/v1/classes/none.ics?fbclid=1')).status).toBe(404);
  });

  it('has an example of each body that has fields to send, and the example is right', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const wrong = operations.flatMap(({ name, operation }) => {
      const { schema, example } = operation.requestBody?.content['application/json'] ?? {};
      if (!schema || !('properties' in schema) || Object.keys(schema.properties as object).length === 0) return [];
      if (example === undefined) return [`${name}: none`];
      const validate = ajv.compile({ ...schema, components: document.components });
      return validate(example) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('is compared with every answer of these tests: what differs is found', () => {
    const conformity = new Conformity(document);
    const spoken = { method: 'GET', path: '/api/v1/organisations', status: 200, type: 'application/json' };
    expect(conformity.problemsOf({ ...spoken, body: { items: [], next: null } })).toEqual([]);
    expect(conformity.problemsOf({ ...spoken, body: { items: [{}], next: null } })).toHaveLength(1);
    expect(conformity.problemsOf({ ...spoken, status: 418, body: {} })).toHaveLength(1);
    expect(conformity.problemsOf({ ...spoken, type: 'text/html', body: '' })).toHaveLength(1);
  });

  it('is a page that needs no script and nothing of other sites', async () => {
    const page = await app.http.get('/en/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script|<style| style=|(src|href)="https?:/);
    const missing = operations.filter(({ operation }) => !page.text.includes(`id="${operation.operationId}"`));
    expect(missing.map(({ name }) => name)).toEqual([]);
    expect(page.text).toContain('curl -X POST http://sofra.test/api/v1/classes/{id}/enrolments');
    expect(page.text).toContain('id="begin-tokens"');
    expect((await app.http.get('/api/docs', { 'accept-language': 'mk' })).text).toContain('<html lang="mk"');
  });

  it('has words for each refusal, in every language of the readers; the title is the same in all', async () => {
    const responses = Object.values(document.components?.responses ?? {}) as object[];
    const codes = new Set(
      JSON.stringify(responses)
        .match(/(?<="code":\{"enum":\[)[^\]]+/g)
        ?.join(',')
        .match(/\w+/g),
    );
    expect(codes).toContain('class_full');
    expect([...codes].filter((code) => !app.get(Texts).has(`problems.${code}`))).toEqual([]);
    const speak = async (language: string) =>
      (await app.http.get('/api/v1/classes/none', { 'accept-language': language })).body as Record<string, string>;
    const [en, mk, ar] = [await speak('en'), await speak('mk'), await speak('ar')];
    expect([en?.['title'], mk?.['title'], ar?.['title']]).toEqual(['Not found', 'Not found', 'Not found']);
    expect([en?.['detail'], mk?.['detail'], ar?.['detail']]).toEqual([
      'There is no such class.',
      app.get(Texts).t('mk', 'problems.not_found'),
      app.get(Texts).t('ar', 'problems.not_found'),
    ]);
    const unnamed = await app.http.get('/api/v1/classes/none/roster', { 'accept-language': 'sq' });
    expect(unnamed.body).toMatchObject({ code: 'not_signed_in', title: 'Not signed in' });
    expect(unnamed.body.detail).toBe(app.get(Texts).t('sq', 'problems.not_signed_in'));
  });

  it('begins with calls that work as they stand there', async () => {
    const organisation = await makeOrganisation(app);
    const { code } = await makeClass(app, organisation);
    const { email } = await makeAccount(app, [{ organisationId: organisation.id, role: 'coordinator' }]);
    const token = await makeToken(app, organisation);
    const examples = [...(document.info.description ?? '').matchAll(/```sh\n(.*?)\n```/gs)].map(
      ([, text = '']) => text,
    );
    const courses = await app.http.get('/api/v1/courses?limit=1');
    let joined: { id: string; secret: string } | undefined;
    const told: string[] = [];
    for (const example of examples) {
      const values: Record<string, string> = {
        '{id}': code,
        '{enrolment}': joined?.id ?? '',
        '{next}': encodeURIComponent((courses.body.next as string | null) ?? courses.body.items[0].slug),
        'sofra_...': token,
        '7KQ4M9XWPTR': joined?.secret ?? '',
        'coordinator@legis.example': email,
      };
      const { method, path, headers, body } = asTyped(
        Object.entries(values).reduce((text, [gap, value]) => text.replaceAll(gap, value), example),
      );
      const client = app.http.with(headers);
      const answer = await (method === 'GET' ? client.get(path) : client.post(path, body));
      if (answer.body.secret) joined = answer.body as typeof joined;
      told.push(`${method} ${path.split(/[/?]/)[3]} ${answer.status} ${answer.body.code ?? ''}`.trim());
    }
    expect(told).toEqual([
      'GET courses 200',
      'GET classes 200',
      'POST sign-ins 201',
      'POST classes 201',
      'GET enrolments 200',
      'POST classes 422 bad_fields',
      'GET courses 200',
      'GET classes 404 not_found',
    ]);
  });
});

/** A curl command of the description, taken apart as a shell would. */
function asTyped(command: string): {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body: string;
} {
  const words = [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  const after = (option: string): string[] =>
    words.flatMap((word, at) => (word === option ? [words[at + 1] ?? ''] : []));
  const address = words.find((word) => word.startsWith('http://sofra.test/')) ?? '';
  return {
    method: after('-X')[0] === 'POST' ? 'POST' : 'GET',
    path: address.replace('http://sofra.test', ''),
    headers: Object.fromEntries(after('-H').map((line) => line.split(': ') as [string, string])),
    body: after('-d')[0] ?? '',
  };
}
