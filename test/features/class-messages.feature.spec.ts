import type { Organisation } from '../../src/organisations';
import { Sending } from '../../src/messages/sending.service';
import { Database } from '../../src/platform/database';
import type { Role } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { type Answer, HttpClient } from '../support/http';

const BRING = { en: 'Bring an apron on Monday.', mk: 'Во понеделник донесете престилка.' };

const SUBJECTS = ['A message about your course', 'Порака за вашиот курс', 'رسالة عن دورتكم'];

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'mk', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
});
afterAll(() => app.close());

const write = (group: OpenClass, body: object, client = staff): Promise<Answer> =>
  client.post(`/api/v1/classes/${group.code}/messages`, { audience: 'seated', texts: BRING, ...body });

const list = async (group: OpenClass) =>
  (await staff.get(`/api/v1/classes/${group.id}/messages`)).body.items as { id: string; state: string }[];

/** The letters from the team that somebody got by mail. */
const letters = ({ email }: Learner) => app.mail.to(email).filter(({ subject }) => SUBJECTS.includes(subject));

async function signedIn(role: Role, grants: object = {}): Promise<{ client: HttpClient; id: string }> {
  const account = await makeAccount(app, [{ organisationId: legis.id, role, ...grants }], { name: 'Ljubica Example' });
  const client = new HttpClient(app.app);
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return { client, id: account.id };
}

