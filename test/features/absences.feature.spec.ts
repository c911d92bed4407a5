import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** An organisation with a class whose meetings began, one a week, and with two who came together. */
async function classOf(count: number) {
  const own: Organisation = await makeOrganisation(app);
  const staff = await clientOf(app, own);
  const group = await makeClass(app, own, { class: { sessions: meetings(app, count, 1 - 7 * count) } });
  const phone = newPhone();
  const input = { fullName: 'Mirela Primer', phone, seats: 2, companions: [{ fullName: 'Lina Primer' }] };
  const enrolmentId = (await join(staff, group.id, input)).body.id as string;
  const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: { id: string }[] };
  const mark = async (meeting: number, status: string, companion?: number) => {
    const marks = [{ enrolmentId, companion, status, markedAt: app.clock.now().toISOString() }];
    const answer = await staff.put(`/api/v1/sessions/${sessions[meeting]!.id}/attendance`, { marks });
    expect(answer.status).toBe(200);
    await app.drain();
  };
  const today = async () => readable((await staff.get('/en/office')).text);
  return { own, staff, group, phone, enrolmentId, mark, today };
}

const entry = async (staff: HttpClient): Promise<string> =>
  /action="\/en(\/office\/absences\/[\w-]+)"/.exec((await staff.get('/en/office')).text)?.[1] ?? '';

describe('Three absences in a row', () => {
  it('stand on the first page of the office until somebody has called, once for each row', async () => {
    const { staff, group, phone, enrolmentId, mark, today } = await classOf(7);
    for (const meeting of [0, 1]) await mark(meeting, 'absent');
    expect(await today()).not.toContain('Absent three times in a row');
    await mark(2, 'absent');
    expect(await today()).toMatch(
      /Absent three times in a row 1 Mirela First stitches, group A.* Absent 3 times in a row, without a word\..*I called Mirela/,
    );
    const looked = await staff.form(`/en/office/classes/${group.code}/people/${enrolmentId}/phone`, { back: 'today' });
    expect((await staff.get(looked.headers['location']!)).text).toContain(`tel:${phone}`);
    const path = await entry(staff);
    const called = await staff.form(`/en${path}`, { answer: 'phoned' });
    expect([called.status, called.headers['location']]).toEqual([303, '/en/office']);
    expect((await staff.form(`/en${path}`, {})).status).toBe(303);
    expect(await today()).not.toContain('Absent three times in a row');
    // The same row goes on: it was asked about.
    await mark(3, 'absent');
    expect(await today()).not.toContain('Absent three times in a row');
    const history = readable((await staff.get(`/en/office/classes/${group.code}?all=history`)).text);
    expect(history.match(/called Mirela after 3 absences in a row\./g)).toHaveLength(1);
    await mark(3, 'present');
    for (const meeting of [4, 5, 6]) await mark(meeting, 'absent');
    expect(await today()).toContain('Absent 3 times in a row');
  });

  it('go away where a mark is corrected, and come back with it', async () => {
    const { mark, today } = await classOf(3);
    for (const meeting of [0, 1, 2]) await mark(meeting, 'absent', 1);
    expect(await today()).toMatch(/Lina .*Comes with Mirela\. This is the number of Mirela\..* I called Lina/);
    await mark(1, 'excused', 1);
    expect(await today()).not.toContain('Absent three times in a row');
    await mark(1, 'absent', 1);
    expect(await today()).toContain('Absent three times in a row');
  });

  it('are nobody’s business who gave the place back, nor another organisation’s', async () => {
    const { staff, enrolmentId, mark, today } = await classOf(3);
    for (const meeting of [0, 1, 2]) await mark(meeting, 'absent');
    const path = await entry(staff);
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.form(`/en${path}`, {})).status).toBe(404);
    expect(await today()).toContain('Absent three times in a row');
    await staff.delete(`/api/v1/enrolments/${enrolmentId}`);
    expect(await today()).not.toContain('Absent three times in a row');
  });
});
