import { createClient } from 'redis';
import { Access, Tokens } from '../../src/access';
import type { Organisation } from '../../src/organisations';
import { systemActor } from '../../src/shared/actor';
import { actorOf, makeAccount, makeToken, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let other: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  other = await makeOrganisation(app, { slug: 'utociste' });
});
afterAll(() => app.close());

const browser = () => new HttpClient(app.app);
const signIn = (http: HttpClient, email: string, password = PASSWORD) =>
  http.post('/api/v1/sign-ins', { email, password });

describe('Signing in by the API', () => {
  it('gives a cookie for this site alone, and tells who it is', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const http = browser();
    const answer = await signIn(http, account.email.toUpperCase());
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      account: { id: account.id, name: account.name },
      roles: [{ organisation: { id: legis.id, slug: 'legis' }, role: 'coordinator' }],
    });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^sofra_sign_in=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await http.get('/api/v1/me')).body).toMatchObject(answer.body);
  });

  it('answers the same for a wrong password, an unknown address and a disabled account', async () => {
    const account = await makeAccount(app);
    const gone = await makeAccount(app);
    await app.get(Access).disable(gone.id);
    const answers = [
      await signIn(browser(), account.email, 'closed-table'),
      await signIn(browser(), 'nobody@sofra.example'),
      await signIn(browser(), gone.email),
    ];
    const bodies = answers.map(({ body: { requestId: _, ...rest } }) => rest as { code: string });
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(bodies[0]?.code).toBe('wrong_sign_in');
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });

  it('names the fields that need a change', async () => {
    const answer = await browser().post('/api/v1/sign-ins', { email: 'x', extra: 1 });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['email', 'not_an_email'],
      ['password', 'required'],
      ['extra', 'unknown_field'],
    ]);
  });

  it('keeps nothing of the password, not even under an Idempotency-Key', async () => {
    const account = await makeAccount(app);
    const headers = { 'idempotency-key': 'a-key-that-is-long-enough' };
    const first = await browser().post('/api/v1/sign-ins', { email: account.email, password: PASSWORD }, headers);
    const again = await browser().post('/api/v1/sign-ins', { email: account.email, password: PASSWORD }, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers['set-cookie']).toBeDefined();
    expect(await app.db.collection('stored_answers').countDocuments()).toBe(0);
    const stored = JSON.stringify(await app.db.collection('accounts').findOne({ _id: account.id }));
    expect(stored).not.toContain(account.email);
    expect(stored).not.toContain(account.name);
  });

  it('takes the place of the sign-in that the browser had', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
    const http = browser();
    const before = await signIn(http, account.email);
    const old = /sofra_sign_in=([^;]+)/.exec(String(before.headers['set-cookie']))?.[1] ?? '';
    await signIn(http, account.email);
    expect((await http.get('/api/v1/me')).status).toBe(200);
    expect((await browser().get('/api/v1/me', { cookie: `sofra_sign_in=${old}` })).status).toBe(401);
    expect(await app.db.collection('sign_ins').countDocuments({ accountId: account.id })).toBe(1);
  });

  it('ends when asked, and asking again changes nothing', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
    const http = browser();
    await signIn(http, account.email);
    const end = await http.delete('/api/v1/sign-ins/current');
    expect(end.status).toBe(204);
    expect(end.headers['clear-site-data']).toBe('"cache", "storage"');
    expect((await http.get('/api/v1/me')).status).toBe(401);
    expect((await http.delete('/api/v1/sign-ins/current')).status).toBe(204);
    expect(await app.db.collection('sign_ins').countDocuments({ accountId: account.id })).toBe(0);
  });

  it('lasts though Redis is wiped, and ends with its time', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
    const http = browser();
    await signIn(http, account.email);
    const redis = createClient({ url: process.env['REDIS_URL'] ?? '' });
    await redis.connect();
    await redis.flushDb();
    redis.destroy();
    expect((await http.get('/api/v1/me')).status).toBe(200);
    await app.db.collection('sign_ins').updateMany({ accountId: account.id }, { $set: { expires: new Date(0) } });
    await until(async () => (await http.get('/api/v1/me')).status === 401, 3);
  });

  it('ends everywhere when the password is changed', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
    const http = browser();
    await signIn(http, account.email);
    await app
      .get(Access)
      .changePassword(actorOf(legis), { accountId: account.id, organisationId: legis.id }, 'another-table');
    await until(async () => (await http.get('/api/v1/me')).status === 401, 3);
    expect((await signIn(http, account.email)).status).toBe(401);
    expect((await signIn(http, account.email, 'another-table')).status).toBe(201);
  });

  it('stays possible for those who come from another site’s form only by their own click', async () => {
    const account = await makeAccount(app);
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const answer = await browser().post('/api/v1/sign-ins', { email: account.email, password: PASSWORD }, foreign);
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('foreign_origin');
  });
});

