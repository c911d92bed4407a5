import type { Organisation } from '../../src/organisations';
import type { Course } from '../../src/tracks';
import { clientOf } from '../factories/account';
import { makeCourse } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { classAt, datedForm, NEW_CLASS as NEW } from '../factories/planned-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let course: Course;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', country: 'MK', timeZone: 'Europe/Skopje' });
  staff = await clientOf(app, legis);
  course = await makeCourse(app, legis, { title: { en: 'First stitches' } });
});
afterAll(() => app.close());

const dated = () => datedForm(staff, course.slug);
const classOf = (location: string | undefined) => classAt(staff, location);

describe('A draft', () => {
  it('is looked at once more and published at once', async () => {
    const saved = await staff.form(NEW, { ...(await dated()), do: 'publish' });
    const path = saved.headers['location'] ?? '';
    expect(path).toMatch(/\/publication$/);
    expect(readable((await staff.get(path)).text)).toContain('So people will see it');
    const done = await staff.follow(await staff.form(path, { do: 'now' }));
    expect(readable(done.text)).toContain('The class is published. People can join.');
  });

  it('is published by itself at the time that was set last, once', async () => {
    const saved = await staff.form(NEW, { ...(await dated()), do: 'publish' });
    const path = saved.headers['location'] ?? '';
    const set = async (hours: number): Promise<void> => {
      const at = new Date(Math.ceil(app.clock.now().getTime() / 60_000) * 60_000 + hours * 3_600_000);
      const local = new Intl.DateTimeFormat('sv-SE', {
        timeZone: 'Europe/Skopje',
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const [day = '', time = ''] = local.format(at).split(' ');
      const [y = '', m = '', d = ''] = day.split('-');
      const form = fieldsOf((await staff.get(path)).text, '/publication');
      const answer = await staff.form(path, { ...form, 'at-d': d, 'at-m': m, 'at-y': y, time, do: 'at' });
      expect(answer.status).toBe(303);
    };
    await set(3);
    await set(30);
    const state = () => classOf(saved.headers['location']);
    expect((await state()).publishAt).toBeDefined();
    expect(readable((await staff.get(path)).text)).toContain('Will be published on');
    await app.advance({ hours: 5 });
    expect((await state()).state).toBe('draft');
    await app.advance({ hours: 26 });
    expect(await state()).toMatchObject({ state: 'published' });
    expect((await state()).publishAt).toBeUndefined();
    expect((await staff.get(path)).status).toBe(303);
  });

  it('is not published at a time that is past, nor after it was said that it should not be', async () => {
    const saved = await staff.form(NEW, { ...(await dated()), do: 'publish' });
    const path = saved.headers['location'] ?? '';
    const past = await staff.form(path, { 'at-d': '1', 'at-m': 'may', 'at-y': '2020', time: '9:00', do: 'at' });
    expect(past.status).toBe(422);
    expect(readable(past.text)).toContain('Choose a time that is still to come');
    const { code } = await classOf(path);
    const soon = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    await staff.patch(`/api/v1/classes/${code}`, { publishAt: soon });
    const form = fieldsOf((await staff.get(path)).text, '/publication');
    expect((await staff.form(path, { ...form, do: 'never' })).status).toBe(303);
    await app.advance({ hours: 2 });
    expect((await staff.get(`/api/v1/classes/${code}`)).body.state).toBe('draft');
    await staff.form(path, { do: 'now' });
    const late = await staff.patch(`/api/v1/classes/${code}`, { publishAt: soon });
    expect([late.status, late.body.code]).toEqual([409, 'wrong_state']);
  });
});
