import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let gateway: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  staff = await clientOf(app, legis);
  gateway = await clientOf(app, legis, 'gateway');
});
afterAll(() => app.close());

/** Two meetings that come, and Leila in the class; perhaps with somebody. */
async function coming(more: Record<string, unknown> = {}) {
  const group = await makeClass(app, legis, { class: { sessions: meetings(app, 2, 3) } });
  const phone = newPhone();
  const { body } = await join(app.http, group.id, { fullName: 'Leila Primer', phone, ...more });
  const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: { id: string }[] };
  const [first, second] = sessions.map(({ id }) => id) as [string, string];
  const place = `/en/places/${body.secret}`;
  const roll = (id: string) => `/en/office/meetings/${id}/roll`;
  return { id: body.id as string, secret: body.secret as string, phone, first, second, place, roll };
}
const marks = async (id: string) => (await staff.get(`/api/v1/sessions/${id}/attendance`)).body.marks;
const sms = async (from: string, text: string, at?: Date) =>
  (await gateway.post('/api/v1/sms-replies', { from, text, ...(at ? { at: at.toISOString() } : {}) })).body;

describe('Whoever cannot come to one meeting', () => {
  it('says so on the own page without a reason, and the roll proposes it until the teacher decides', async () => {
    const { id, place, first, second, roll } = await coming();
    expect((await app.http.get(place)).text).toContain(`href="${place}/apologies"`);
    const page = await app.http.get(`${place}/apologies`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).not.toMatch(/<textarea|type="text"/);
    const said = await app.http.form(`${place}/apologies`, { meeting: first });
    expect([said.status, said.headers['location']]).toEqual([303, `${place}/apologies`]);
    await app.http.form(`${place}/apologies`, { meeting: first });
    const after = readable((await app.http.get(`${place}/apologies`)).text);
    expect(after.match(/You told us:/g)).toHaveLength(1);
    const proposed = await staff.get(roll(first));
    expect(readable(proposed.text)).toMatch(/Leila not marked yet\. told us on .*: cannot come/);
    const fields = fieldsOf(proposed.text, '/roll');
    expect(fields[`mark.${id}.0`]).toBe('excused');
    expect(await marks(first)).toEqual([]);
    await staff.form(roll(first), fields);
    expect(await marks(first)).toMatchObject([{ enrolmentId: id, status: 'excused' }]);
    expect(readable((await staff.get(roll(second))).text)).not.toContain('cannot come');
  });

  it('can come after all', async () => {
    const { place, first, roll } = await coming();
    await app.http.form(`${place}/apologies`, { meeting: first });
    const back = await app.http.form(`${place}/apologies/${first}/take-back`, {});
    expect(back.status).toBe(303);
    expect(readable((await app.http.get(`${place}/apologies`)).text)).not.toContain('You told us:');
    expect(readable((await staff.get(roll(first))).text)).not.toContain('cannot come');
  });

  it('says who of the party it is', async () => {
    const { id, place, first, roll } = await coming({ seats: 2, companions: [{ fullName: 'Lina Primer' }] });
    await app.http.form(`${place}/apologies`, { meeting: first, who: '1' });
    expect(readable((await app.http.get(`${place}/apologies`)).text)).toMatch(/You told us: .*: Lina/);
    const fields = fieldsOf((await staff.get(roll(first))).text, '/roll');
    expect([fields[`mark.${id}.0`], fields[`mark.${id}.1`]]).toEqual([undefined, 'excused']);
    const wrong = await app.http.form(`${place}/apologies`, { meeting: first, who: '7' });
    expect(wrong.status).toBe(303);
  });

  it('is asked for the day, and told when the meeting began meanwhile', async () => {
    const { id, secret, place, first } = await coming();
    const missing = await app.http.form(`${place}/apologies`, {});
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#meeting">Choose the day on which you cannot come');
    const path = `/api/v1/enrolments/${id}/apologies`;
    const own = { 'X-Secret': secret };
    expect((await app.http.put(`${path}/none`, {}, own)).status).toBe(404);
    await staff.put(`/api/v1/sessions/${first}/attendance`, {
      marks: [{ enrolmentId: id, status: 'present', markedAt: app.clock.now().toISOString() }],
    });
    await app.advance({ hours: 4 * 24 });
    const late = await app.http.put(`${path}/${first}`, {}, own);
    expect(late).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
    expect((await app.http.form(`${place}/apologies`, { meeting: first })).status).toBe(303);
    expect((await app.http.get(path, own)).body.meetings).toHaveLength(1);
  });

  it('answers an SMS with 3; what else stands there is not kept, and the same SMS once more changes nothing', async () => {
    const { id, secret, phone, first, second, roll } = await coming();
    const sent = app.clock.real();
    expect(await sms(phone, '3 my son is ill', sent)).toEqual({ result: 'excused' });
    expect(readable((await staff.get(roll(first))).text)).toMatch(/Leila not marked yet\. told us by SMS on/);
    const rows = await app.db.collection('apologies').find({ enrolmentId: id }).toArray();
    expect(JSON.stringify(rows)).not.toContain('son');
    await app.advance({ hours: 4 * 24 });
    // The gateway's clock was not moved: what was sent then is four days old by it.
    const longAgo = new Date(sent.getTime() - 4 * 24 * 3_600_000);
    expect(await sms(phone, '3', longAgo)).toEqual({ result: 'no_meeting' });
    expect(await sms(phone, '٣')).toEqual({ result: 'excused' });
    const { meetings: left } = (await app.http.get(`/api/v1/enrolments/${id}/apologies`, { 'X-Secret': secret })).body;
    expect(left).toMatchObject([{ sessionId: second, apologies: [{ companion: 0, way: 'sms' }] }]);
    expect(await sms(phone, '30')).toEqual({ result: 'not_understood' });
  });

  it('by SMS has to be one party: a shared phone is asked', async () => {
    const one = await coming();
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 2, 3) } });
    await join(app.http, group.id, { fullName: 'Omar Primer', phone: one.phone });
    expect(await sms(one.phone, '3')).toEqual({ result: 'ambiguous' });
  });

  it('speaks for the own party alone', async () => {
    const [one, other] = [await coming(), await coming()];
    const path = `/api/v1/enrolments/${one.id}/apologies/${one.first}`;
    expect((await app.http.put(path, {}, { 'X-Secret': other.secret })).status).toBe(404);
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.put(path, {})).status).toBe(404);
    expect((await (await clientOf(app, legis, 'instructor')).put(path, {})).status).toBe(403);
    const noted = await staff.put(path, { companions: [0] });
    expect(noted.body.meetings[0].apologies).toMatchObject([{ companion: 0, way: 'office' }]);
    expect((await staff.put(path, { companions: [4] })).status).toBe(422);
    expect((await staff.delete(path)).body.meetings[0].apologies).toEqual([]);
  });
});
