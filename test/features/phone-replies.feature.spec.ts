import type { Organisation } from '../../src/organisations';
import { makeAccount, clientOf, PASSWORD } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], {
    name: 'Biljana Ilieva',
  });
  staff = new HttpClient(app.app);
  await staff.form('/en/sign-in', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

/** A message that went to two people. */
async function written() {
  const group = await makeClass(app, legis);
  const [rana, omar] = [
    (await join(app.http, group.id, { fullName: 'Rana Khoury' })).body,
    (await join(app.http, group.id, { fullName: 'Omar Khalil' })).body,
  ];
  const texts = { en: 'Bring an apron on Monday.' };
  const { body } = await staff.post(`/api/v1/classes/${group.id}/messages`, { audience: 'seated', texts });
  await app.drain();
  return { group, rana, omar, id: body.id as string, path: `/en/office/classes/${group.code}/messages/${body.id}` };
}

describe('Who phones back about a message', () => {
  it('is noted on its page: who, what, by whom; the same form sent twice is one reply', async () => {
    const { path, rana } = await written();
    const form = fieldsOf((await staff.get(path)).text, `${path}/replies`);
    const bare = await staff.form(`${path}/replies`, { ...form, text: '' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Choose who phoned');
    expect(bare.text).toContain('Write what the person said');
    const filled = { ...form, enrolmentId: rana.id, text: 'Has no apron.' };
    for (const times of [1, 2])
      expect([times, (await staff.form(`${path}/replies`, filled)).status]).toEqual([times, 303]);
    const page = readable((await staff.get(path)).text);
    expect(page).toMatch(/Who phoned back 1 Rana .*noted by Biljana Ilieva Has no apron\./);
    const rows = await app.db.collection('phone_replies').find({}).toArray();
    expect(JSON.stringify(rows)).not.toContain('apron');
  });

  it('is one to whom the message went, of the own organisation', async () => {
    const { id, group, omar } = await written();
    const at = `/api/v1/messages/${id}/replies`;
    const noted = await staff.post(at, { enrolmentId: omar.id, text: 'Comes later.' });
    expect(noted).toMatchObject({ status: 201, body: { enrolmentId: omar.id, text: 'Comes later.' } });
    expect((await staff.get(at)).body.items).toHaveLength(1);
    const late = await join(app.http, group.id, { fullName: 'Lina Saad' });
    const refused = await staff.post(at, { enrolmentId: late.body.id, text: 'What is it?' });
    expect(refused.body.errors).toMatchObject([{ field: 'enrolmentId', code: 'not_a_choice' }]);
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.post(at, { enrolmentId: omar.id, text: 'No.' })).status).toBe(404);
    expect((await stranger.get(at)).status).toBe(404);
    const history = readable((await staff.get(`/en/office/classes/${group.code}`)).text);
    expect(history).toContain('Biljana Ilieva noted what Omar said on the phone to a message.');
  });

  it('is forgotten with the data of the person', async () => {
    const { id, rana } = await written();
    const manager = await clientOf(app, legis, 'manager');
    await staff.post(`/api/v1/messages/${id}/replies`, { enrolmentId: rana.id, text: 'Has moved away.' });
    expect(readable((await app.http.get(`/en/places/${rana.secret}/data`)).text)).toContain(
      'What you said on the phone Has moved away.',
    );
    const { personId } = (await staff.get(`/api/v1/enrolments/${rana.id}`)).body;
    expect((await manager.delete(`/api/v1/people/${personId}`)).status).toBe(200);
    expect((await staff.get(`/api/v1/messages/${id}/replies`)).body.items).toEqual([]);
  });
});
