import type { Organisation } from '../../src/organisations';
import type { Role } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let other: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', name: { en: 'Legis Association' } });
  other = await makeOrganisation(app, { slug: 'utociste' });
  await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }], { name: 'Vera Example' });
});
afterAll(() => app.close());

const NEW = 'a-table-for-twelve';
const api = (path = '', slug = 'legis') => `/api/v1/organisations/${slug}${path}`;

/** A browser in which somebody with the role has signed in. */
async function signedIn(role: Role, organisation = legis) {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role }], { name: 'Mira Example' });
  const http = app.http.with({});
  await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
  return { account, http };
}

/** The link in the last mail to an address. */
async function linkTo(email: string): Promise<string> {
  await app.drain();
  const found = /http:\/\/sofra\.test(\/\S+?\/(?:invitations|password)\/\w{11})/.exec(app.mail.last(email).text ?? '');
  return found?.[1] ?? '';
}

const ana = (email: string, more = {}) => ({
  name: 'Ana Primer',
  email,
  roles: ['coordinator'],
  language: 'mk',
  ...more,
});

describe('A manager asks somebody to join', () => {
  it('on the page; the mail comes in the language chosen, and its link makes an account once', async () => {
    const { http } = await signedIn('manager');
    const email = 'ana@people.example';
    const page = await http.get('/en/office/team');
    const empty = fieldsOf(page.text, '/office/team-invitations');
    expect(empty).toMatchObject({ name: '', email: '', language: 'mk' });
    const wrong = await http.form('/en/office/team-invitations', { name: '', email: 'ana', language: 'sq' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="ana"');
    for (const id of ['name-error', 'email-error', 'roles-error']) expect(wrong.text).toContain(`id="${id}"`);
    const fields = { ...ana(email), roles: ['coordinator', 'accountant'] };
    const sent = await http.follow(await http.form('/en/office/team-invitations', fields));
    expect(readable(sent.text)).toMatch(/The invitation is on its way.*Ana Primer ana@people.example/);
    const twice = await http.form('/en/office/team-invitations', fields);
    expect(twice.text).toContain('This address was invited already');
    const path = await linkTo(email);
    expect(app.mail.last(email).subject).toBe('Придружете се на тимот: Legis Association');
    expect(path).toMatch(/^\/mk\/invitations\//);

    const browser = app.http.with({});
    const invited = await browser.get(path.replace('/mk/', '/en/'));
    expect(readable(invited.text)).toMatch(/Join the team of Legis Association .*Coordinator and Accountant/);
    const short = await browser.form(path.replace('/mk/', '/en/'), { name: 'Ana P.', password: 'short' });
    expect([short.status, short.text.includes('value="Ana P."')]).toEqual([422, true]);
    const joined = await browser.form(path, { name: 'Ana P.', password: NEW });
    expect(joined.headers['location']).toBe('/mk/office');
    expect((await browser.get('/api/v1/me')).body).toMatchObject({
      account: { name: 'Ana P.', email },
      roles: expect.arrayContaining([
        expect.objectContaining({ role: 'coordinator' }),
        expect.objectContaining({ role: 'accountant' }),
      ]),
    });
    const used = await app.http.get(path.replace('/mk/', '/en/'));
    expect([used.status, used.text.includes('This link works no more')]).toEqual([404, true]);
    expect((await app.http.form(path, { password: NEW })).status).toBe(404);
    const history = readable((await http.get('/en/office/team')).text);
    expect(history).toContain('Ana P. joined the team: Coordinator and Accountant.');
    expect(history).toContain('Mira Example asked Ana P. to join the team: Coordinator and Accountant.');
  });

  it('whose link ends after seven days, and works again when it is sent again', async () => {
    const { http } = await signedIn('manager');
    const email = 'late@people.example';
    const { body } = await http.post(api('/invitations'), ana(email));
    const first = await linkTo(email);
    await app.advance({ hours: 7 * 24 });
    expect((await app.http.get(first)).status).toBe(404);
    expect(readable((await http.get('/en/office/team')).text)).toContain('The link ended on');
    expect((await http.form(`/en/office/team-invitations/${body.id}/sending`, {})).status).toBe(303);
    const second = await linkTo(email);
    expect(second).not.toBe(first);
    expect((await app.http.get(first)).status).toBe(404);
    expect((await app.http.get(second)).status).toBe(200);
    expect((await http.form(`/en/office/team-invitations/${body.id}/withdrawal`, {})).status).toBe(303);
    expect((await app.http.get(second)).status).toBe(404);
    expect(await app.db.collection('invitations').countDocuments({})).toBe(0);
  });

  it('who has an account already: it keeps its password, which is asked for', async () => {
    const manager = await signedIn('manager');
    const { account, http } = await signedIn('accountant', other);
    await manager.http.post(api('/invitations'), ana(account.email, { roles: ['mentor'] }));
    const secret = (await linkTo(account.email)).split('/').at(-1) ?? '';
    const holder = app.http.with({ 'x-secret': secret });
    expect((await holder.get('/api/v1/invitations/current')).body).toMatchObject({ known: true, roles: ['mentor'] });
    const wrong = await holder.post('/api/v1/invitations/acceptance', { password: NEW });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'password', code: 'wrong_password' }] } });
    const right = () => holder.post('/api/v1/invitations/acceptance', { password: PASSWORD });
    const both = await Promise.all([right(), right()]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    await until(async () => (await http.get('/api/v1/me')).body.roles.length === 2, 3);
    const again = await manager.http.post(api('/invitations'), ana(account.email));
    expect(again).toMatchObject({ status: 422, body: { errors: [{ field: 'email', code: 'already_member' }] } });
  });
});

