import { Access } from '../../src/access';
import type { Organisation } from '../../src/organisations';
import { systemActor } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let teacher: HttpClient;
let teacherId: string;
let mine: OpenClass;
let other: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { name: { en: 'Legis Association' } });
  staff = await clientOf(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name: 'Vesna Primer' });
  teacherId = account.id;
  teacher = app.http.with({});
  await teacher.form('/en/sign-in', { email: account.email, password: PASSWORD });
  mine = await makeClass(app, legis, {
    course: { title: { en: 'Weaving' } },
    class: { instructorIds: [teacherId], venue: { en: 'Loom room' } },
  });
  other = await makeClass(app, legis, { course: { title: { en: 'Pastry' } }, class: { venue: { en: 'Kitchen' } } });
  await join(app.http, mine.id, { fullName: 'Samira Zeytun' });
});
afterAll(() => app.close());

const make = (kind: string, subject: string, client = staff): Promise<Answer> =>
  client.post(`/api/v1/calendars/${kind}/${subject}/address`);
const pathOf = ({ body }: Answer): string => new URL(body.url as string).pathname;
const read = async (kind: string, subject: string): Promise<Answer> => app.http.get(pathOf(await make(kind, subject)));
const listed = async (kind: string): Promise<{ subject: string; title: { en: string }; url: string | null }[]> =>
  (await staff.get('/api/v1/calendars')).body.items.filter((one: { kind: string }) => one.kind === kind);

describe('A calendar behind a secret address', () => {
  it('holds the meetings of all, of one class, of one room or of one teacher, and no name of a learner', async () => {
    const kitchen = (await listed('room')).find(({ title }) => title.en === 'Kitchen')!;
    const all = await read('organisation', legis.id);
    expect(all.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    });
    expect(all.text).toMatch(/SUMMARY:Weaving \(\w\)/);
    expect(all.text).toMatch(/SUMMARY:Pastry/);
    for (const [kind, subject, own, foreign] of [
      ['class', mine.id, 'Weaving', 'Pastry'],
      ['room', kitchen.subject, 'Pastry', 'Weaving'],
      ['instructor', teacherId, 'Weaving', 'Pastry'],
    ] as const) {
      const { text } = await read(kind, subject);
      expect(text).toContain(`SUMMARY:${own}`);
      expect(text).not.toContain(`SUMMARY:${foreign}`);
      expect(text).not.toContain('Samira');
    }
  });

  it('keeps a meeting under its UID with a higher number when it changes, and says cancelled when the class is off', async () => {
    const path = pathOf(await make('class', other.id));
    const parts = async () => {
      const { text } = await app.http.get(path);
      const all = (name: string) => [...text.matchAll(new RegExp(`^${name}:(.*)\\r$`, 'gm'))].map(([, value]) => value);
      return { uids: all('UID'), sequences: all('SEQUENCE'), states: all('STATUS') };
    };
    const before = await parts();
    await staff.patch(`/api/v1/classes/${other.id}`, { venue: { en: 'School' } });
    const moved = await parts();
    await staff.post(`/api/v1/classes/${other.id}/cancellation`, { reason: 'No oven.' });
    const off = await parts();
    expect([moved.uids, off.uids]).toEqual([before.uids, before.uids]);
    expect([before.sequences, moved.sequences, off.sequences]).toEqual([
      ['0', '0'],
      ['1', '1'],
      ['2', '2'],
    ]);
    expect(off.states).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is not there for an old address once a new one is made', async () => {
    const old = pathOf(await make('class', mine.id));
    expect((await app.http.get(old)).status).toBe(200);
    const fresh = pathOf(await make('class', mine.id));
    expect(fresh).not.toBe(old);
    expect((await app.http.get(old)).status).toBe(404);
    expect((await app.http.get(fresh)).status).toBe(200);
  });

  it('of a room stays the same when its name gets another language', async () => {
    const studio = await makeClass(app, legis, { class: { venue: { en: 'Studio' } } });
    const before = (await listed('room')).find(({ title }) => title.en === 'Studio')!;
    const old = pathOf(await make('room', before.subject));
    await staff.patch(`/api/v1/classes/${studio.id}`, { venue: { mk: 'Студио', en: 'Studio' } });
    const after = (await listed('room')).filter(({ title }) => title.en === 'Studio');
    expect(after.map(({ subject, url }) => [subject, new URL(url!).pathname])).toEqual([[before.subject, old]]);
    expect((await app.http.get(old)).text).toMatch(/NAME;VALUE=TEXT:Studio[^]*SUMMARY/);
    expect((await make('room', before.subject)).status).toBe(200);
    expect((await app.http.get(old)).status).toBe(404);
  });

  it('of somebody who teaches here no more opens nothing, and can be ended', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], {
      name: 'Ljubica Primer',
    });
    await makeClass(app, legis, { class: { instructorIds: [account.id] } });
    const path = pathOf(await make('instructor', account.id));
    expect((await app.http.get(path)).status).toBe(200);
    const known = (await app.get(Access).members(legis.id)).find((member) => member.account.id === account.id)!;
    for (const one of known.grants) await app.get(Access).withdraw(systemActor('tests'), one);
    expect((await app.http.get(path)).status).toBe(404);
    expect((await listed('instructor')).map(({ subject }) => subject)).toContain(account.id);
    expect((await make('instructor', account.id)).status).toBe(200);
  });

  it('shows nothing of a draft', async () => {
    const draft = await makeClass(app, legis, {
      course: { title: { en: 'Secret craft' } },
      class: { draft: true },
    });
    expect((await read('organisation', legis.id)).text).not.toContain('Secret craft');
    expect((await make('class', draft.id)).status).toBe(404);
  });

  it('is made by nobody of another organisation, and by a teacher for the own meetings alone', async () => {
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    expect((await make('class', mine.id, stranger)).status).toBe(404);
    expect((await make('class', mine.id, teacher)).status).toBe(403);
    expect((await make('instructor', teacherId, teacher)).status).toBe(200);
    expect((await make('moon', mine.id)).status).toBe(404);
  });
});

describe('The page of the calendars', () => {
  it('gives each address to copy and to open, and says who made it', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], {
      name: 'Mira Primer',
    });
    const office = app.http.with({});
    await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
    const answer = await office.form(`/en/office/calendars/class/${mine.id}/address`, {});
    expect(answer.status).toBe(303);
    const page = await office.follow(answer);
    const url = (await listed('class')).find(({ subject }) => subject === mine.id)!.url!;
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain(`href="${url.replace(/^https?:/, 'webcal:')}"`);
    expect(page.text).toContain(`value="${url}"`);
    expect(readable(page.text)).toMatch(/The new address is made\..*Mira Primer made this address/);
    expect((await office.get(`/en/office/classes/${mine.code}`)).text).toContain('made a new address of a calendar');
  });

  it('has its part on the page of whoever teaches', async () => {
    const answer = await teacher.form('/en/teach/calendar', {});
    expect(answer.status).toBe(303);
    const { text } = await teacher.get('/en/teach');
    const [, path = ''] = /value="https?:\/\/[^/]+(\/en\/calendars\/\w+\.ics)"/.exec(text) ?? [];
    expect((await app.http.get(path)).text).toContain('SUMMARY:Weaving');
  });
});
