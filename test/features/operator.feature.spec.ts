import { run } from '../../src/commands';
import { type Organisation, Organisations } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let home: Organisation;
let http: HttpClient;

beforeAll(async () => {
  app = await startApp();
  home = await makeOrganisation(app, { slug: 'home', name: { en: 'Home' } });
  const account = await makeAccount(app, [{ organisationId: home.id, role: 'operator' }]);
  http = app.http.with({});
  await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const ORGANISATION = {
  ...{ slug: 'konec', kind: 'association', country: 'mk', town: 'Skopje', language: 'mk', currency: 'MKD' },
  ...{ 'name.en': 'Konec', 'name.mk': 'Конец', timeZone: 'Europe/Skopje' },
  ...{ 'manager.name': 'Ana Primer', 'manager.email': 'ana@konec.example', 'manager.language': 'mk' },
};

describe('The operator', () => {
  it('adds an organisation on the page, and its first manager takes it from there', async () => {
    const wrong = await http.form('/en/operator', {
      ...ORGANISATION,
      slug: 'Konec!',
      country: 'Macedonia',
      'manager.email': '',
    });
    expect(wrong.status).toBe(422);
    for (const field of ['slug', 'country', 'manager.email'])
      expect([field, wrong.text.includes(`id="${field}-error"`)]).toEqual([field, true]);
    expect(wrong.text).toContain('value="Конец"');
    const taken = await http.form('/en/operator', { ...ORGANISATION, slug: 'home' });
    expect([taken.status, taken.text.includes('Another one has this short name')]).toEqual([422, true]);
    const made = await http.follow(await http.form('/en/operator', ORGANISATION));
    expect(readable(made.text)).toMatch(/The organisation is added.*Konec konec \. Association, Skopje, MK/);
    expect(made.text).not.toMatch(/Ana Primer|ana@konec/);
    await app.drain();
    const path = /sofra\.test(\/mk\/invitations\/\w+)/.exec(app.mail.last('ana@konec.example').text ?? '')?.[1] ?? '';
    const ana = app.http.with({});
    const joined = await ana.form(path, { name: 'Ana Primer', password: 'a-table-for-twelve' });
    expect(joined.headers['location']).toBe('/mk/office');
    expect((await ana.get('/en/office/team')).status).toBe(200);
  });

  it('adds one by the API, once however often it is asked', async () => {
    const manager = { name: 'Ana', email: 'ana@twice.example', language: 'en' };
    const body = {
      ...{ slug: 'twice', kind: 'donor', name: { en: 'Twice' }, country: 'RS', town: 'Niš', language: 'sr-Cyrl' },
      ...{ timeZone: 'Europe/Belgrade', currency: 'RSD', manager },
    };
    const key = { 'idempotency-key': 'found-twice-0000001' };
    const answers = [
      await http.post('/api/v1/organisations', body, key),
      await http.post('/api/v1/organisations', body, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await http.post('/api/v1/organisations', body)).body.code).toBe('slug_taken');
    await app.drain();
    expect(app.mail.to('ana@twice.example')).toHaveLength(1);
  });

  it('closes one whose classes are over: nobody works for it, it is shown nowhere, and it can be opened again', async () => {
    const gone = await makeOrganisation(app, { slug: 'gone', name: { en: 'Gone' } });
    const account = await makeAccount(app, [{ organisationId: gone.id, role: 'manager' }]);
    const team = app.http.with({});
    await team.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
    const program = await clientOf(app, gone);
    const { id } = await makeClass(app, gone, {});
    await program.post(`/api/v1/classes/${id}/publication`, {});
    const question = readable((await http.get('/en/operator/gone/closing')).text);
    expect(question).toMatch(/Close Gone\?.*links, papers and certificates work on/);
    const early = await http.follow(await http.form('/en/operator/gone/closing', {}));
    expect(readable(early.text)).toContain('It is still open');
    expect(await http.put('/api/v1/organisations/gone/closing', {})).toMatchObject({
      ...{ status: 409, body: { code: 'still_open', classes: 1 } },
    });
    await program.post(`/api/v1/classes/${id}/cancellation`, { reason: 'We close.' });
    await app.drain();
    const done = await http.follow(await http.form('/en/operator/gone/closing', {}));
    expect(readable(done.text)).toContain('Closed since');
    await until(async () => (await team.get('/en/office')).status === 403, 3);
    await until(async () => (await program.get(`/api/v1/classes/${id}/roster`)).status === 401, 3);
    const listed = async () => (await app.http.get('/api/v1/organisations')).text.includes('"gone"');
    expect(await listed()).toBe(false);
    expect((await http.form('/en/operator/gone/opening', {})).status).toBe(303);
    await until(async () => (await team.get('/en/office')).status === 200, 3);
    expect(await listed()).toBe(true);
    for (let times = 0; times < 2; times += 1)
      expect((await http.put('/api/v1/organisations/gone/closing', {})).status).toBe(200);
    for (let times = 0; times < 2; times += 1)
      expect((await http.delete('/api/v1/organisations/gone/closing')).status).toBe(204);
  });

  it('does not close the own one, and nobody else does any of it', async () => {
    expect((await http.put('/api/v1/organisations/home/closing', {})).body.code).toBe('own_organisation');
    expect((await http.put('/api/v1/organisations/none/closing', {})).status).toBe(404);
    const manager = await clientOf(app, home, 'manager');
    expect((await manager.get('/en/operator')).status).toBe(403);
    expect((await manager.form('/en/operator/home/closing', {})).status).toBe(403);
    expect((await manager.put('/api/v1/organisations/home/closing', {})).status).toBe(403);
    expect((await http.get('/en/office/team')).status).toBe(403);
  });

  it('begins with an organisation that a command on the server makes', async () => {
    const said: string[] = [];
    const command = (country: string) =>
      run(
        [
          ...['organisation', 'create', '--slug', 'first', '--name', 'Прва', '--country', country, '--town', 'Skopje'],
          ...['--language', 'mk', '--zone', 'Europe/Skopje', '--currency', 'MKD'],
        ],
        (line) => said.push(line),
        (line) => said.push(line),
      );
    expect(await command('Macedonia')).toBe(2);
    expect(said.pop()).toBe('These are not right: country.');
    expect(await command('MK')).toBe(0);
    expect(await app.get(Organisations).getFresh(said[0]?.split(' ')[0] ?? '')).toMatchObject({
      ...{ slug: 'first', name: { mk: 'Прва' }, kind: 'association' },
    });
  });
});
