import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let http: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
  http = app.http.with({});
  await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const PAGE = '/en/office/tokens';
const API = '/api/v1/organisations/legis/tokens';

describe('A key for a program', () => {
  it('is made on the page, shown once, says when it was used, and ends', async () => {
    const empty = await http.form(PAGE, { name: '', role: 'coordinator' });
    expect([empty.status, empty.text.includes('Write what the key is for')]).toEqual([422, true]);
    const made = await http.form(PAGE, { name: 'Our web site', role: 'accountant' });
    const token = /value="(sofra_[\w-]+)"/.exec(made.text)?.[1] ?? '';
    const list = await http.get(PAGE);
    expect(list.text).not.toContain(token);
    expect(readable(list.text)).toMatch(
      /Our web site Invoices and payments Made by Mira Example: Today .*Not used yet/,
    );
    const program = app.http.as(token);
    expect((await program.get('/api/v1/me')).body.roles).toEqual([
      { organisation: { id: legis.id, slug: 'legis' }, role: 'accountant' },
    ]);
    expect(readable((await http.get(PAGE)).text)).toContain('Last used: Today');
    const [{ id }] = (await http.get(API)).body.items;
    expect(readable((await http.get(`${PAGE}/${id}/end`)).text)).toContain('End the key Our web site?');
    expect((await http.form(`${PAGE}/${id}/end`, {})).headers['location']).toBe(PAGE);
    await until(async () => (await program.get('/api/v1/me')).status === 401, 3);
    expect(readable((await http.get(PAGE)).text)).toMatch(/There is no key\. .*Keys that ended .*Ended: Today/);
    expect((await http.get(`${PAGE}/${id}/end`)).status).toBe(404);
    const history = readable((await http.get('/en/office/team')).text);
    expect(history).toMatch(/took back the key of a program.*made a key for a program/);
  });

  it('is made and ended by the API, never by a program', async () => {
    const { body } = await http.post(API, { name: 'Import', role: 'coordinator' });
    expect(body.token).toMatch(/^sofra_/);
    expect((await http.get(API)).text).not.toContain(body.token);
    for (let times = 0; times < 2; times += 1) expect((await http.delete(`${API}/${body.id}`)).status).toBe(204);
    expect((await http.delete(`${API}/none`)).status).toBe(404);
    expect((await http.post(API, { name: 'x', role: 'operator' })).status).toBe(422);
    const program = await clientOf(app, legis, 'manager');
    expect((await program.post(API, { name: 'More', role: 'manager' })).status).toBe(403);
    expect((await program.get(API)).status).toBe(200);
  });

  it('is a matter of the own managers', async () => {
    const { body } = await http.post(API, { name: 'Import', role: 'coordinator' });
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    expect((await stranger.get(API)).status).toBe(404);
    expect((await stranger.delete(`${API}/${body.id}`)).status).toBe(404);
    const coordinator = await clientOf(app, legis);
    expect((await coordinator.get(API)).status).toBe(403);
    expect((await coordinator.get(PAGE)).status).toBe(403);
  });
});
