import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { type Fields, fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  stranger = await clientOf(app, await makeOrganisation(app));
});
afterAll(() => app.close());

const CRITERIA = [
  { text: { en: 'Lives in the town', ar: 'يسكن في المدينة' }, points: 3 },
  { text: { en: 'Has no course yet' }, points: 2 },
];

interface Chosen extends OpenClass {
  readonly town: string;
  readonly first: string;
}

/** A class of two places that chooses among applications by two criteria. */
async function choosing(capacity = 2): Promise<Chosen> {
  const group = await makeClass(app, legis, { class: { admission: 'approval', capacity, criteria: CRITERIA } });
  const { criteria } = (await app.http.get(`/api/v1/classes/${group.id}`)).body;
  return { ...group, town: criteria[0].id, first: criteria[1].id };
}

async function apply(group: OpenClass, fullName: string, input: Record<string, unknown> = {}) {
  const { body, status } = await join(app.http, group.id, { fullName, ...input });
  expect({ status, answer: body.status }).toEqual({ status: 201, answer: 'applied' });
  return { id: body.id as string, secret: body.secret as string };
}

const pathOf = ({ code }: OpenClass): string => `/en/office/classes/${code}/applications`;

describe('A class that chooses among applications', () => {
  it('publishes what counts, on the page of the course, while joining and in the API', async () => {
    const group = await choosing();
    const page = await app.http.get(`/en/courses/${group.course.slug}`);
    expect(readable(page.text)).toContain('Lives in the town: 3 points Has no course yet: 2 points');
    const arabic = await app.http.get(`/ar/courses/${group.course.slug}`);
    expect(arabic.text).toContain('يسكن في المدينة');
    const { criteria } = (await app.http.get(`/api/v1/classes/${group.id}`)).body;
    expect(criteria).toEqual([
      { id: group.town, ...CRITERIA[0] },
      { id: group.first, ...CRITERIA[1] },
    ]);
  });

  it('is planned with its points by form; changed words keep the points that were given', async () => {
    const group = await choosing();
    const path = `/en/office/plan/classes/${group.code}`;
    const form: Fields = { ...fieldsOf((await staff.get(path)).text, path), 'criteria.ar': '' };
    expect(form['criteria.en']).toBe('Lives in the town 3\nHas no course yet 2');
    const bare = await staff.form(path, { ...form, 'criteria.en': 'Lives in the town\nNo course 2', do: 'save' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Write the points at the end of each line');
    const done = await staff.form(path, { ...form, 'criteria.en': 'Has no course yet: 4\nLives here 3', do: 'save' });
    expect(done.status).toBe(303);
    const { criteria } = (await app.http.get(`/api/v1/classes/${group.id}`)).body;
    expect(criteria).toMatchObject([
      { id: group.first, points: 4 },
      { id: group.town, text: { en: 'Lives here' }, points: 3 },
    ]);
  });

  it('asks on the last page of joining what is true', async () => {
    const group = await choosing();
    const client = app.http.with({});
    const at = `/en/classes/${group.code}/join`;
    await client.form(`${at}/name`, { fullName: 'Lina Saad' });
    await client.form(`${at}/phone`, { phone: newPhone(), whose: 'mine' });
    await client.form(`${at}/help`, { language: 'en' });
    const check = await client.get(`${at}/check`);
    expect(readable(check.text)).toMatch(/What is true for you\?.*Lives in the town 3 points/);
    const done = await client.form(`${at}/check`, { ifFull: 'refuse', criteria: group.town });
    expect(done.headers['location']).toContain('/places/');
    const { items } = (await staff.get(`/api/v1/classes/${group.id}/applications`)).body;
    expect(items).toMatchObject([{ fullName: 'Lina Saad', says: [group.town], met: [], points: 0 }]);
  });
});

describe('The office, among applications', () => {
  it('sees all with their answers, gives points, and the most points stand on top', async () => {
    const group = await choosing();
    const amira = await apply(group, 'Amira Haddad', { needs: 'Interpreter', freePlace: true });
    const omar = await apply(group, 'Omar Khalil', { criteria: [group.first, 'invented'] });
    const page = await staff.get(pathOf(group));
    expect(page.status).toBe(200);
    const text = readable(page.text);
    expect(text).toContain('2 people or parties ask. 2 places are free.');
    expect(text).toMatch(/Amira Amira Haddad 0 points English\..*Interpreter.*Omar Omar Khalil 0 points/);
    expect(text).toMatch(/Has no course yet, 2 points says so/);
    const marks = { [`of-${amira.id}`]: 'yes', [`of-${omar.id}`]: 'yes', do: 'points' };
    await staff.form(pathOf(group), { ...marks, [`met-${omar.id}`]: [group.town, group.first] });
    const sorted = readable((await staff.get(pathOf(group))).text);
    expect(sorted).toMatch(/Omar Omar Khalil 5 points.*Amira Amira Haddad 0 points/);
    const history = readable((await staff.get(`/en/office/classes/${group.code}`)).text);
    expect(history).toContain('gave Omar 5 points.');
    const again = await app.db.collection('history').countDocuments({ verb: 'enrolments.points-given' });
    await staff.form(pathOf(group), { ...marks, [`met-${omar.id}`]: [group.town, group.first] });
    expect(await app.db.collection('history').countDocuments({ verb: 'enrolments.points-given' })).toBe(again);
    await staff.form(pathOf(group), marks);
    expect((await staff.get(`/api/v1/classes/${group.id}/applications`)).body.items[1].points).toBe(0);
  });

  it('lets several in at once: the most points first, and the others wait', async () => {
    const group = await choosing(1);
    const amira = await apply(group, 'Amira Haddad');
    const omar = await apply(group, 'Omar Khalil');
    expect((await staff.form(pathOf(group), { do: 'admit' })).headers['location']).toMatch(/applications$/);
    await staff.put(`/api/v1/enrolments/${omar.id}/points`, { met: [group.town] });
    const done = await staff.form(pathOf(group), { do: 'admit', who: [amira.id, omar.id] });
    expect(done.status).toBe(303);
    expect((await staff.get(`/api/v1/enrolments/${omar.id}`)).body.status).toBe('enrolled');
    expect((await staff.get(`/api/v1/enrolments/${amira.id}`)).body.status).toBe('waiting');
    expect(readable((await staff.get(pathOf(group))).text)).toContain('Nobody waits for an answer.');
  });

  it('lets in by the points just ticked, also when somebody else decided about one of them meanwhile', async () => {
    const group = await choosing(1);
    const [amira, omar, rana] = [
      await apply(group, 'Amira Haddad'),
      await apply(group, 'Omar Khalil'),
      await apply(group, 'Rana Mithal'),
    ];
    await staff.put(`/api/v1/enrolments/${amira.id}/points`, { met: [group.first] });
    const no = { answer: 'refuse', enrolmentIds: [rana.id], reason: 'Lives in another town.' };
    await staff.post(`/api/v1/classes/${group.id}/applications/decisions`, no);
    const ticks = { [`of-${rana.id}`]: 'yes', [`met-${rana.id}`]: [group.first], [`of-${omar.id}`]: 'yes' };
    const body = { ...ticks, [`met-${omar.id}`]: [group.town, group.first], do: 'admit', who: [amira.id, omar.id] };
    expect((await staff.form(pathOf(group), body)).status).toBe(303);
    const states = await Promise.all(
      [amira, omar, rana].map(async ({ id }) => (await staff.get(`/api/v1/enrolments/${id}`)).body.status),
    );
    expect(states).toEqual(['waiting', 'enrolled', 'refused']);
  });

  it('refuses several with one reason, which each reads in a letter in the own language', async () => {
    const group = await choosing();
    const samira = await apply(group, 'Samira Haddad', { email: 'samira@example.org', language: 'ar' });
    const blerim = await apply(group, 'Blerim Krasniqi', { email: 'blerim@example.org', language: 'sq' });
    const asked = await staff.form(pathOf(group), { do: 'refuse', who: [samira.id, blerim.id] });
    expect(asked.status).toBe(200);
    expect(readable(asked.text)).toMatch(/Say no to 2 applicants\?.*Samira.*Arabic 1 and Albanian 1/);
    const who = { who: [samira.id, blerim.id] };
    const bare = await staff.form(`${pathOf(group)}/refusal`, { ...who, reason: ' ' });
    expect(bare.status).toBe(422);
    expect(bare.text.match(/name="who"/g)).toHaveLength(2);
    await staff.form(`${pathOf(group)}/refusal`, { ...who, reason: 'Only two places, and twenty asked.' });
    await app.drain();
    const mails = ['samira', 'blerim'].map((name) => app.mail.last(`${name}@example.org`));
    expect(mails[0]?.text).toContain('السبب، بكلمات فريقنا');
    expect(mails[1]?.text).toContain('Pse, me fjalët e ekipit tonë');
    for (const mail of mails) expect(mail?.text).toContain('Only two places, and twenty asked.');
    const rows = await app.db.collection('enrolments').find({ classId: group.id }).toArray();
    expect(JSON.stringify(rows)).not.toContain('twenty asked');
    const history = await app.db.collection('history').find({ classId: group.id }).toArray();
    expect(JSON.stringify(history)).not.toContain('twenty asked');
    expect(readable((await staff.get(pathOf(group))).text)).toContain('Reason: “Only two places, and twenty asked.”');
  });

  it('answers whoever was refused and asks why', async () => {
    const group = await choosing();
    const omar = await apply(group, 'Omar Khalil');
    const holder = app.http.with({ 'x-secret': omar.secret });
    const place = `/en/places/${omar.secret}`;
    expect((await holder.post(`/api/v1/enrolments/${omar.id}/question`, {})).body.code).toBe('wrong_state');
    await staff.post(`/api/v1/enrolments/${omar.id}/rejection`, { reason: 'The group is full.' });
    expect(readable((await app.http.get(place)).text)).toMatch(/Why, in the words of our team: The group is full\./);
    await app.http.form(`${place}/question`, {});
    await app.http.form(`${place}/question`, {});
    const waits = readable((await app.http.get(place)).text);
    expect(waits).toMatch(/You asked on .* We answer you here/);
    expect(waits).not.toContain('I want to know more');
    const today = await staff.get('/en/office');
    expect(readable(today.text)).toMatch(/Want to know why 1 Omar.*asks why.*Answer for Omar/);
    const path = `${pathOf(group)}/${omar.id}/question?back=today`;
    expect(readable((await staff.get(path)).text)).toContain('“The group is full.”');
    expect((await staff.form(path, { reason: '' })).status).toBe(422);
    expect((await staff.form(path, { reason: 'Others had more points.' })).headers['location']).toBe('/en/office');
    await app.drain();
    expect(readable((await app.http.get(place)).text)).toContain(
      'Our answer to your question: Others had more points.',
    );
    expect(readable((await staff.get('/en/office')).text)).not.toContain('Want to know why');
    const { body } = await holder.get(`/api/v1/enrolments/${omar.id}`);
    expect(body.refusal).toMatchObject({ because: 'The group is full.', answer: 'Others had more points.' });
    const twice = await staff.post(`/api/v1/enrolments/${omar.id}/explanation`, { text: 'Once more.' });
    expect(twice.body.code).toBe('wrong_state');
  });

  it('decides over the API, each for itself', async () => {
    const group = await choosing();
    const [one, two] = [await apply(group, 'Amira Haddad'), await apply(group, 'Omar Khalil')];
    const at = `/api/v1/classes/${group.id}/applications/decisions`;
    await app.http.with({ 'x-secret': two.secret }).delete(`/api/v1/enrolments/${two.id}`);
    const ids = [one.id, two.id];
    const { body } = await staff.post(at, { answer: 'admit', enrolmentIds: ids });
    expect(body.items).toEqual([
      { enrolmentId: one.id, status: 'enrolled' },
      { enrolmentId: two.id, code: 'wrong_state' },
    ]);
    expect((await staff.post(at, { answer: 'refuse', enrolmentIds: ids })).status).toBe(422);
    const elsewhere = await choosing();
    const other = `/api/v1/classes/${elsewhere.id}/applications/decisions`;
    expect((await staff.post(other, { answer: 'admit', enrolmentIds: [one.id] })).status).toBe(404);
    expect((await stranger.post(at, { answer: 'admit', enrolmentIds: [one.id] })).status).toBe(404);
    expect((await stranger.put(`/api/v1/enrolments/${one.id}/points`, { met: [] })).status).toBe(404);
    expect((await stranger.get(`/api/v1/classes/${group.id}/applications`)).status).toBe(404);
  });

  it('keeps nothing of it once the data of the person are deleted', async () => {
    const group = await choosing();
    const manager = await clientOf(app, legis, 'manager');
    const lina = await apply(group, 'Lina Saad', { criteria: [group.town] });
    await staff.put(`/api/v1/enrolments/${lina.id}/points`, { met: [group.town] });
    await staff.post(`/api/v1/enrolments/${lina.id}/rejection`, { reason: 'Works at that time.' });
    const { personId } = (await staff.get(`/api/v1/enrolments/${lina.id}`)).body;
    expect((await manager.delete(`/api/v1/people/${personId}`)).status).toBe(200);
    const row = await app.db.collection<{ _id: string }>('enrolments').findOne({ _id: lina.id });
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['refusal']));
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['met']));
    expect(Object.keys(row ?? {})).not.toEqual(expect.arrayContaining(['says']));
  });
});
