import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

/** A class with a person and a companion in it, and its first meeting. */
async function classWithTwo() {
  const group = await makeClass(app, legis);
  const joined = await join(app.http, group.id, { seats: 2, companions: [{ fullName: 'Lina' }] });
  const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
  return { group, enrolmentId: joined.body.id as string, sessionId: sessions[0].id as string };
}

const at = (minutes: number) => new Date(Date.UTC(2026, 9, 5, 17, minutes)).toISOString();

describe('The roll', () => {
  it('keeps the later mark, in whatever order marks arrive', async () => {
    const { enrolmentId, sessionId } = await classWithTwo();
    const mark = (status: string, markedAt: string, companion?: number) =>
      staff.put(`/api/v1/sessions/${sessionId}/attendance`, { marks: [{ enrolmentId, companion, status, markedAt }] });
    await mark('late', at(20));
    await mark('absent', at(5));
    const answer = await mark('present', at(2), 1);
    expect(answer.status).toBe(200);
    expect(answer.body.marks).toEqual(
      expect.arrayContaining([
        { enrolmentId, status: 'late', markedAt: at(20) },
        { enrolmentId, companion: 1, status: 'present', markedAt: at(2) },
      ]),
    );
    expect(answer.body.marks).toHaveLength(2);
  });

  it('is kept with its line of history or not at all, and a repeat adds no line', async () => {
    const { enrolmentId, sessionId } = await classWithTwo();
    const path = `/api/v1/sessions/${sessionId}/attendance`;
    const marks = [{ enrolmentId, status: 'present', markedAt: at(3) }];
    const lines = () => app.db.collection('history').countDocuments({ 'subject.id': sessionId });
    const history = (validator: object) => app.db.connection.db?.command({ collMod: 'history', validator });
    await history({ verb: { $ne: 'attendance.roll-called' } });
    expect((await staff.put(path, { marks })).status).toBe(500);
    await history({});
    expect((await staff.get(path)).body.marks).toEqual([]);
    expect((await staff.put(path, { marks })).body.marks).toHaveLength(1);
    const again = await staff.put(path, { marks });
    expect([again.status, again.body.marks.length, await lines()]).toEqual([200, 1, 1]);
    const older = [{ enrolmentId, status: 'absent', markedAt: at(1) }];
    expect((await staff.put(path, { marks: older })).body.marks).toMatchObject([{ status: 'present' }]);
    expect(await lines()).toBe(1);
  });

  it('refuses somebody who is not in the class, beside the field', async () => {
    const { enrolmentId, sessionId } = await classWithTwo();
    const marks = [
      { enrolmentId, companion: 2, status: 'present', markedAt: at(1) },
      { enrolmentId: 'nobody', status: 'present', markedAt: at(1) },
    ];
    const answer = await staff.put(`/api/v1/sessions/${sessionId}/attendance`, { marks });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([
      { field: 'marks.0.companion', code: 'not_in_class' },
      { field: 'marks.1.enrolmentId', code: 'not_in_class' },
    ]);
  });

  it('is called on a page: all present with one button, then the few who are not', async () => {
    const { enrolmentId, sessionId } = await classWithTwo();
    const path = `/en/office/meetings/${sessionId}/roll`;
    const empty = await staff.get(path);
    expect(empty.status).toBe(200);
    expect(empty.text).toContain('2 people are not marked.');
    const all = await staff.form(path, { all: 'present' });
    expect(all.status).toBe(303);
    await staff.form(path, { [`mark.${enrolmentId}.0`]: 'present', [`mark.${enrolmentId}.1`]: 'late' });
    const { marks } = (await staff.get(`/api/v1/sessions/${sessionId}/attendance`)).body;
    expect(marks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ enrolmentId, status: 'present' }),
        expect.objectContaining({ enrolmentId, companion: 1, status: 'late' }),
      ]),
    );
  });

  it('belongs to the office and to the people who teach the class', async () => {
    const { sessionId } = await classWithTwo();
    const path = `/api/v1/sessions/${sessionId}/attendance`;
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.get(path)).status).toBe(404);
    const instructor = await clientOf(app, legis, 'instructor');
    expect((await instructor.get(path)).status).toBe(403);
    const accountant = await clientOf(app, legis, 'accountant');
    expect((await accountant.get(path)).status).toBe(403);
    expect((await app.http.get(path)).status).toBe(401);
    expect((await staff.get('/api/v1/sessions/none/attendance')).status).toBe(404);
  });

  it('warns of a meeting that is still to come, leads to the last one, and saves all the same', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 2, -3) } });
    const enrolmentId = (await join(staff, group.id)).body.id as string;
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
    const [begun, coming] = (sessions as { id: string }[]).map(({ id }) => `/en/office/meetings/${id}/roll`);
    const first = (await staff.get(begun!)).text;
    expect(first).not.toContain('still to come');
    expect(first).toContain(`href="${coming}">The next roll: `);
    expect(first).not.toContain('Saved at');
    expect((await staff.get(`/en/office/classes/${group.code}`)).text).toContain(`href="${coming}">The next roll: `);
    const page = await staff.get(coming!);
    expect(page.text).toMatch(/This meeting is still to come: [A-Z][a-z]+ \d/);
    expect(page.text).toContain(`href="${begun}">Go to the meeting of`);
    expect(page.text).not.toContain('class="st"');
    const saved = await staff.form(coming!, { [`mark.${enrolmentId}.0`]: 'present' });
    expect(saved.status).toBe(303);
    const after = (await staff.get(coming!)).text;
    expect(after).toMatch(/value="present" checked>\s*<span class="s-yes">Present/);
    expect(after).toMatch(/Saved at \d+:\d\d\./);
  });

  it('can be looked at, but not changed, once it is closed', async () => {
    const { group, sessionId } = await classWithTwo();
    await staff.post(`/api/v1/classes/${group.id}/completion`, {});
    const { text } = await staff.get(`/en/office/meetings/${sessionId}/roll`);
    expect(text).toContain('The roll of this meeting is closed.');
    expect(text.match(/type="radio"[^>]* disabled/g)).toHaveLength(8);
    expect(text).not.toContain('Save the roll');
  });

  it('is closed once the class is finished', async () => {
    const { group, enrolmentId, sessionId } = await classWithTwo();
    await staff.post(`/api/v1/classes/${group.id}/completion`, {});
    const marks = [{ enrolmentId, status: 'present', markedAt: at(1) }];
    const answer = await staff.put(`/api/v1/sessions/${sessionId}/attendance`, { marks });
    expect(answer).toMatchObject({ status: 409, body: { code: 'roll_closed' } });
  });
});
