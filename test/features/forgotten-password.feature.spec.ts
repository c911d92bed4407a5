import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
});
afterAll(() => app.close());

const NEW = 'a-table-for-twelve';
const mentor = () => makeAccount(app, [{ organisationId: legis.id, role: 'mentor' }]);

async function linkTo(email: string): Promise<string> {
  await app.drain();
  return /http:\/\/sofra\.test(\/\S+?\/password\/\w{11})/.exec(app.mail.last(email).text ?? '')?.[1] ?? '';
}

describe('Whoever has forgotten the password', () => {
  it('asks for a link on the sign-in page, sets a new one by it once, and every other sign-in ends', async () => {
    const account = await mentor();
    const before = app.http.with({});
    await before.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
    expect((await app.http.get('/en/sign-in')).text).toContain('href="/en/password"');
    const wrong = await app.http.form('/en/password', { email: 'ana' });
    expect([wrong.status, wrong.text.includes('value="ana"')]).toEqual([422, true]);
    await app.http.form('/sq/password', { email: account.email });
    const path = await linkTo(account.email);
    expect(path).toMatch(/^\/sq\/password\//);
    expect(app.mail.last(account.email).subject).toBe('Rruga juaj te një fjalëkalim i ri');
    const browser = app.http.with({});
    expect((await browser.form(path, { newPassword: 'short' })).status).toBe(422);
    const both = await Promise.all([1, 2].map((n) => browser.form(path, { newPassword: `${NEW}-${n}` })));
    const places = both.map(({ headers }) => headers['location']).filter(Boolean);
    expect(places).toEqual(['/sq/sign-in']);
    await until(async () => (await before.get('/api/v1/me')).status === 401, 3);
    const used = await browser.get(path.replace('/sq/', '/en/'));
    expect([used.status, used.text.includes('This link works no more')]).toEqual([404, true]);
    expect((await app.http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD })).status).toBe(401);
    const lines = { 'subject.id': account.id, verb: 'access.password-changed' };
    expect(await app.db.collection('history').countDocuments(lines)).toBe(1);
  });

  it('learns nothing about others: the answer is the same without an account', async () => {
    const account = await mentor();
    const known = await app.http.form('/en/password', { email: account.email });
    const unknown = await app.http.form('/en/password', { email: 'nobody@people.example' });
    expect(unknown.status).toBe(known.status);
    expect(unknown.text.replaceAll('nobody@people.example', account.email)).toBe(known.text);
    await app.drain();
    expect(app.mail.to('nobody@people.example')).toEqual([]);
    expect(await app.http.post('/api/v1/password-links', { email: 'nobody@people.example' })).toMatchObject({
      status: 202,
    });
  });

  it('uses the newest link within an hour, by the API too', async () => {
    const account = await mentor();
    const ask = () => app.http.post('/api/v1/password-links', { email: account.email });
    const secretOf = (path: string) => path.split('/').at(-1) ?? '';
    const set = (secret: string) =>
      app.http.with({ 'x-secret': secret }).put('/api/v1/password-links/current', { newPassword: NEW });
    await ask();
    const first = secretOf(await linkTo(account.email));
    await ask();
    const second = secretOf(await linkTo(account.email));
    expect((await set(first)).status).toBe(404);
    await app.advance({ hours: 1 });
    expect((await set(second)).status).toBe(404);
    await ask();
    expect((await set(secretOf(await linkTo(account.email)))).status).toBe(204);
    expect((await app.http.post('/api/v1/sign-ins', { email: account.email, password: NEW })).status).toBe(201);
  });

  it('asks seldom: it is slowed down for an address with an account and for one without', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on' });
    try {
      const http = new HttpClient(limited.app);
      const ask = () => http.form('/en/password', { email: 'nobody@people.example' });
      for (let i = 0; i < 3; i += 1) expect((await ask()).status).toBe(200);
      const answer = await ask();
      expect(answer.status).toBe(429);
      expect(answer.text).toContain('This was tried too often');
    } finally {
      await limited.close();
    }
  });
});
