import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

/** A class that Ljubica teaches; its first meeting has begun. */
async function taught() {
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], {
    name: 'Ljubica Primer',
  });
  const http = app.http.with({});
  await http.form('/en/sign-in', { email: account.email, password: PASSWORD });
  const sessions = meetings(app, 2, -1);
  const group = await makeClass(app, legis, { class: { instructorIds: [account.id], sessions } });
  await join(staff, group.id);
  const { body } = await staff.get(`/api/v1/classes/${group.id}`);
  const id = (body.sessions as { id: string }[])[0]!.id;
  return { http, group, id, write: `/en/office/meetings/${id}/diary`, read: `/en/office/classes/${group.code}/diary` };
}
const diary = async (http: HttpClient, path: string) => readable((await http.get(path)).text);

describe('The diary of a class', () => {
  it('is written beside the roll once that is saved, and read by the staff of the class', async () => {
    const { http, group, id, write, read } = await taught();
    const roll = `/en/office/meetings/${id}/roll`;
    expect((await http.get(roll)).text).not.toContain(write);
    await http.form(roll, { all: 'present' });
    expect((await http.get(roll)).text).toContain(`href="${write}"`);
    const form = await http.get(write);
    expect(readable(form.text)).toContain('No names, and nothing about people.');
    const saved = await http.form(write, { ...fieldsOf(form.text, '/diary'), text: 'The star, both sides.' });
    expect([saved.status, saved.headers['location']]).toEqual([303, roll]);
    expect((await staff.get(`/en/office/classes/${group.code}`)).text).toContain(`href="${read}"`);
    for (const who of [staff, http, await clientOf(app, legis, 'mentor')])
      expect(await diary(who, read)).toMatch(
        /1\. .* The star, both sides\. Written by Ljubica Primer .*2\. .*Nothing is/,
      );
    expect((await staff.get(`/api/v1/classes/${group.id}/diary`)).body.entries).toMatchObject([
      { sessionId: id, text: 'The star, both sides.', version: 1 },
    ]);
  });

  it('loses no word of two who write at once', async () => {
    const { http, id, write, read } = await taught();
    const open = fieldsOf((await http.get(write)).text, '/diary');
    await staff.form(write, { ...open, text: 'Cross stitch.' });
    const raced = await http.form(write, { ...open, text: 'Half stitch.' });
    expect(raced.status).toBe(422);
    expect(readable(raced.text)).toMatch(/A colleague wrote this meanwhile\..* Cross stitch\./);
    const again = fieldsOf(raced.text, '/diary');
    expect(again).toMatchObject({ text: 'Half stitch.', version: '1' });
    await http.form(write, { ...again, text: 'Cross stitch. Half stitch.' });
    expect(await diary(http, read)).toContain('Cross stitch. Half stitch.');
    const path = `/api/v1/sessions/${id}/diary`;
    expect((await staff.put(path, { text: 'Other', version: 0 })).status).toBe(409);
    expect((await staff.put(path, { text: 'Cross stitch. Half stitch.', version: 0 })).body.version).toBe(2);
  });

  it('is asked for a word, and is closed to others', async () => {
    const { http, write, read } = await taught();
    const empty = await http.form(write, { version: '0', text: ' ' });
    expect([empty.status, empty.text.includes('href="#text">')]).toEqual([422, true]);
    expect((await (await clientOf(app, legis, 'instructor')).get(read)).status).toBe(403);
    expect((await (await clientOf(app, await makeOrganisation(app))).get(read)).status).toBe(404);
    expect((await (await clientOf(app, legis, 'mentor')).get(write)).status).toBe(403);
  });
});
