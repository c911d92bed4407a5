import type { Organisation } from '../../src/organisations';
import { join, makeClass, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
});
afterAll(() => app.close());

async function party(more: object = {}, overrides: object = {}) {
  const group = await makeClass(app, legis, overrides);
  const { body } = await join(app.http, group.id, {
    fullName: 'Samira Haddad',
    phone: newPhone(),
    language: 'en',
    seats: 3,
    ...more,
  });
  const own = app.http.with({ 'x-secret': body.secret });
  const name = (...names: string[]) =>
    own.put(`/api/v1/enrolments/${body.id}/companions`, { companions: names.map((fullName) => ({ fullName })) });
  return { id: body.id as string, secret: body.secret as string, own, name };
}

const persons = () => app.db.collection('persons');
const readable = () => persons().countDocuments({ organisationId: legis.id, fullName: { $exists: true } });

describe('Companions who are named anew', () => {
  it('leave nothing of those who were named before', async () => {
    const { id, own, name } = await party({ companions: [{ fullName: 'Lina Haddad' }, { fullName: 'Sami Haddad' }] });
    const all = await readable();
    await own.post(`/api/v1/enrolments/${id}/name-confirmation`, { name: 'Sami Haddad', companion: 2 });
    await own.post(`/api/v1/enrolments/${id}/name-confirmation`, { name: 'Lina Haddad', companion: 1 });
    expect((await name('Lina Haddad', 'Omar Haddad')).status).toBe(200);
    expect(await readable()).toBe(all);
    const row = await app.db.collection('enrolments').findOne({ _id: id } as never);
    expect(Object.keys(row?.['certificateNames'] as object)).toEqual(['1']);
    expect((await name()).body.companions).toEqual([]);
    expect(await readable()).toBe(all - 2);
  });

  it('leave nothing either when two name them at the same moment', async () => {
    const { id, name } = await party();
    const before = await readable();
    const names = Array.from({ length: 4 }, (_, at) => name(`Lina ${'ABCD'[at]}`, `Sami ${'ABCD'[at]}`));
    expect((await Promise.all(names)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await readable()).toBe(before + 2);
    const row = await app.db.collection('enrolments').findOne({ _id: id } as never);
    const ids = (row?.['companions'] as { personId: string }[]).map(({ personId }) => personId);
    expect(await persons().countDocuments({ _id: { $in: ids }, erased: { $exists: false } })).toBe(2);
  });
});

describe('Deleting by several clicks at once', () => {
  it.each([
    ['a place', {}],
    ['an application', { class: { admission: 'approval' } }],
  ])('answers each of them as the first, for %s', async (_, overrides) => {
    const { secret } = await party({}, overrides);
    const before = await readable();
    const posts = Array.from({ length: 3 }, () => app.http.form(`/en/places/${secret}/deletion`, {}));
    expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await readable()).toBe(before - 1);
  });
});

describe('The numbers that somebody kept', () => {
  it('are found for deleting without reading all of them', async () => {
    const plan = await app.db
      .collection('kept_numbers')
      .find({ subject: { $in: ['x'] } })
      .explain();
    expect(JSON.stringify(plan)).toContain('IXSCAN');
  });
});
