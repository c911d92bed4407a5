import type { Organisation } from '../../src/organisations';
import type { Role } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';
import { hoursUntil } from '../support/quiet';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { name: { en: 'Legis Association' } });
  staff = await clientOf(app, legis);
  // At noon in Skopje today is the same day for two hours and more in both directions.
  await app.advance({ hours: hoursUntil(12, app.clock.now()) });
});
afterAll(() => app.close());

/** Somebody who signs in, and where that leads. */
async function signedIn(...roles: Role[]) {
  const grants = roles.map((role) => ({ organisationId: legis.id, role }));
  const account = await makeAccount(app, grants, { name: 'Ljubica Primer' });
  const http = app.http.with({});
  const { headers } = await http.form('/en/sign-in', { email: account.email, password: PASSWORD });
  const page = async () => readable((await http.get('/en/teach')).text);
  const json = async () => (await http.get('/api/v1/teach')).body;
  return { id: account.id, http, to: headers['location'], page, json };
}

/** A meeting of so many hours that begins so many hours from now. */
const inHours = (from: number, hours = 2): { start: string; end: string } => {
  const start = Math.floor(app.clock.now().getTime() / 60_000) * 60_000 + from * 3_600_000;
  return { start: new Date(start).toISOString(), end: new Date(start + hours * 3_600_000).toISOString() };
};

/** A class with somebody in it, and the paths of its rolls. */
async function classOf(instructorIds: string[], sessions: { start: string; end: string }[], more = {}) {
  const group = await makeClass(app, legis, { class: { instructorIds, sessions, ...more } });
  const enrolmentId = (await join(staff, group.id)).body.id as string;
  const { body } = await staff.get(`/api/v1/classes/${group.id}`);
  const rolls = (body.sessions as { id: string }[]).map(({ id }) => `/en/office/meetings/${id}/roll`);
  return { ...group, enrolmentId, rolls };
}

