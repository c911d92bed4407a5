import { type Allowed, routePermissions } from '../../src/platform/http';
import type { Organisation } from '../../src/organisations';
import { ROLES, type Role } from '../../src/shared/actor';
import { clientOf } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let ids: Record<string, string>;
const clients = new Map<Role, HttpClient>();
let stranger: HttpClient;

/** Who asks without a role of the organisation. */
const NOBODY = 'AAAAAAAAAAA';

interface Route {
  readonly method: string;
  readonly path: string;
  readonly allowed: readonly Allowed[];
}
let routes: readonly Route[];

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  for (const role of ROLES) clients.set(role, await clientOf(app, legis, role));
  stranger = await clientOf(app, await makeOrganisation(app), 'manager');
  const staff = await clientOf(app, legis);
  const group = await makeClass(app, legis, { class: { capacity: 1 } });
  const seated = await join(app.http, group.id);
  await join(app.http, group.id, { ifFull: 'wait' });
  const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
  ids = {
    class: group.id,
    code: group.code,
    session: sessions[0].id,
    enrolment: seated.body.id,
    course: group.course.slug,
    organisation: legis.slug,
  };
  routes = routePermissions(app.app).filter(({ path }) => !path.startsWith('/dev') && !path.includes('*'));
});
afterAll(() => app.close());

/** The address with real things of the organisation where the pattern names them. */
function addressOf(path: string): string {
  const kind = /classes\/:/.test(path)
    ? ids['class']
    : /enrolments\/:/.test(path)
      ? ids['enrolment']
      : /(sessions|meetings)\/:/.test(path)
        ? ids['session']
        : /courses\/:/.test(path)
          ? ids['course']
          : /organisations\/:/.test(path)
            ? ids['organisation']
            : 'none';
  const address = path
    .replace(/:secret/g, NOBODY)
    .replace(/:(code|id|idOrCode|idOrSlug|organisation|slug|course|enrolment|session)\b/, kind ?? 'none')
    .replace(/:[A-Za-z]+/g, 'none');
  return path.startsWith('/api/') || /^\/(o|p|health|metrics|issuers)\b/.test(path) ? address : `/en${address}`;
}

function call(client: HttpClient, { method, path }: Route): Promise<Answer> {
  const address = addressOf(path);
  if (method === 'GET') return client.get(address);
  if (method === 'DELETE') return client.delete(address);
  if (!path.startsWith('/api/')) return client.form(address, {});
  return method === 'POST'
    ? client.post(address, {})
    : method === 'PUT'
      ? client.put(address, {})
      : client.patch(address, {});
}

const isOpen = (route: Route): boolean => route.allowed.includes('public');
const ofStaff = (route: Route): boolean => !isOpen(route) && !route.allowed.includes('secret');
const words = (route: Route, answer: Answer): string => `${route.method} ${route.path}: ${answer.status}`;

describe('The routes', () => {
  it('are many, and each says who may call it', () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter((route) => route.allowed.length === 0)).toEqual([]);
  });

  it('ask those who are not signed in to sign in', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(ofStaff)) {
      const answer = await call(app.http, route);
      const asked = route.path.startsWith('/api/') ? answer.status === 401 : [302, 303, 401].includes(answer.status);
      if (!asked) wrong.push(words(route, answer));
    }
    expect(wrong).toEqual([]);
  });

  it('refuse every role that they do not name', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(ofStaff)) {
      for (const role of ROLES) {
        if (route.allowed.includes(role) || (role !== 'gateway' && route.allowed.includes('staff'))) continue;
        const answer = await call(clients.get(role) as HttpClient, route);
        if (answer.status !== 403) wrong.push(`${role}: ${words(route, answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('open one route to the SMS gateway, and that one to nobody else', async () => {
    const gateway = clients.get('gateway') as HttpClient;
    const open: string[] = [];
    for (const route of routes.filter((one) => !isOpen(one))) {
      const answer = await call(gateway, route);
      const asked = /\/sign-in\b/.test(String(answer.headers['location']));
      if (![401, 403].includes(answer.status) && !asked) open.push(words(route, answer));
    }
    expect(open).toEqual(['POST /api/v1/sms-replies: 422']);
    for (const role of ['coordinator', 'manager', 'operator'] as const) {
      const stop = { from: '+38970000009', text: 'STOP' };
      expect((await clients.get(role)!.post('/api/v1/sms-replies', stop)).status).toBe(403);
    }
  });

  it("show nothing of one organisation's to another's manager", async () => {
    const named = routes.filter(
      (route) =>
        route.allowed.some((one) => one !== 'public' && one !== 'secret') &&
        !isOpen(route) &&
        /:/.test(route.path) &&
        !addressOf(route.path).includes('none'),
    );
    const wrong: string[] = [];
    for (const route of named) {
      const answer = await call(stranger, route);
      if (![403, 404, 422].includes(answer.status)) wrong.push(words(route, answer));
    }
    expect(named.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('answer a wrong secret with 404', async () => {
    const wrong: string[] = [];
    const holder = app.http.with({ 'x-secret': NOBODY });
    for (const route of routes.filter(({ allowed, method }) => allowed.includes('secret') && method === 'GET')) {
      const answer = await call(holder, route);
      if (answer.status !== 404) wrong.push(words(route, answer));
    }
    expect(wrong).toEqual([]);
  });

  it('never answer 5xx to an empty or a hostile body', async () => {
    const hostile = ['{"$ne":1}', '[[[[[[[[[[]]]]]]]]]]', '"text"', '{"__proto__":{"a":1}}', 'null', '{'];
    const staff = clients.get('coordinator') as HttpClient;
    const wrong: string[] = [];
    for (const route of routes.filter(({ path, method }) => path.startsWith('/api/') && method === 'POST')) {
      for (const body of hostile) {
        const answer = await staff.post(addressOf(route.path), body);
        if (answer.status >= 500) wrong.push(`${body} ${words(route, answer)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