describe('A message to a class', () => {
  it('reaches each who has a place in the own language, by mail and SMS, and stands on the own page', async () => {
    const group = await makeClass(app, legis);
    const rana = await line.learner(group, { language: 'en' });
    const mile = await line.learner(group, { language: 'mk' });
    const amal = await line.learner(group, { language: 'ar' });
    const waits = await line.learner(group, { language: 'en' });
    const answer = await write(group, {});
    expect(answer).toMatchObject({ status: 201, body: { state: 'planned', recipients: null, texts: BRING } });
    await app.drain();
    expect(await list(group)).toMatchObject([{ state: 'sent', recipients: 3 }]);
    expect(letters(rana).map(({ subject }) => subject)).toEqual(['A message about your course']);
    expect(letters(rana)[0]!.text).toContain(BRING.en);
    expect(letters(mile)[0]!.subject).toBe('Порака за вашиот курс');
    expect(letters(mile)[0]!.text).toContain(BRING.mk);
    // Who reads Arabic gets the frame in Arabic and the nearest text there is.
    expect(letters(amal)[0]!.subject).toBe('رسالة عن دورتكم');
    expect(letters(amal)[0]!.text).toContain(BRING.en);
    expect(letters(waits)).toEqual([]);
    const [sms] = app.mail.to(rana.phone).filter(({ text }) => text.includes('apron'));
    expect(sms!.text).toMatch(/^Sofra: Bring an apron on Monday\. \S+\/p\/[A-Z2-9]{11}$/);
    const page = readable((await app.http.get(`/en/places/${rana.secret}`)).text);
    expect(page).toMatch(/Messages from the team .* Bring an apron on Monday\./);
    expect(readable((await app.http.get(`/en/places/${waits.secret}`)).text)).not.toContain('apron');
  });

  it('goes to those who wait, or to those who missed two meetings, alone', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const there = await line.learner(group);
    const away = await line.learner(group);
    const waits = await line.learner(group);
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: { id: string }[] };
    const roll = (session: { id: string }, status: string) =>
      staff.put(`/api/v1/sessions/${session.id}/attendance`, {
        marks: [
          { enrolmentId: away.id, status, markedAt: app.clock.now().toISOString() },
          { enrolmentId: there.id, status: 'present', markedAt: app.clock.now().toISOString() },
        ],
      });
    await roll(sessions[0]!, 'absent');
    expect(await write(group, { audience: 'missed' })).toMatchObject({
      status: 409,
      body: { code: 'nobody_to_write_to' },
    });
    await roll(sessions[1]!, 'excused');
    expect((await write(group, { audience: 'missed' })).status).toBe(409);
    await app.advance({ seconds: 1 });
    await roll(sessions[1]!, 'absent');
    expect((await write(group, { audience: 'missed', texts: { en: 'We missed you.' } })).status).toBe(201);
    expect((await write(group, { audience: 'waiting', texts: { en: 'Still waiting?' } })).status).toBe(201);
    await app.drain();
    expect(letters(away).map(({ text }) => text.includes('We missed you.'))).toEqual([true]);
    expect(letters(waits).map(({ text }) => text.includes('Still waiting?'))).toEqual([true]);
    expect(letters(there)).toEqual([]);
  });

  it('that is set for later goes at its time to who is there then, and to nobody when it was stopped', async () => {
    const group = await makeClass(app, legis);
    const early = await line.learner(group);
    const at = new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString();
    const kept = await write(group, { at });
    const stopped = await write(group, { at, texts: { en: 'Never said.' } });
    const withdraw = () => staff.delete(`/api/v1/messages/${stopped.body.id}`);
    expect(await withdraw()).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await withdraw()).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    const late = await line.learner(group);
    const left = await line.learner(group);
    await line.giveBack(left);
    await app.advance({ hours: 1 });
    expect(letters(early)).toEqual([]);
    await app.advance({ hours: 1, seconds: 1 });
    for (const one of [early, late]) expect(letters(one).map(({ text }) => text.includes(BRING.en))).toEqual([true]);
    expect(letters(left)).toEqual([]);
    expect(await list(group)).toMatchObject([{ state: 'withdrawn' }, { state: 'sent' }]);
    expect(await staff.delete(`/api/v1/messages/${kept.body.id}`)).toMatchObject({
      status: 409,
      body: { code: 'message_gone', state: 'sent' },
    });
  });

  it('is not sent when the class is off by its time', async () => {
    const group = await makeClass(app, legis);
    const rana = await line.learner(group);
    const at = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    await write(group, { at });
    await staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'No heating.' });
    await app.advance({ hours: 1, seconds: 1 });
    expect(await list(group)).toMatchObject([{ state: 'dropped' }]);
    expect(letters(rana)).toEqual([]);
    expect(await write(group, {})).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('longer than an SMS comes as the way to the own page', async () => {
    const group = await makeClass(app, legis);
    const rana = await line.learner(group);
    const long = 'Bring flour, yeast, salt and a clean towel. '.repeat(10).trim();
    await write(group, { texts: { en: long } });
    await app.drain();
    const [sms] = app.mail.to(rana.phone).filter(({ text }) => text.includes('team'));
    expect(sms!.text).toMatch(/^Sofra: the team of your course wrote to you\. Read it here: \S+$/);
    expect(readable((await app.http.get(`/en/places/${rana.secret}`)).text)).toContain(long);
  });

  it('is one however often the request is repeated', async () => {
    const group = await makeClass(app, legis);
    const rana = await line.learner(group);
    const key = { 'idempotency-key': 'one-message-to-the-class' };
    const path = `/api/v1/classes/${group.code}/messages`;
    const body = { audience: 'seated', texts: BRING };
    const answers = await Promise.all([1, 2, 3].map(() => staff.post(path, body, key)));
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
    await app.drain();
    expect(await list(group)).toHaveLength(1);
    expect(letters(rana)).toHaveLength(1);
  });

  it('goes on to the same people, once each, when it is handed over once more', async () => {
    const group = await makeClass(app, legis);
    const rana = await line.learner(group);
    const { body } = await write(group, {});
    await app.drain();
    const late = await line.learner(group);
    // As a worker leaves it that ended after some letters were handed over.
    await app
      .get(Database)
      .collection('class_messages')
      .updateOne({ _id: body.id }, { $set: { state: 'going' } });
    await app.get(Sending).send(body.id);
    await app.drain();
    expect(await list(group)).toMatchObject([{ state: 'sent', recipients: 1 }]);
    expect([letters(rana).length, letters(late).length]).toEqual([1, 0]);
  });

  it('is refused when it is empty, too long, late, or of somebody who may not write', async () => {
    const group = await makeClass(app, legis);
    await line.learner(group);
    const problem = async (body: object) => (await write(group, body)).body.errors?.[0];
    expect(await problem({ texts: {} })).toMatchObject({ field: 'texts', code: 'required' });
    expect(await problem({ texts: { en: 'x'.repeat(1_001) } })).toMatchObject({ field: 'texts.en', code: 'too_long' });
    expect(await problem({ at: '2020-01-01T10:00:00Z' })).toMatchObject({ field: 'at', code: 'past' });
    expect(await problem({ audience: 'all' })).toMatchObject({ field: 'audience', code: 'not_a_choice' });
    const stranger = await clientOf(app, await makeOrganisation(app, { slug: 'utociste' }));
    expect((await write(group, {}, stranger)).status).toBe(404);
    expect((await write(group, {}, await clientOf(app, legis, 'mentor'))).status).toBe(403);
    expect((await write(group, {}, await clientOf(app, legis, 'instructor'))).status).toBe(403);
    const draft = await makeClass(app, legis, { class: { draft: true } });
    expect((await write(draft, {})).status).toBe(409);
  });
});