describe('An API token', () => {
  it('has one organisation and one role', async () => {
    const http = app.http.as(await makeToken(app, legis, 'accountant'));
    const { body } = await http.get('/api/v1/me');
    expect(body.roles).toEqual([{ organisation: { id: legis.id, slug: 'legis' }, role: 'accountant' }]);
    expect((await http.get('/api/v1/me', { 'x-organisation': 'utociste' })).status).toBe(403);
  });

  it('is refused when it is wrong, on public routes too', async () => {
    for (const token of ['sofra_wrong', 'x', `sofra_${'a'.repeat(43)}`]) {
      const answer = await app.http.as(token).get('/api/v1/organisations');
      expect(answer.status).toBe(401);
      expect(answer.body.code).toBe('wrong_token');
    }
  });

  it('is stored as a hash, and can be revoked', async () => {
    const { id, token } = await app
      .get(Tokens)
      .create(systemActor('tests'), { organisationId: legis.id, role: 'manager', name: 'once' });
    const http = app.http.as(token);
    expect((await http.get('/api/v1/me')).status).toBe(200);
    expect(JSON.stringify(await app.db.collection('api_tokens').find().toArray())).not.toContain(token.slice(6));
    await expect(app.get(Tokens).revoke(systemActor('tests'), other.id, id)).rejects.toThrow();
    await app.get(Tokens).revoke(systemActor('tests'), legis.id, id);
    await until(async () => (await http.get('/api/v1/me')).status === 401, 3);
  });
});

describe('The guard', () => {
  it('asks for a sign-in, and says how', async () => {
    const answer = await browser().get('/api/v1/me');
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('not_signed_in');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it('does not take a link’s secret for a sign-in', async () => {
    expect((await browser().get('/api/v1/me', { 'x-secret': 'ABCDEFGHJKL' })).status).toBe(401);
  });

  it('does not take an old cookie amiss on public routes', async () => {
    const answer = await browser().get('/api/v1/organisations', { cookie: 'sofra_sign_in=gone' });
    expect(answer.status).toBe(200);
  });

  it('lets an account with two organisations choose one by name or id', async () => {
    const account = await makeAccount(app, [
      { organisationId: legis.id, role: 'instructor' },
      { organisationId: other.id, role: 'manager' },
    ]);
    const http = browser();
    const { body } = await signIn(http, account.email);
    expect(body.roles).toHaveLength(2);
    const change = (slug: string, headers = {}) =>
      http.patch(`/api/v1/organisations/${slug}/settings`, { maxParty: 5 }, headers);
    expect((await change('utociste')).status).toBe(403);
    expect((await change('legis')).status).toBe(403);
    expect((await change('utociste', { 'x-organisation': 'utociste' })).status).toBe(200);
    expect((await change('utociste', { 'x-organisation': other.id })).status).toBe(200);
    expect((await change('utociste', { 'x-organisation': 'nowhere' })).status).toBe(403);
  });

  it('learns within a second that a role was taken away', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
    const http = browser();
    await signIn(http, account.email);
    const change = () => http.patch('/api/v1/organisations/legis/settings', {});
    expect((await change()).status).toBe(200);
    const grant = { accountId: account.id, organisationId: legis.id, role: 'manager' } as const;
    await app.get(Access).withdraw(systemActor('tests'), grant);
    await until(async () => (await change()).status !== 200, 3);
  });
});

describe('The sign-in page', () => {
  it('signs in, goes where somebody wanted to go, and signs out', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const http = browser();
    const form = await http.get('/en/sign-in?next=%2Foffice%2Fclasses');
    expect(form.status).toBe(200);
    expect(form.text).toContain('name="next" value="/office/classes"');
    expect(form.headers['cache-control']).toBe('no-store');
    const done = await http.form('/en/sign-in', { email: account.email, password: PASSWORD, next: '/office/classes' });
    expect([done.status, done.headers['location']]).toEqual([303, '/en/office/classes']);
    expect((await http.get('/en/sign-in')).headers['location']).toBe('/en/office');
    const out = await http.form('/en/sign-out', {});
    expect([out.status, out.headers['location']]).toEqual([303, '/en/sign-in']);
    expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
    expect((await http.get('/en/sign-in')).text).toContain('You are signed out.');
  });

  it('comes back with the address, without the password, and says what is wrong', async () => {
    const answer = await browser().form('/en/sign-in', { email: 'nobody@sofra.example', password: 'secret-words' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="nobody@sofra.example"');
    expect(answer.text).not.toContain('secret-words');
    expect(answer.text).toContain('do not belong together');
    const empty = await browser().form('/en/sign-in', {});
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('id="password-error"');
  });

  it('never leads to another site', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }]);
    for (const next of [
      'https://elsewhere.example',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/sign-out',
      '/api/v1/me',
    ]) {
      const done = await browser().form('/en/sign-in', { email: account.email, password: PASSWORD, next });
      expect([next, done.headers['location']]).toEqual([next, '/en/teach']);
    }
  });
});

describe('Many tries', () => {
  let limited: TestApp;
  beforeAll(async () => {
    limited = await startApp({ RATE_LIMITS: 'on', TRUST_PROXY: 'loopback' });
  });
  afterAll(() => limited.close());

  it('on one account from one address are slowed down, whether or not it exists, and good ones do not count', async () => {
    const account = await makeAccount(limited);
    const from = (address: string, email: string, password: string) =>
      new HttpClient(limited.app).post('/api/v1/sign-ins', { email, password }, { 'x-forwarded-for': address });
    for (let i = 0; i < 15; i += 1) expect((await from('192.0.2.1', account.email, PASSWORD)).status).toBe(201);
    for (const email of [account.email, 'nobody@sofra.example']) {
      for (let i = 0; i < 10; i += 1) expect((await from('192.0.2.2', email, 'wrong')).status).toBe(401);
      const answer = await from('192.0.2.2', email, PASSWORD);
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await from('192.0.2.3', account.email, PASSWORD)).status).toBe(201);
  });
});
