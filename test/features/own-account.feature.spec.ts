import type { Organisation } from '../../src/organisations';
import type { Role } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', name: { en: 'Legis Association' } });
});
afterAll(() => app.close());

/** A browser in which somebody with the role has signed in, and where that led. */
async function signedIn(role: Role, next = '') {
  const account = await makeAccount(app, [{ organisationId: legis.id, role }], { name: 'Ljubica Primer' });
  const http = app.http.with({});
  const answer = await http.form('/en/sign-in', { email: account.email, password: PASSWORD, next });
  return { account, http, to: answer.headers['location'] };
}
const NEW = 'a-table-for-twelve';
const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  new HttpClient(app.app).post('/api/v1/sign-ins', { email, password }, headers);

describe('Everybody signed in', () => {
  it('begins on a page that is theirs, and finds the name, the organisation and the way out on it', async () => {
    const first = {
      ...{ coordinator: '/en/office', instructor: '/en/teach', accountant: '/en/money', operator: '/en/operator' },
    } as const;
    for (const role of ['coordinator', 'instructor', 'accountant', 'mentor', 'contact', 'operator'] as const) {
      const { http, to } = await signedIn(role);
      expect([role, to]).toEqual([role, role in first ? first[role as keyof typeof first] : '/en/me']);
      for (const path of [to ?? '', '/en/me']) {
        const page = await http.get(path);
        expect([role, path, page.status]).toEqual([role, path, 200]);
        const [bar = ''] = /<header[\s\S]*?<\/header>/.exec(page.text) ?? [];
        expect(readable(bar)).toMatch(/Legis Association .*Ljubica Primer .*Sign out/);
      }
    }
  });

  it('sees who they are, and the way to their own page, where they may not go', async () => {
    const { http } = await signedIn('mentor');
    const page = await http.get('/en/office');
    expect(page.status).toBe(403);
    expect(readable(page.text)).toContain('Ljubica Primer');
    expect(page.text).toContain('action="/en/sign-out"');
    expect(page.text).toContain('href="/en/me">Your first page');
  });

  it('reads the own account in the own language, Arabic too', async () => {
    const { account, http } = await signedIn('accountant');
    const page = await http.get('/ar/me');
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    expect(page.text).toContain(account.email);
    expect(readable(page.text)).toContain('محاسب');
  });

  it('comes back to the page that was wanted, after a wrong password and from a form too', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const http = app.http.with({});
    const asked = await http.get('/en/office/classes?all=past');
    expect(asked.headers['location']).toBe('/en/sign-in?next=%2Foffice%2Fclasses%3Fall%3Dpast');
    const next = '/office/classes?all=past';
    const wrong = await http.form('/en/sign-in', { email: account.email, password: 'closed-table', next });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`value="${account.email}"`);
    expect(wrong.text).toMatch(/name="next" value="\/office\/classes\?all(=|&#x3D;)past"/);
    const right = await http.form('/en/sign-in', { email: account.email, password: PASSWORD, next });
    expect(right.headers['location']).toBe('/en/office/classes?all=past');
    const over = await app.http.with({}).form('/en/office/enrol', {});
    expect(over.headers['location']).toBe('/en/sign-in?next=%2Foffice%2Fenrol');
  });

  it('keeps a form whose sign-in had ended, and sends it after asking', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const { code } = await makeClass(app, legis);
    const path = `/en/office/classes/${code}/cancellation`;
    const http = app.http.with({});
    const typed = { reason: 'The <heating> is broken', sure: 'yes' };
    const asked = await http.form(path, typed);
    expect(asked.status).toBe(401);
    expect(asked.text).toContain('What you typed is not sent yet');
    expect(asked.text).not.toContain('heating');
    const wrong = await http.form('/en/sign-in', { ...hidden(asked.text), email: account.email, password: 'closed' });
    const right = { ...hidden(wrong.text), email: account.email, password: PASSWORD };
    const question = await http.form('/en/sign-in', right);
    expect(question.text).toContain('Send what you typed?');
    expect(question.text).toContain(`action="${path}"`);
    expect(hidden(question.text)).toEqual({ reason: 'The &lt;heating&gt; is broken', sure: 'yes' });
    expect((await http.form(path, typed)).status).toBe(303);
    // Another's seal, or none of ours: it is a sign-in like any other.
    expect((await http.form('/en/sign-in', { ...right, kept: 'k.n.b' })).status).toBe(303);
    const secrets = await app.http.with({}).form('/en/me/password', { password: 'open-table', newPassword: 'other' });
    expect(secrets.status).toBe(303);
  });
});