describe('The pages for writing to a class', () => {
  it('show each language and its SMS before it goes, then who got it and who did not', async () => {
    const { client } = await signedIn('coordinator');
    const group = await makeClass(app, legis, { class: { capacity: 5 } });
    const path = `/en/office/classes/${group.code}/messages`;
    await line.learner(group, { language: 'en' });
    await line.learner(group, { language: 'ar' });
    await staff.post(`/api/v1/classes/${group.id}/enrolments`, { fullName: 'Vesa Gashi', language: 'sq' });
    const form = await client.get(`${path}/new`);
    expect(readable(form.text)).toMatch(/Who has a place 3 enrolments .*Who waits nobody now/);
    const fields = fieldsOf(form.text, path);
    const typed = { ...fields, 'text.mk': BRING.mk, 'text.en': `${BRING.en}\r\n\r\nThe room is warm.` };
    const preview = await client.form(path, typed);
    expect(preview.status).toBe(200);
    const shown = readable(preview.text);
    expect(shown).toMatch(/Arabic: 1 enrolment There is no text in this language\. They read it in English\./);
    expect(shown).toMatch(/SMS: 1 part Sofra: Bring an apron on Monday\. The room is warm\./);
    expect(shown).toContain('No message reaches them, tell them yourself: Vesa');
    const back = await client.form(path, { ...fieldsOf(preview.text, path), do: 'change' });
    expect(fieldsOf(back.text, path)).toMatchObject({ 'text.mk': BRING.mk, 'text.en': typed['text.en'], to: 'seated' });
    const send = { ...fieldsOf(preview.text, path), do: 'send' };
    const sent = await client.form(path, send);
    expect(sent.status).toBe(303);
    expect((await client.form(path, send)).headers['location']).toBe(sent.headers['location']);
    await app.drain();
    expect(await list(group)).toHaveLength(1);
    // Back, mended and sent again: a message of its own.
    const mended = await client.form(path, { ...send, 'text.mk': 'Во понеделник.' });
    expect(mended.headers['location']).not.toBe(sent.headers['location']);
    expect(await list(group)).toHaveLength(2);
    const result = readable((await client.get(sent.headers['location'] as string)).text);
    expect(result).toMatch(/1 did not get it\..* Vesa no phone and no email/);
    expect(result.match(/Got it by (mail|SMS) and by (mail|SMS)/g)).toHaveLength(2);
    const desk = readable((await client.get(`/en/office/classes/${group.code}`)).text);
    expect(desk).toMatch(/Written by the team .* Who has a place Bring an apron on Monday\./);
    expect(desk).toContain('Ljubica Example wrote to those who have a place.');
  });

  it('keep what was typed beside what is wrong, and begin with a ready text in each language', async () => {
    const { client } = await signedIn('coordinator');
    const group = await makeClass(app, legis);
    await line.learner(group, { language: 'ar' });
    const path = `/en/office/classes/${group.code}/messages`;
    const ready = await client.form(path, { to: 'missed', token: 't', 'text.mk': BRING.mk, begin: 'early' });
    expect(fieldsOf(ready.text, path)).toMatchObject({ to: 'missed', 'text.mk': BRING.mk, 'text.sq': '' });
    expect(fieldsOf(ready.text, path)['text.en']).toMatch(/^The next meeting is .*Come 10 minutes earlier\.$/);
    expect(fieldsOf(ready.text, path)['text.ar']).toMatch(/^اللقاء القادم/);
    const empty = await client.form(path, { to: 'seated', token: 't' });
    expect(empty.status).toBe(422);
    expect(readable(empty.text)).toContain('Write the message, in one language at least');
    const bring = fieldsOf((await client.form(path, { to: 'seated', token: 't', begin: 'bring' })).text, path);
    const gap = await client.form(path, { ...bring, 'text.en': BRING.en });
    expect(gap.status).toBe(422);
    expect(gap.text).toMatch(/href="#text\.ar">Fill the gap ____, or empty this text/);
    expect(gap.text).not.toContain('href="#text.en"');
    const past = await client.form(path, {
      ...{ to: 'seated', token: 't', 'text.en': BRING.en },
      ...{ 'at-d': '1', 'at-m': '1', 'at-y': '2020', time: '10:00' },
    });
    expect(past.status).toBe(422);
    expect(readable(past.text)).toContain('Choose a time that is still to come');
    expect(fieldsOf(past.text, path)).toMatchObject({ 'text.en': BRING.en, 'at-y': '2020', time: '10:00' });
  });

  it('are there for whoever teaches the class, and let a set time be stopped', async () => {
    const { client, id } = await signedIn('instructor');
    const group = await makeClass(app, legis, { class: { instructorIds: [id] } });
    const other = await makeClass(app, legis);
    await line.learner(group);
    const path = `/en/office/classes/${group.code}/messages`;
    expect((await client.get(`/en/office/classes/${other.code}/messages/new`)).status).toBe(403);
    const year = String(app.clock.now().getUTCFullYear() + 1);
    const form = { ...fieldsOf((await client.get(`${path}/new`)).text, path), 'text.en': 'See you.' };
    const preview = await client.form(path, { ...form, 'at-d': '3', 'at-m': 'March', 'at-y': year, time: '9:30' });
    expect(readable(preview.text)).toMatch(/Send .*3 March, 9:30/);
    const planned = await client.follow(await client.form(path, { ...fieldsOf(preview.text, path), do: 'send' }));
    expect(readable(planned.text)).toMatch(/Goes .*9:30.*You can stop it until then/);
    const [message] = await list(group);
    const elsewhere = `/en/office/classes/${other.code}/messages/${message!.id}`;
    expect((await staff.get(elsewhere)).status).toBe(404);
    expect((await staff.form(`${elsewhere}/withdrawal`, {})).status).toBe(404);
    const stopped = await client.follow(await client.form(`${path}/${message!.id}/withdrawal`, {}));
    expect(readable(stopped.text)).toContain('Stopped, nobody got it');
  });
});
