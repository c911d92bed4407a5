import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { type Fields, fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

interface Meeting {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly cancelled?: boolean;
}

const pathOf = ({ code }: OpenClass): string => `/en/office/classes/${code}`;
const meetingsOf = async ({ id }: OpenClass): Promise<Meeting[]> =>
  (await staff.get(`/api/v1/classes/${id}`)).body.sessions as Meeting[];

describe('One meeting of a class', () => {
  it('is cancelled from its row, and those who are in the class hear of it', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 3, 10) } });
    const phone = newPhone();
    await join(app.http, group.id, { fullName: 'Samira Haddad', phone });
    await app.drain();
    const before = app.mail.to(phone).length;
    const [, second] = await meetingsOf(group);
    const path = `${pathOf(group)}/meetings/${second!.id}/cancellation`;
    expect((await staff.get(pathOf(group))).text).toContain(`href="${path}"`);
    const ask = await staff.get(path);
    expect(readable(ask.text)).toContain('1 enrolment is told');
    expect(readable(ask.text)).toContain('2 other meetings stay.');
    const done = await staff.form(path, { answer: 'yes' });
    expect(done.headers['location']).toBe(`${pathOf(group)}#meetings`);
    expect((await meetingsOf(group)).map(({ cancelled }) => cancelled === true)).toEqual([false, true, false]);
    const twice = await staff.form(path, { answer: 'yes' });
    expect(twice.headers['location']).toBe(`${pathOf(group)}#meetings`);
    await app.drain();
    expect(app.mail.to(phone).length).toBe(before + 1);
    const page = readable((await staff.follow(done)).text);
    expect(page).toContain('Meetings 2');
    expect(page).toContain('The meeting is cancelled.');
  });

  it('stays when it is the last, and cannot be changed once it was held', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 1, 10) } });
    const [only] = await meetingsOf(group);
    const refused = await staff.follow(await staff.form(`${pathOf(group)}/meetings/${only!.id}/cancellation`, {}));
    expect(readable(refused.text)).toContain('This is the only meeting that is left.');
    const over = await makeClass(app, legis, { class: { sessions: meetings(app, 2, -3) } });
    const [first] = await meetingsOf(over);
    const path = `${pathOf(over)}/meetings/${first!.id}`;
    expect((await staff.get(pathOf(over))).text).not.toContain(`href="${path}/move"`);
    expect((await staff.get(`${path}/move`)).status).toBe(303);
    expect((await staff.get(`${pathOf(group)}/meetings/${first!.id}/move`)).status).toBe(404);
  });

  it('is moved to another day, after a word on the class that it meets there', async () => {
    const own = await makeOrganisation(app, { settings: { quietHours: null }, timeZone: 'Europe/Skopje' });
    staff = await clientOf(app, own);
    const at = { town: 'Skopje', venue: { en: 'Room 2' }, timeZone: 'Europe/Skopje' };
    const group = await makeClass(app, own, { class: { ...at, sessions: meetings(app, 2, 10) } });
    const busy = [{ start: '2027-03-01T16:00:00Z', end: '2027-03-01T18:00:00Z' }];
    await makeClass(app, own, { class: { ...at, sessions: busy } });
    const [first] = await meetingsOf(group);
    const path = `${pathOf(group)}/meetings/${first!.id}/move`;
    const blank = await staff.get(path);
    const fields = fieldsOf(blank.text, path);
    const wrong = await staff.form(path, { ...fields, 'at-d': '31', 'at-m': 'february', to: '9' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#at-d">Enter a day of the calendar');
    const march: Fields = { 'at-d': '1', 'at-m': 'март', 'at-y': '2027', from: '17:30', to: '19' };
    const clash = await staff.form(path, { ...fields, ...march });
    expect(clash.status).toBe(409);
    expect(readable(clash.text)).toContain('You can still move it there.');
    expect((await meetingsOf(group))[0]).toEqual(first);
    const moved = await staff.form(path, { ...fieldsOf(clash.text, path) });
    expect(moved.headers['location']).toBe(`${pathOf(group)}#meetings`);
    const after = await meetingsOf(group);
    expect(after.find(({ id }) => id === first!.id)).toMatchObject({
      start: '2027-03-01T16:30:00.000Z',
      end: '2027-03-01T18:00:00.000Z',
    });
  });
});
