import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';

let app: TestApp;
let legis: Organisation;
let konec: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', name: { en: 'Legis Association' } });
  konec = await makeOrganisation(app, { slug: 'konec', name: { en: 'Konec' } });
});
afterAll(() => app.close());

/** Somebody who is coordinator of one organisation and accountant of another. */
async function ofBoth() {
  const account = await makeAccount(app, [
    { organisationId: legis.id, role: 'coordinator' },
    { organisationId: konec.id, role: 'accountant' },
  ]);
  const http = app.http.with({});
  await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
  return http;
}
const bar = (html: string) => readable(/<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? '');

describe('Who works for several organisations', () => {
  it('chooses one on the own page, reached from every page, and all pages follow', async () => {
    const http = await ofBoth();
    const office = await http.get('/en/office');
    expect(bar(office.text)).toMatch(/Legis Association.*Change organisation/);
    expect(office.text).toContain('href="/en/me#roles"');
    const me = await http.get('/en/me');
    expect(me.text).toContain(`name="organisation" value="${konec.id}"`);
    expect(me.text).not.toContain(`name="organisation" value="${legis.id}"`);
    const chosen = await http.form('/en/me/organisation', { organisation: konec.id });
    expect(chosen.headers['location']).toBe('/en/money');
    const money = await http.follow(chosen);
    expect(money.status).toBe(200);
    expect(bar(money.text)).toContain('Konec');
    expect(readable(money.text)).toContain('You work for another organisation now');
    expect((await http.get('/en/office')).status).toBe(403);
    expect((await http.get('/api/v1/me')).body.signIns).toHaveLength(1);
  });

  it('chooses by the API too, and nothing in which the account has no role', async () => {
    const http = await ofBoth();
    const stranger = await makeOrganisation(app);
    expect((await http.put('/api/v1/sign-ins/current', { organisation: stranger.slug })).status).toBe(404);
    expect((await http.form('/en/me/organisation', { organisation: stranger.id })).status).toBe(404);
    expect((await http.put('/api/v1/sign-ins/current', { organisation: 'konec' })).status).toBe(200);
    expect((await http.get('/en/money')).status).toBe(200);
    const program = await clientOf(app, legis, 'manager');
    expect((await program.put('/api/v1/sign-ins/current', { organisation: 'legis' })).status).toBe(401);
  });

  it('sees nothing to change with one organisation alone', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const http = app.http.with({});
    await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
    expect((await http.get('/en/office')).text).not.toContain('Change organisation');
    expect((await http.get('/en/me')).text).not.toContain('name="organisation"');
  });
});

describe('A page that is not there', () => {
  it('keeps the frame of who is signed in, and tells nobody else who that is', async () => {
    const http = await ofBoth();
    for (const path of ['/en/office/nothing', '/en/nowhere', '/mk/office/classes/NONE/nothing']) {
      const page = await http.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(bar(page.text)).toMatch(/Legis Association.*Mira Example/);
    }
    const posted = await http.form('/en/office/nothing', {});
    expect([posted.status, bar(posted.text).includes('Mira Example')]).toEqual([404, true]);
    const nobody = await app.http.with({}).get('/en/office/nothing');
    expect([nobody.status, nobody.text.includes('Mira Example')]).toEqual([404, false]);
    const stale = await app.http.with({ cookie: 'sofra_sign_in=gone' }).get('/en/office/nothing');
    expect([stale.status, stale.text.includes('sign-out')]).toEqual([404, false]);
  });
});
