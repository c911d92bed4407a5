import { Validator } from '@seriousme/openapi-schema-validator';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { describedRoutes } from '../../src/platform/http';
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

  it('takes an Idempotency-Key on every POST but the sign-in', () => {
    const keyless = without(
      ({ parameters }, method) =>
        method !== 'post' || parameters.some(({ $ref }) => $ref === '#/components/parameters/IdempotencyKey'),
    );
    expect(keyless).toEqual(['POST /api/v1/sign-ins']);
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
    expect((await app.http.get('/api/docs', { 'accept-language': 'mk' })).text).toContain('<html lang="mk"');
  });
});
