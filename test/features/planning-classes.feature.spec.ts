import type { Organisation } from '../../src/organisations';
import type { Course } from '../../src/tracks';
import { clientOf, makeAccount } from '../factories/account';
import { makeCourse } from '../factories/course';
import { join, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { BASICS, classAt, datedForm, NEW_CLASS as NEW, PATTERN } from '../factories/planned-class';
import { makeClass, meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { type Fields, fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';
import { copies, readsDuring } from '../support/reads';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let course: Course;
let ljubica: string;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', country: 'MK', timeZone: 'Europe/Skopje' });
  staff = await clientOf(app, legis);
  course = await makeCourse(app, legis, { title: { en: 'First stitches' } });
  const role = { organisationId: legis.id, role: 'instructor' as const };
  ljubica = (await makeAccount(app, [role], { name: 'Ljubica Example' })).id;
});
afterAll(() => app.close());

const dated = (more: Fields = {}) => datedForm(staff, course.slug, more);
const classOf = (location: string | undefined) => classAt(staff, location);

describe('The form of a class', () => {
  it('makes dates of a pattern, without holidays and days that were named, and keeps what was typed', async () => {
    const blank = fieldsOf((await staff.get(`${NEW}?course=${course.slug}`)).text, '/classes/new');
    const page = await staff.form(NEW, { ...blank, ...BASICS, ...PATTERN, count: '7', do: 'dates' });
    const text = readable(page.text);
    expect(text).toContain('The 7 dates');
    expect(text).toMatch(/1 Thursday 18 November 2027 , 17:30 to 19:30/);
    expect(text).toContain('Thursday 25 November 2027 left out as you asked');
    const next = await staff.form(NEW, { ...fieldsOf(page.text, '/classes/new'), count: '6', do: 'dates' });
    expect(readable(next.text)).toContain('The 6 dates');
    const eighth = { ...PATTERN, 'first-d': '7', 'first-m': '12', days: ['3'], count: '2', except: '' };
    const holiday = await staff.form(NEW, { ...blank, ...BASICS, ...eighth, do: 'dates' });
    expect(readable(holiday.text)).toMatch(/Wednesday 8 December 2027 St Clement of Ohrid, no class/);
    expect(fieldsOf(holiday.text, '/classes/new')).toMatchObject({ town: 'Skopje', languages: ['ar', 'mk'] });
  });

  it('takes a date out, holds a holiday anyway, changes one and adds one, without a script', async () => {
    const form = await dated();
    const without = await staff.form(NEW, { ...form, do: 'skip-0' });
    expect(readable(without.text)).toContain('The 5 dates');
    const held = await staff.form(NEW, { ...fieldsOf(without.text, '/classes/new'), do: 'hold-0' });
    expect(readable(held.text)).toContain('The 6 dates');
    const open = await staff.form(NEW, { ...form, do: 'edit-1' });
    expect(open.text).toContain('id="meeting-1-d"');
    const changed = {
      ...fieldsOf(open.text, '/classes/new'),
      'meeting-1-d': '24',
      'meeting-1-from': '9',
      'meeting-1-to': '11',
    };
    const shut = await staff.form(NEW, { ...changed, do: 'look' });
    expect(readable(shut.text)).toMatch(/Wednesday 24 November 2027 , 9:00 to 11:00/);
    const wrong = await staff.form(NEW, { ...changed, 'meeting-1-d': '31', do: 'draft' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#meeting-1-d">Enter a day of the calendar');
    const more = await staff.form(NEW, { ...form, do: 'add' });
    expect(readable(more.text)).toContain('The 7 dates');
  });

  it('saves one draft however often it is sent, at the right times over the change of clocks', async () => {
    const form = await dated({
      ...PATTERN,
      'first-d': '26',
      'first-m': '10',
      days: [],
      count: '2',
      teachers: ljubica,
      except: '',
    });
    const [one, two] = [
      await staff.form(NEW, { ...form, do: 'draft' }),
      await staff.form(NEW, { ...form, do: 'draft' }),
    ];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(two.headers['location']).toBe(one.headers['location']);
    const made = await classOf(one.headers['location']);
    expect(made).toMatchObject({
      state: 'draft',
      capacity: 12,
      minimum: 8,
      group: 'A',
      instructorIds: [ljubica],
      freePlaces: 'all',
    });
    expect(made.sessions.map(({ start }) => start)).toEqual(['2027-10-26T15:30:00.000Z', '2027-11-02T16:30:00.000Z']);
    const page = await staff.follow(one);
    expect(readable(page.text)).toContain('Saved as a draft. Nobody else sees it yet.');
  });

  it('is saved at once at a place whose languages stand in another order, after a mistake too, and shows that place once', async () => {
    const own = await makeOrganisation(app, { country: 'MK' });
    const office = await clientOf(app, own);
    const embroidery = await makeCourse(app, own, { title: { en: 'First stitches' } });
    const row = await makeClass(app, own, { courseId: embroidery.id, town: 'Skopje' });
    const venue = { mk: 'Работилница', en: 'Workshop' };
    // As other doors into the database leave it: the order of keys means nothing.
    await app.db.collection<{ _id: string }>('classes').updateOne({ _id: row.id }, { $set: { venue } });
    const blank = fieldsOf((await office.get(`${NEW}?course=${embroidery.slug}`)).text, '/classes/new');
    const { town: _town, 'venue.en': _venue, place: _place, ...rest } = BASICS;
    const sent = { ...blank, ...rest, ...PATTERN, minimum: '13' };
    const dates = fieldsOf((await office.form(NEW, { ...sent, do: 'dates' })).text, '/classes/new');
    const refused = await office.form(NEW, { ...dates, do: 'publish' });
    expect(refused.status).toBe(422);
    const mended = { ...fieldsOf(refused.text, '/classes/new'), minimum: '4', do: 'publish' };
    const made = await office.form(NEW, mended);
    expect(made.status).toBe(303);
    expect(made.headers['location']).toMatch(/\/publication$/);
    const again = await office.get(`${NEW}?course=${embroidery.slug}`);
    expect(again.text.match(/<option[^>]*>Workshop/g)).toHaveLength(1);
  });

  it('lets nothing that was typed after saving get lost', async () => {
    const form = await dated();
    await staff.form(NEW, { ...form, do: 'draft' });
    const back = await staff.form(NEW, { ...form, capacity: '9', do: 'draft' });
    expect(back.status).toBe(409);
    expect(readable(back.text)).toContain('This was saved from this page already.');
    const path = /action="([^"]*\/plan\/classes\/[^"]+)"/.exec(back.text)?.[1] ?? '';
    const saved = await staff.form(path, { ...fieldsOf(back.text, path), do: 'draft' });
    expect(saved.status).toBe(303);
    expect(await classOf(saved.headers['location'])).toMatchObject({ capacity: 9 });
  });

  it('says beside the fields what is missing, and keeps all', async () => {
    const sent = await staff.form(NEW, {
      town: 'Skopje',
      place: 'other',
      capacity: 'many',
      free: 'some',
      'decide-d': '5',
      do: 'draft',
    });
    expect(sent.status).toBe(422);
    for (const id of ['course', 'venue.', 'first-d', 'languages', 'capacity', 'admission', 'freeCount', 'decide-d'])
      expect(sent.text).toContain(`<a href="#${id}`);
    expect(fieldsOf(sent.text, '/classes/new')).toMatchObject({
      town: 'Skopje',
      capacity: 'many',
      free: 'some',
      'decide-d': '5',
    });
    const pattern = await staff.form(NEW, {
      'first-d': '31',
      'first-m': '2',
      'first-y': '2027',
      from: '5 pm',
      do: 'dates',
    });
    expect(pattern.status).toBe(422);
    for (const id of ['first-d', 'from', 'to', 'count']) expect(pattern.text).toContain(`<a href="#${id}"`);
    const look = await staff.form(NEW, { town: 'Skopje', place: 'other', do: 'look' });
    expect(look.status).toBe(200);
  });

  it('warns of a taken room and a busy teacher with who and when, and lets it be saved', async () => {
    const other = await makeClass(app, legis, {
      courseId: course.id,
      venue: { en: 'Weaving mill' },
      instructorIds: [ljubica],
      sessions: [{ start: '2027-11-18T16:00:00Z', end: '2027-11-18T17:30:00Z' }],
    });
    const form = await dated({ 'venue.en': 'weaving mill', teachers: ljubica });
    const page = await staff.form(NEW, { ...form, do: 'look' });
    const text = readable(page.text);
    expect(text).toContain('1 clash with another class.');
    expect(text).toContain('Room is taken');
    expect(text).toContain(
      `First stitches, group ${other.group} is in this room from 17:00 to 18:30, with Ljubica Example.`,
    );
    expect(text).toContain(`Ljubica Example teaches First stitches, group ${other.group} from 17:00 to 18:30.`);
    expect((await staff.form(NEW, { ...form, do: 'draft' })).status).toBe(303);
  });

  it('shows as it stands how learners will see it', async () => {
    const text = readable((await staff.form(NEW, { ...(await dated()), do: 'look' })).text);
    expect(text).toMatch(/So people will see it Beginner First stitches.*Starts Thu 18 November, 17:30/);
    expect(text).toContain('12 places, runs from 8');
    expect(text).toContain('Texts of the course: 1 of 6 languages are ready.');
  });
});

describe('A class that is there', () => {
  const pathOf = (code: string): string => `/en/office/plan/classes/${code}`;

  it('is changed as it was read: its meetings keep their ids, and a stale form loses nothing', async () => {
    const row = await makeClass(app, legis, { courseId: course.id });
    const path = pathOf(row.code);
    const form = fieldsOf((await staff.get(path)).text, row.code);
    const same = await staff.form(path, { ...form, do: 'save' });
    expect([same.status, (await classOf(`/classes/${row.code}`)).version]).toEqual([303, row.version]);
    const fewer = await staff.form(path, { ...form, do: 'skip-1' });
    const saved = await staff.form(path, { ...fieldsOf(fewer.text, row.code), capacity: '14', do: 'save' });
    expect(saved.status).toBe(303);
    const after = await classOf(saved.headers['location']);
    expect(after.sessions).toMatchObject([{ id: row.sessions[0]?.id }, { id: row.sessions[1]?.id, cancelled: true }]);
    expect(after).toMatchObject({ capacity: 14, teachingLanguages: ['mk', 'ar'], town: 'Skopje' });
    const stale = await staff.form(path, { ...form, minimum: '5', do: 'save' });
    expect(stale.status).toBe(412);
    expect(readable(stale.text)).toContain('Somebody else changed this after you opened it.');
    expect(fieldsOf(stale.text, row.code)['minimum']).toBe('5');
  });

  it('keeps what it tells of its place when a later class there tells something else, and nobody hears of a change', async () => {
    const place = { town: 'Bitola', venue: { en: 'Old bakery' } };
    const told = { directions: { en: 'Over the yard' }, children: { en: 'A playroom' }, stepFree: true };
    const row = await makeClass(app, legis, { courseId: course.id, ...place, ...told });
    const sessions = [{ start: '2028-11-18T16:00:00Z', end: '2028-11-18T17:30:00Z' }];
    const phone = newPhone();
    await join(app.http, row.id, { phone });
    await makeClass(app, legis, { courseId: course.id, ...place, directions: { en: 'By the river' }, sessions });
    const form = fieldsOf((await staff.get(pathOf(row.code))).text, row.code);
    expect((await staff.form(pathOf(row.code), { ...form, minimum: '3', do: 'save' })).status).toBe(303);
    const stored = await app.db.collection<{ _id: string }>('classes').findOne({ _id: row.id });
    expect(stored).toMatchObject({ ...place, ...told, minimum: 3 });
    await app.drain();
    expect(app.mail.to(phone).map(({ text }) => /has changed/.test(text))).toEqual([false]);
  });

  it('has a form that reads of other classes where they are, and nothing else', async () => {
    const own = await makeOrganisation(app);
    const office = await clientOf(app, own);
    const row = await makeClass(app, own, { sessions: meetings(app, 40) });
    await copies(app, 'classes', { _id: row.id }, 100, (at) => ({ code: `more-${at}`, state: 'closed' }));
    const reads = await readsDuring(app, () => office.get(pathOf(row.code)));
    const bytes = reads.filter(({ collection }) => collection === 'classes').map((read) => read.bytes);
    expect(bytes.length).toBeGreaterThan(0);
    expect(Math.max(...bytes)).toBeLessThan(50_000);
  });

  it('never gets smaller than what is taken', async () => {
    const row = await makeClass(app, legis, { courseId: course.id, capacity: 3 });
    const enrolment = { fullName: 'Omar Khalil', phone: '070123456', language: 'mk', seats: 2 };
    await app.http.post(`/api/v1/classes/${row.id}/enrolments`, enrolment);
    const form = fieldsOf((await staff.get(pathOf(row.code))).text, row.code);
    const small = await staff.form(pathOf(row.code), { ...form, capacity: '1', do: 'save' });
    expect(small.status).toBe(409);
    expect(small.text).toContain('id="capacity-error"');
    expect(readable(small.text)).toContain('2 places are taken. Enter this number or a higher one');
  });

  it('is copied with all but its dates, which move by whole weeks', async () => {
    const sessions = [
      { start: '2027-10-20T15:30:00Z', end: '2027-10-20T17:30:00Z' },
      { start: '2027-10-27T15:30:00Z', end: '2027-10-27T17:30:00Z' },
    ];
    const row = await makeClass(app, legis, { courseId: course.id, minimum: 4, freePlaces: 3, sessions });
    const ask = await staff.get(`${pathOf(row.code)}/copy`);
    expect(readable(ask.text)).toContain('It takes the first Wednesday from this day on.');
    const start = 'start-d=1&start-m=november&start-y=2027';
    const form = fieldsOf((await staff.get(`${NEW}?copy=${row.code}&${start}`)).text, '/classes/new');
    const made = await classOf((await staff.form(NEW, { ...form, do: 'draft' })).headers['location']);
    expect(made).toMatchObject({ state: 'draft', minimum: 4, freePlaces: 3, venue: row.venue, town: row.town });
    expect(made.sessions.map(({ start: at }) => at)).toEqual(['2027-11-03T16:30:00.000Z', '2027-11-10T16:30:00.000Z']);
    expect(made.group).not.toBe(row.group);
    const none = await staff.get(`${NEW}?copy=${row.code}&start-d=40`);
    expect(none.status).toBe(303);
  });

  it('of another organisation, or one that is over, has no form', async () => {
    const row = await makeClass(app, legis, { courseId: course.id });
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    for (const path of ['', '/copy', '/publication'])
      expect((await stranger.get(pathOf(row.code) + path)).status).toBe(404);
    expect((await stranger.form(pathOf(row.code), {})).status).toBe(404);
    expect((await stranger.get(`${NEW}?copy=${row.code}&start-d=1&start-m=1&start-y=2028`)).status).toBe(404);
    await staff.post(`/api/v1/classes/${row.id}/completion`);
    expect((await staff.get(pathOf(row.code))).status).toBe(303);
  });
});