/** The hidden fields of a page, as they stand there. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

describe('The own password', () => {
  it('is changed on the page: other sign-ins end, this one stays, and history says so', async () => {
    const { account, http } = await signedIn('accountant');
    const other = app.http.with({});
    await other.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
    expect(readable((await http.get('/en/me')).text)).toContain('You are signed in at 1 other place too');
    const wrong = await http.form('/en/me/password', { password: 'closed-table', newPassword: NEW });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is not your password');
    expect(wrong.text).not.toContain(NEW);
    const short = await http.form('/en/me/password', { password: PASSWORD, newPassword: 'short' });
    expect([short.status, short.text.includes('id="newPassword-error"')]).toEqual([422, true]);
    const done = await http.follow(await http.form('/en/me/password', { password: PASSWORD, newPassword: NEW }));
    expect(done.text).toContain('You have a new password.');
    await until(async () => (await other.get('/api/v1/me')).status === 401, 3);
    expect((await http.get('/api/v1/me')).body.signIns).toEqual([{ at: expect.any(String), current: true }]);
    expect((await signIn(account.email, PASSWORD)).status).toBe(401);
    expect((await signIn(account.email, NEW)).status).toBe(201);
    const lines = { 'subject.id': account.id, verb: 'access.password-changed' };
    expect(await app.db.collection('history').countDocuments(lines)).toBe(1);
  });

  it('is changed by the API, once however often it is asked, and by one of two at the same moment', async () => {
    const { account, http } = await signedIn('mentor');
    const change = (newPassword: string, password = PASSWORD) =>
      http.put('/api/v1/me/password', { password, newPassword });
    expect(await change(PASSWORD)).toMatchObject({ status: 422, body: { errors: [{ code: 'same_password' }] } });
    const both = await Promise.all([change(`${NEW}-1`), change(`${NEW}-2`)]);
    const statuses = both.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect([409, 422]).toContain(statuses.find((status) => status !== 204));
    const now = `${NEW}-${statuses.indexOf(204) + 1}`;
    expect((await change(now)).status).toBe(204);
    const lines = { 'subject.id': account.id, verb: 'access.password-changed' };
    expect(await app.db.collection('history').countDocuments(lines)).toBe(1);
  });

  it('belongs to people: a program has none, and ends nobody’s sign-in', async () => {
    const { account, http } = await signedIn('operator');
    const other = app.http.with({});
    await other.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
    expect((await http.form('/en/me/sign-ins', {})).headers['location']).toBe('/en/me');
    await until(async () => (await other.get('/api/v1/me')).status === 401, 3);
    expect((await http.delete('/api/v1/sign-ins/others')).status).toBe(204);
    expect((await http.get('/api/v1/me')).status).toBe(200);
    const program = await clientOf(app, legis, 'manager');
    expect((await program.delete('/api/v1/sign-ins/others')).status).toBe(403);
    expect((await program.put('/api/v1/me/password', { password: 'x', newPassword: NEW })).status).toBe(403);
  });
});

describe('Guessing the own password', () => {
  it('is slowed down as signing in is, and the page says so', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on' });
    try {
      const organisation = await makeOrganisation(limited, { slug: 'limited' });
      const account = await makeAccount(limited, [{ organisationId: organisation.id, role: 'mentor' }]);
      const http = new HttpClient(limited.app);
      await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
      const guess = () => http.form('/en/me/password', { password: 'wrong', newPassword: NEW });
      for (let i = 0; i < 10; i += 1) expect((await guess()).status).toBe(422);
      const answer = await guess();
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.text).toContain('This was tried too often');
    } finally {
      await limited.close();
    }
  });
});
