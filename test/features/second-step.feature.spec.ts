import { run } from '../../src/commands';
import type { Organisation } from '../../src/organisations';
import { codeAt } from '../../src/platform/passwords';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
});
afterAll(() => app.close());

/** The code of now; `next` of the half minute after, which is taken as well: half a minute may end between two lines. */
const codeOf = (secret: string) => codeAt(secret, new Date());
const nextOf = (secret: string) => codeAt(secret, new Date(Date.now() + 30_000));
const signIn = (email: string, code?: string, http = app.http.with({})) =>
  http.post('/api/v1/sign-ins', { email, password: PASSWORD, ...(code === undefined ? {} : { code }) });

/** Somebody on the page that sets a code up. */
async function withCode() {
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  const http = app.http.with({});
  await signIn(account.email, undefined, http);
  const page = await http.get('/en/me/second-step');
  const secret = /<bdi dir="ltr">([A-Z2-7 ]{39})<\/bdi>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
  const { ticket = '' } = fieldsOf(page.text, '/me/second-step');
  return {
    account,
    http,
    secret,
    ticket,
    confirm: (code: string) => http.form('/en/me/second-step', { ticket, code }),
  };
}

/** Somebody whose sign-in asks for a code, with the codes to write down. */
async function confirmed() {
  const somebody = await withCode();
  const page = await somebody.confirm(codeOf(somebody.secret));
  const codes = [...page.text.matchAll(/<bdi dir="ltr">([A-Z2-9]{5}-[A-Z2-9]{5})<\/bdi>/g)].map(([, one = '']) => one);
  return { ...somebody, codes };
}

describe('A code beside the password', () => {
  it('is set up on the own page: nothing counts until the app has shown a right one', async () => {
    const { account, http, secret, ticket, confirm } = await withCode();
    expect(secret).toHaveLength(32);
    const wrong = await confirm('000000');
    expect([wrong.status, wrong.text.includes('This code is not right')]).toEqual([422, true]);
    expect(fieldsOf(wrong.text, '/me/second-step')['ticket']).toBe(ticket);
    expect((await signIn(account.email)).status).toBe(201);
    const codes = await confirm(codeOf(secret));
    expect(readable(codes.text)).toContain('You see them only now.');
    expect(readable((await http.get('/en/me')).text)).toContain('Who knows your password alone cannot sign in');
    expect(JSON.stringify(await app.db.collection('second_steps').findOne({ _id: account.id }))).not.toContain(secret);
    expect(await signIn(account.email)).toMatchObject({ status: 401, body: { code: 'code_needed' } });
  });

  it('is asked for after the password, on a page of its own, and leads to where the person wanted to go', async () => {
    const { account, secret } = await confirmed();
    const browser = app.http.with({});
    const fields = { email: account.email, password: PASSWORD, next: '/office/classes' };
    const asked = await browser.form('/en/sign-in', fields);
    expect(readable(asked.text)).toContain('Your password is right.');
    const hidden = fieldsOf(asked.text, '/sign-in/code');
    const wrong = await browser.form('/en/sign-in/code', { ...hidden, code: '000000' });
    expect([wrong.status, wrong.text.includes('id="code-error"')]).toEqual([422, true]);
    const right = await browser.form('/en/sign-in/code', { ...hidden, code: nextOf(secret) });
    expect(right.headers['location']).toBe('/en/office/classes');
    expect((await browser.get('/en/office')).status).toBe(200);
    const made = await app.http.with({}).form('/en/sign-in/code', { ticket: 'a.b.c', code: nextOf(secret) });
    expect(made.headers['location']).toBe('/en/sign-in');
  });

  it('counts once, also of two at the same moment; so does each code that was written down', async () => {
    const { account, secret, codes } = await confirmed();
    const code = nextOf(secret);
    const both = await Promise.all([signIn(account.email, code), signIn(account.email, code)]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await signIn(account.email, code)).body.code).toBe('wrong_code');
    expect(codes).toHaveLength(8);
    const written = codes[0]!.toLowerCase().replace('-', ' ');
    expect([(await signIn(account.email, written)).status, (await signIn(account.email, written)).status]).toEqual([
      201, 401,
    ]);
  });

  it('ends with the password, or on the server for who has lost phone and codes', async () => {
    const { account, http } = await confirmed();
    const wrong = await http.form('/en/me/second-step/end', { password: 'closed-table' });
    expect([wrong.status, wrong.text.includes('This is not your password')]).toEqual([422, true]);
    expect((await http.form('/en/me/second-step/end', { password: PASSWORD })).headers['location']).toBe('/en/me');
    expect((await signIn(account.email)).status).toBe(201);
    const other = await confirmed();
    const say = () => undefined;
    expect(await run(['user', 'without-code', '--email', other.account.email], say, say)).toBe(0);
    expect((await signIn(other.account.email)).status).toBe(201);
    const program = await clientOf(app, legis, 'manager');
    expect((await program.get('/en/me/second-step')).status).toBe(403);
  });
});