describe('A manager changes what somebody may do', () => {
  it('on the page and by the API; it counts at once, and history tells it', async () => {
    const { http } = await signedIn('manager');
    const member = await signedIn('mentor');
    const path = `/en/office/team/${member.account.id}`;
    expect(fieldsOf((await http.get(path)).text, `${member.account.id}/roles`)).toEqual({ roles: 'mentor' });
    const none = await http.form(`${path}/roles`, {});
    expect([none.status, none.text.includes('Choose one role at least')]).toEqual([422, true]);
    expect((await http.form(`${path}/roles`, { roles: ['coordinator', 'accountant'] })).status).toBe(303);
    await until(async () => (await member.http.get('/en/office')).status === 200, 3);
    const changed = await http.put(api(`/members/${member.account.id}`), { roles: ['accountant'] });
    expect(changed.body).toMatchObject({ id: member.account.id, roles: ['accountant'] });
    const { items } = (await http.get(api('/members'))).body;
    expect(items).toContainEqual(expect.objectContaining({ email: member.account.email, roles: ['accountant'] }));
    expect(readable((await http.get('/en/office/team')).text)).toContain(
      'Mira Example changed what Mira Example may do: Accountant.',
    );
  });

  it('and ends it: sign-ins, classes and the keys that the person made', async () => {
    const { http } = await signedIn('manager');
    const leaver = await signedIn('manager');
    const { id } = await makeClass(app, legis, {});
    const coordinator = await clientOf(app, legis);
    await coordinator.patch(`/api/v1/classes/${id}`, { instructorIds: [leaver.account.id] });
    const { body } = await leaver.http.post(api('/tokens'), { name: 'Web site', role: 'coordinator' });
    const program = app.http.as(body.token);
    expect((await program.get('/api/v1/me')).status).toBe(200);
    const path = `/en/office/team/${leaver.account.id}`;
    expect(readable((await http.get(path)).text)).toContain('Teaches 1 class');
    expect(readable((await http.get(`${path}/end`)).text)).toContain('signed out everywhere');
    expect((await http.form(`${path}/end`, {})).headers['location']).toBe('/en/office/team');
    await until(async () => (await leaver.http.get('/api/v1/me')).status === 401, 3);
    await until(async () => (await program.get('/api/v1/me')).status === 401, 3);
    expect(await app.db.collection('grants').countDocuments({ accountId: leaver.account.id })).toBe(0);
    expect((await http.get(path)).status).toBe(404);
    expect((await http.delete(api(`/members/${leaver.account.id}`))).status).toBe(404);
  });

  it('and with the role of a manager goes what was opened by keys that the person made', async () => {
    const { http } = await signedIn('manager');
    const before = await signedIn('manager');
    const { body } = await before.http.post(api('/tokens'), { name: 'Web site', role: 'manager' });
    const program = app.http.as(body.token);
    expect((await program.get(api('/members'))).status).toBe(200);
    await http.put(api(`/members/${before.account.id}`), { roles: ['coordinator'] });
    await until(async () => (await program.get(api('/members'))).status === 401, 3);
  });

  it('but somebody stays manager, also when two take it from one another', async () => {
    const alone = await makeOrganisation(app, { slug: 'alone' });
    const first = await signedIn('manager', alone);
    const me = api(`/members/${first.account.id}`, 'alone');
    expect(await first.http.put(me, { roles: ['mentor'] })).toMatchObject({
      status: 409,
      body: { code: 'last_manager' },
    });
    expect((await first.http.delete(me)).body.code).toBe('last_manager');
    const page = await first.http.form(`/en/office/team/${first.account.id}/roles`, { roles: 'mentor' });
    expect([page.status, page.text.includes('Somebody has to be manager')]).toEqual([422, true]);
    const second = await signedIn('manager', alone);
    const answers = await Promise.all([
      first.http.delete(api(`/members/${second.account.id}`, 'alone')),
      second.http.delete(me),
    ]);
    expect(answers.map(({ status }) => status)).toContain(204);
    expect(await app.db.collection('grants').countDocuments({ organisationId: alone.id, role: 'manager' })).toBe(1);
  });

  it('of the own organisation alone, and nobody else does', async () => {
    const stranger = await signedIn('manager', other);
    const { account } = await signedIn('mentor');
    for (const answer of [
      await stranger.http.get(`/en/office/team/${account.id}`),
      await stranger.http.form(`/en/office/team/${account.id}/end`, {}),
      await stranger.http.get(api('/members')),
      await stranger.http.put(api(`/members/${account.id}`), { roles: ['manager'] }),
      await stranger.http.delete(api(`/members/${account.id}`)),
      await stranger.http.get(api('/invitations')),
      await stranger.http.post(api('/invitations'), ana('x@people.example')),
    ])
      expect(answer.status).toBe(404);
    const { http } = await signedIn('coordinator');
    expect((await http.get('/en/office/team')).status).toBe(403);
    expect((await http.get(api('/members'))).status).toBe(403);
    expect(readable((await http.get('/en/office/tools')).text)).not.toContain('Who works here');
  });
});
