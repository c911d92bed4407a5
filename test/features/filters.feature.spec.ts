import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
});
afterAll(() => app.close());

/** A coordinator, as a browser is. */
async function coordinator(organisation = legis): Promise<HttpClient> {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role: 'coordinator' }]);
  const client = new HttpClient(app.app);
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return client;
}

describe('A filter of the list of classes', () => {
  it('narrows by part, course and town, is kept under a name, and is a link above the list', async () => {
    const staff = await coordinator();
    const tetovo = await makeClass(app, legis, { class: { town: 'Tetovo' } });
    const skopje = await makeClass(app, legis, { class: { town: 'Skopje' } });
    const narrow = '/en/office/classes?part=upcoming&town=tetovo';
    const page = await staff.get(narrow);
    expect(page.text).toContain(`/en/office/classes/${tetovo.code}"`);
    expect(page.text).not.toContain(`/en/office/classes/${skopje.code}"`);
    const path = '/en/office/filters/classes';
    const form = fieldsOf(page.text, path);
    expect(form).toMatchObject({ part: 'upcoming', town: 'tetovo', name: '' });
    const bare = await staff.form(path, form);
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Give the filter a name');
    expect(bare.text).not.toContain(`/en/office/classes/${skopje.code}"`);
    const kept = await staff.form(path, { ...form, name: 'Soon in Tetovo' });
    expect(kept.headers['location']).toBe(narrow);
    const list = await staff.get('/en/office/classes');
    expect(list.text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&')).toContain(
      `href="${narrow}"><bdi>Soon in Tetovo</bdi>`,
    );
    expect((await staff.get(narrow)).text).not.toContain('Keep this filter');
    const colleague = await coordinator();
    expect((await colleague.get('/en/office/classes')).text).not.toContain('Soon in Tetovo');
  });

  it('is removed by its owner alone, and twice is fine', async () => {
    const staff = await coordinator();
    const saved = await staff.post('/api/v1/me/filters', { list: 'classes', name: 'Over', query: { part: 'past' } });
    expect(saved).toMatchObject({ status: 201, body: { name: 'Over', query: { part: 'past' } } });
    const again = await staff.post('/api/v1/me/filters', { list: 'classes', name: 'Over', query: { part: 'running' } });
    expect(again.body).toMatchObject({ id: saved.body.id, query: { part: 'running' } });
    const colleague = await coordinator();
    await colleague.delete(`/api/v1/me/filters/${saved.body.id}`);
    expect((await staff.get('/api/v1/me/filters?list=classes')).body.items).toHaveLength(1);
    const path = `/en/office/filters/classes/${saved.body.id}/removal`;
    expect((await staff.form(path, {})).status).toBe(303);
    expect((await staff.form(path, {})).status).toBe(303);
    expect((await staff.get('/api/v1/me/filters?list=classes')).body.items).toEqual([]);
  });

  it('is one of twenty at most', async () => {
    const staff = await coordinator();
    const save = (name: string) => staff.post('/api/v1/me/filters', { list: 'classes', name, query: { part: 'past' } });
    for (let number = 1; number <= 20; number += 1) expect((await save(`F${number}`)).status).toBe(201);
    expect((await save('F21')).body).toMatchObject({ code: 'too_many_filters', max: 20 });
    expect((await save('F20')).status).toBe(201);
  });
});

describe('The list of people', () => {
  it('has everybody in classes that are not over, narrowed by state and language', async () => {
    const own = await makeOrganisation(app);
    const staff = await coordinator(own);
    const empty = await staff.get('/en/office/people/list');
    expect(readable(empty.text)).toContain('Nobody is like this now.');
    const group = await makeClass(app, own, { class: { capacity: 1 } });
    await join(app.http, group.id, { fullName: 'Amira Haddad', language: 'ar' });
    await join(app.http, group.id, { fullName: 'Blerim Krasniqi', language: 'sq', ifFull: 'wait' });
    const other = await makeClass(app, await makeOrganisation(app));
    await join(app.http, other.id, { fullName: 'Omar Khalil' });
    const all = readable((await staff.get('/en/office/people/list')).text);
    expect(all).toMatch(/2 enrolments.*Blerim .*waits Albanian.*Amira .*has a place Arabic/);
    expect(all).not.toContain('Omar');
    const narrow = '/en/office/people/list?state=waiting&language=sq';
    const page = await staff.get(narrow);
    expect(readable(page.text)).toContain('1 enrolment');
    expect(page.text).not.toContain('Amira');
    const path = '/en/office/filters/people';
    const kept = await staff.form(path, { ...fieldsOf(page.text, path), name: 'Albanian, waiting' });
    expect(kept.headers['location']).toBe(narrow);
    expect((await staff.get('/en/office/people/list')).text).toContain('<bdi>Albanian, waiting</bdi>');
    expect((await staff.get('/en/office/people/list?course=nobody-knows')).text).not.toContain('Amira');
  });
});