describe('Whoever teaches', () => {
  it('begins with the own meetings, and is told kindly that there is no class yet', async () => {
    const { http, to } = await signedIn('instructor');
    expect(to).toBe('/en/teach');
    const { status, headers, text } = await http.get('/en/teach');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(readable(text)).toMatch(/No meeting today, Ljubica\. .*You teach no class yet\./);
    const [parts = ''] = /<nav class="s-snav"[\s\S]*?<\/nav>/.exec(text) ?? [];
    expect(readable(parts).trim()).toBe('Teaching Classes');
    expect(text).toMatch(/href="\/en\/teach" aria-current="page"/);
    expect((await http.get('/en/me')).text).toContain('href="/en/teach">Go to my classes');
    expect((await http.get('/mk/teach')).text).toContain('<html lang="mk"');
  });

  it('is one button away from the roll of today, and sees what comes and whom each class has', async () => {
    const { id, http, page } = await signedIn('instructor');
    const group = await classOf([id], [inHours(-1), inHours(7 * 24)], { town: 'Tetovo', venue: { en: 'House' } });
    await classOf([id], [inHours(30 * 24)]);
    const before = (await http.get('/en/teach')).text;
    expect(before.match(/class="btn"/g)).toHaveLength(1);
    expect(before).toContain(`<a class="btn" href="${group.rolls[0]}">Call the roll`);
    expect(readable(before)).toMatch(/1 meeting today, Ljubica\. .*First stitches, group A House, Tetovo/);
    expect(readable(before)).toMatch(/Your next meeting \S+ .*\(Skopje time\) First stitches, group A House, Tetovo/);
    expect(readable(before)).toMatch(/Your classes that run .*1 person in 3 places\. 0 of 2 meetings are over\./);
    expect(readable(before)).toContain('Your classes that come');
    expect(before.replaceAll('&#x3D;', '=')).toContain(`href="/en/office/classes/${group.code}/lists/sheet"`);
    await http.form(group.rolls[0]!, { all: 'present' });
    expect(await page()).toMatch(/The roll is called: 1 of 1 came\. Look at the roll/);
  });

  it('sees which rolls are missing, and the hours once they are called', async () => {
    const { id, http, page, json } = await signedIn('instructor');
    const group = await classOf([id], [inHours(-72), inHours(-48, 2.5), inHours(24)]);
    await makeClass(app, legis, { class: { instructorIds: [id], sessions: [inHours(-72), inHours(24)] } });
    expect(await page()).toMatch(/Rolls that are missing .*Call the roll.*Call the roll.*Your next meeting/);
    expect((await json()).uncalled).toHaveLength(2);
    for (const roll of group.rolls.slice(0, 2)) await http.form(roll, { all: 'present' });
    expect(await page()).not.toContain('Rolls that are missing');
    const { thisMonth, lastMonth } = (await json()).taught;
    expect([thisMonth.meetings + lastMonth.meetings, thisMonth.minutes + lastMonth.minutes]).toEqual([2, 270]);
    // Two days back may be last month, so the words are looked for in both.
    expect(await page()).toMatch(
      /Hours that you taught .*(4 hours 30 minutes in 2 meetings|2 hours 30 minutes in 1 meeting)/,
    );
  });

  it('sees the hours of a month meeting by meeting, and takes them along as a file', async () => {
    const { id, http } = await signedIn('instructor');
    const group = await classOf([id], [inHours(-72), inHours(24)]);
    await http.form(group.rolls[0]!, { all: 'present' });
    const { start } = inHours(-72);
    const month = start.slice(0, 7);
    expect((await http.get('/en/teach')).text).toContain(`href="/en/teach/hours/${month}"`);
    const shown = await http.get(`/en/teach/hours/${month}`);
    expect(readable(shown.text)).toMatch(/Hours that you taught: .* 2 hours in 1 meeting .*First stitches, group A/);
    const file = await http.get(`/en/teach/hours/${month}/csv`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text).toMatch(
      new RegExp(`Day.*Minutes\\r\\n.*First stitches, group A.*${group.code}.*120\\r\\n.*Together.*120`),
    );
    const { body } = await http.get(`/api/v1/teach/hours/${month}`);
    expect(body).toMatchObject({ month, meetings: 1, minutes: 120, held: [{ classId: group.id }] });
    for (const wrong of ['2026-13', 'now', '2099-01'])
      expect((await http.get(`/api/v1/teach/hours/${wrong}`)).status).toBe(404);
    expect((await staff.get(`/en/teach/hours/${month}`)).status).toBe(403);
  });

  it('shares the class that two teach, and sees nothing of a colleague, or of another organisation', async () => {
    const [ljubica, besa] = [await signedIn('instructor'), await signedIn('instructor')];
    const shared = await classOf([ljubica.id, besa.id], [inHours(-3), inHours(48)]);
    const own = await classOf([besa.id], [inHours(-3), inHours(24)]);
    await ljubica.http.form(shared.rolls[0]!, { all: 'present' });
    const [hers, others] = [await ljubica.json(), await besa.json()];
    expect(hers.today).toMatchObject([{ classId: shared.id, roll: { marked: 1, present: 1 } }]);
    expect(hers.next).toMatchObject({ classId: shared.id, town: 'Skopje', timeZone: 'Europe/Skopje', roll: null });
    expect(hers.classes.running).toMatchObject([{ code: shared.code, state: 'published', capacity: 3, people: 1 }]);
    expect(others.today.map(({ classId }: { classId: string }) => classId).sort()).toEqual([shared.id, own.id].sort());
    expect([hers.taught.thisMonth.minutes, others.taught.thisMonth.minutes]).toEqual([120, 120]);
    expect((await ljubica.http.get('/en/teach')).text).not.toContain(own.code);
    expect((await ljubica.http.get(own.rolls[0]!)).status).toBe(403);
    const stranger = await clientOf(app, await makeOrganisation(app), 'instructor');
    expect((await stranger.get('/api/v1/teach')).body).toMatchObject({ today: [], next: null, uncalled: [] });
  });

  it('has today by the clocks of each town, and a meeting over midnight until it ends', async () => {
    const { id, json } = await signedIn('instructor');
    const today = async () => (await json()).today.map(({ classId }: { classId: string }) => classId);
    // From noon in Skopje, evening there is past midnight in Tokyo.
    const skopje = await classOf([id], [inHours(10, 4)]);
    const tokyo = await classOf([id], [inHours(10, 4)], { timeZone: 'Asia/Tokyo' });
    expect(await today()).toEqual([skopje.id]);
    expect((await json()).next).toMatchObject({ classId: tokyo.id });
    await app.advance({ hours: 13 });
    expect((await today()).sort()).toEqual([skopje.id, tokyo.id].sort());
    await app.advance({ hours: 2 });
    expect(await today()).toEqual([tokyo.id]);
  });

  it('may be of the office too; to others the page is closed, with the frame and the way back', async () => {
    const both = await signedIn('coordinator', 'instructor');
    expect(both.to).toBe('/en/office');
    const [parts = ''] = /<nav class="s-snav"[\s\S]*?<\/nav>/.exec((await both.http.get('/en/teach')).text) ?? [];
    expect(readable(parts)).toMatch(/Today Teaching Classes Plan/);
    const { http } = await signedIn('coordinator');
    const refused = await http.get('/en/teach');
    expect(refused.status).toBe(403);
    expect(readable(refused.text)).toMatch(/Legis Association .*Ljubica Primer .*Sign out/);
    expect((await http.get('/en/office')).text).not.toContain('href="/en/teach"');
    expect((await http.get('/api/v1/teach')).status).toBe(403);
    expect((await app.http.get('/api/v1/teach')).status).toBe(401);
    expect((await app.http.get('/en/teach')).headers['location']).toContain('/en/sign-in?next=');
  });
});
