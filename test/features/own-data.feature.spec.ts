import { readFile } from 'node:fs/promises';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Audits } from '../../src/platform/audits';
import { Files } from '../../src/platform/files';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { CertificateOffice, makeFinishedClass, newGuest } from '../factories/certificate';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let manager: HttpClient;
let office: CertificateOffice;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  manager = await clientOf(app, legis, 'manager');
  office = new CertificateOffice(app, legis, staff);
});
afterAll(() => app.close());

const audit = async (): Promise<string[]> => (await app.get(Audits).runAll()).flatMap(({ problems }) => problems);
const holderOf = (secret: string): HttpClient => app.http.with({ 'x-secret': secret });

/** Every stored document that has these words in it, readable or not sealed. */
async function storedWith(...words: string[]): Promise<string[]> {
  const collections = (await app.db.connection.db?.collections()) ?? [];
  const found = await Promise.all(
    collections.map(async (collection) => {
      const text = JSON.stringify(await collection.find().toArray());
      return words.some((word) => text.includes(word)) ? [collection.collectionName] : [];
    }),
  );
  return found.flat();
}

async function joined(group: OpenClass, more: object = {}) {
  const phone = newPhone();
  const { body } = await join(app.http, group.id, { fullName: 'Samira Haddad', phone, language: 'en', ...more });
  const own = holderOf(body.secret);
  const { personId } = (await own.get(`/api/v1/enrolments/${body.id}`)).body;
  return { id: body.id as string, secret: body.secret as string, phone, own, personId: personId as string };
}

/** A manager who is signed in, as a browser is. */
async function signedIn(): Promise<HttpClient> {
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }], { name: 'Mira Manager' });
  const client = new HttpClient(app.app);
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return client;
}

describe('What is kept of a person', () => {
  it('stands on the own page with who looked at the number, and can be taken along whole', async () => {
    const group = await makeClass(app, legis);
    const { id, secret, phone, personId } = await joined(group, { email: 'samira@people.example', needs: 'A lift' });
    const boss = await signedIn();
    await boss.form(`/en/office/classes/${group.code}/people/${id}/phone`, {});
    expect((await app.http.get(`/en/places/${secret}`)).text).toContain(`/en/places/${secret}/data`);
    const page = await app.http.get(`/en/places/${secret}/data`);
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    for (const text of ['Samira Haddad', 'A lift', 'Mira Manager', `The last digits are ${phone.slice(-3)}`])
      expect(page.text.replace(/<[^>]*>/g, '')).toContain(text);
    expect(page.text).toContain('s…@people.example');
    expect(page.text).not.toContain(phone);

    const file = await app.http.get(`/en/places/${secret}/data.json`);
    expect(file.headers).toMatchObject({
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    });
    expect(file.body).toMatchObject({
      id: personId,
      persons: [{ fullName: 'Samira Haddad', phone, email: 'samira@people.example', needs: 'A lift', language: 'en' }],
      classes: [{ enrolmentId: id, status: 'enrolled', seats: 1, course: { en: 'First stitches' } }],
      looks: [{ field: 'phone', reason: 'class.roster', by: 'Mira Manager' }],
    });
    expect(file.body.classes[0].history.map(({ what }: { what: string }) => what)).toContain('enrolments.joined');
  });

  it('is for the person and for managers, whose reading is written down', async () => {
    const group = await makeClass(app, legis);
    const { personId, own } = await joined(group);
    const path = `/api/v1/people/${personId}`;
    expect((await own.get(path)).body.persons[0].fullName).toBe('Samira Haddad');
    expect((await manager.get(path)).body.persons[0].fullName).toBe('Samira Haddad');
    expect((await own.get(path)).body.looks).toMatchObject([
      { field: 'phone', reason: 'person.kept-data', via: 'token' },
    ]);
    const other = await joined(group, { fullName: 'Somebody Else' });
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    for (const client of [other.own, stranger, holderOf('AAAAAAAAAAA')]) {
      expect((await client.get(path)).status).toBe(404);
      expect((await client.delete(path)).status).toBe(404);
    }
    for (const role of ['coordinator', 'accountant', 'instructor'] as const) {
      expect((await (await clientOf(app, legis, role)).delete(path)).status).toBe(403);
    }
    expect((await app.http.delete(path)).status).toBe(401);
    expect((await own.get(path)).body.persons[0].fullName).toBe('Samira Haddad');
  });
});

describe('Deleting one’s data', () => {
  it('is asked for once more on the own page, gives the place back and leaves nothing that says who it was', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 2 } });
    const { id, secret, phone } = await joined(group, {
      fullName: 'Zzyxa Qwertyan',
      email: 'zzyxa@people.example',
      seats: 2,
      companions: [{ fullName: 'Companion Xyzzy' }],
    });
    const waiting = await joined(group, { ifFull: 'wait' });
    await app.drain();
    const question = await app.http.get(`/en/places/${secret}/deletion`);
    for (const text of [
      'Do you want to delete your data?',
      'You give all 2 places back',
      'the people who come with you',
    ])
      expect(question.text).toContain(text);
    expect((await staff.get(`/api/v1/enrolments/${id}`)).body.status).toBe('enrolled');

    const done = await app.http.follow(await app.http.form(`/en/places/${secret}/deletion`, {}));
    expect(done.text).toContain('Your data are deleted');
    await app.drain();
    expect((await staff.get(`/api/v1/enrolments/${id}`)).body).toMatchObject({
      status: 'cancelled',
      callName: '\u2014',
    });
    expect((await waiting.own.get(`/api/v1/enrolments/${waiting.id}`)).body.status).toBe('offered');
    const persons = await app.db
      .collection('persons')
      .find({ erased: { $exists: true } })
      .toArray();
    expect(persons).toHaveLength(2);
    for (const person of persons) expect(person).toMatchObject({ identities: [], words: [] });
    expect(await storedWith('Zzyxa', 'zzyxa@', 'Xyzzy', phone)).toEqual([]);
    const enrolment = await app.db.collection('enrolments').findOne({ _id: id });
    expect(enrolment).toMatchObject({ subject: enrolment?.['personId'], companions: [] });
    expect(await audit()).toEqual([]);

    const again = await app.http.form(`/en/places/${secret}/deletion`, {});
    expect(again.status).toBe(303);
    expect((await app.http.follow(await app.http.get(`/en/places/${secret}`))).text).toContain('Your data are deleted');
    const data = (await app.http.get(`/en/places/${secret}/data.json`)).body;
    expect(data.persons).toEqual([{ id: expect.any(String), erased: expect.any(String) }]);
    const lines = await app.db.collection('history').countDocuments({ verb: 'people.erased', 'subject.id': data.id });
    expect(lines).toBe(1);
  });

  it('leaves the certificate valid by its number, course and dates, and the check says that the name is gone', async () => {
    const { number, own, group } = await office.issue(newGuest({ fullName: 'Rana Khoury' }));
    await own.put(`/api/v1/certificates/${number}/sharing`, { name: true, pdf: true });
    const [student] = group.students;
    const { personId } = (await own.get(`/api/v1/enrolments/${student?.id}`)).body;
    const award = await app.db.collection('certificate_awards').findOne({ number });
    const before = (await app.http.get(`/api/v1/certificates/${number}`)).body;
    expect(before.name).toBe('Rana Khoury');
    expect((await app.http.get(`/en/places/${student?.secret}/deletion`)).text).toContain(
      'Your certificate stays valid under its number',
    );
    const erased = await own.delete(`/api/v1/people/${personId}`);
    expect([erased.status, erased.body]).toEqual([200, { id: personId, status: 'erased', erased: 1 }]);
    expect((await own.delete(`/api/v1/people/${personId}`)).body).toEqual({ ...erased.body, erased: 0 });
    await app.drain();
    const { name: _, ...kept } = before;
    expect((await app.http.get(`/api/v1/certificates/${number}`)).body).toEqual({ ...kept, nameDeleted: true });
    const page = (await app.http.get(`/en/certificates/${number}`)).text;
    expect(page).toContain('This certificate is valid');
    expect(page).toContain('Deleted, because its owner asked for it');
    expect(page).not.toContain('Rana');
    expect((await app.http.get(`/api/v1/certificates/${number}.json`)).status).toBe(200);
    await expect(readFile(app.get(Files).path(award?.['pdf'] as string))).rejects.toThrow('ENOENT');
    expect((await app.http.get(`/en/places/${student?.secret}/data`)).text).toContain(number);
    expect((await own.post(`/api/v1/enrolments/${student?.id}/name-confirmation`, { name: 'X' })).body.code).toBe(
      'not_in_class',
    );
    expect((await staff.post(`/api/v1/certificates/${number}/correction`, { name: 'X' })).body.code).toBe(
      'person_erased',
    );
    expect(await audit()).toEqual([]);
  });

  it('before the certificate was made leaves nothing to make, and the class can be finished with', async () => {
    const group = await makeFinishedClass(app, legis, staff, [newGuest(), newGuest({ fullName: 'Omar Saleh' })]);
    await app.drain();
    const [gone, other] = group.students;
    const { personId } = (await gone!.http.get(`/api/v1/enrolments/${gone!.id}`)).body;
    await office.ask(group, {});
    await gone!.http.delete(`/api/v1/people/${personId}`);
    const batch = await office.batchOf(await office.ask(group));
    expect(batch).toMatchObject({ total: 2, issued: 1, failed: 1 });
    const item = batch.items.find((one: { enrolmentId: string }) => one.enrolmentId === gone!.id);
    expect(item).toMatchObject({
      status: 'failed',
      error: 'person_erased',
      message: expect.stringContaining('deleted'),
    });
    expect(batch.items.find((one: { enrolmentId: string }) => one.enrolmentId === other!.id).status).toBe('issued');
    const page = (await staff.get(`/en/office/classes/${group.code}`)).text;
    expect(page).toContain('No certificate can be made.');
    expect(page).not.toContain('for a reason that is not the person’s');
    const early = await makeFinishedClass(app, legis, staff, [newGuest()]);
    await app.drain();
    const lone = early.students[0]!;
    await lone.http.delete(`/api/v1/people/${(await lone.http.get(`/api/v1/enrolments/${lone.id}`)).body.personId}`);
    expect((await office.ask(early)).body).toMatchObject({ total: 0 });
  });

  it('sends nothing more to the phone, also when it broke off after the place was given back', async () => {
    const group = await makeClass(app, legis);
    const { own, personId, phone, id } = await joined(group);
    const waiting = await joined(await makeClass(app, legis, { class: { admission: 'approval' } }), {
      fullName: 'Omar Saleh',
    });
    await app.drain();
    app.mail.clear();
    let broken = true;
    app.get(People).registerEraser('test.breaks-once', () => {
      if (!broken) return [];
      broken = false;
      throw new Error('killed here');
    });
    expect((await own.delete(`/api/v1/people/${personId}`)).status).toBe(500);
    await app.drain();
    expect((await staff.get(`/api/v1/enrolments/${id}`)).body.status).toBe('cancelled');
    for (const one of [{ own, personId }, waiting])
      expect((await one.own.delete(`/api/v1/people/${one.personId}`)).body.erased).toBe(1);
    await app.drain();
    expect([...app.mail.to(phone), ...app.mail.to(waiting.phone)]).toEqual([]);
  });

  it('by a manager takes all courses of the same name and contact, and no other person of the phone', async () => {
    const phone = newPhone();
    const [one, two, three] = [await makeClass(app, legis), await makeClass(app, legis), await makeClass(app, legis)];
    const first = await joined(one, { fullName: 'Hana Kovač', phone });
    const second = await joined(two, { fullName: 'HANA KOVAC', phone });
    const sister = await joined(three, { fullName: 'Emina Kovač', phone });
    const boss = await signedIn();
    const path = `/en/office/classes/${one.code}`;
    const erasure = `${path}/people/${first.id}/erasure`;
    expect((await boss.get(path)).text).toContain(erasure);
    expect((await staff.get(path)).text).not.toContain(erasure);
    const question = (await boss.get(erasure)).text;
    expect(question).toContain('from 2 courses');
    expect(question).toContain('The places or numbers in 2 classes are given back first.');
    expect((await staff.form(erasure, { answer: 'yes' })).status).toBe(403);
    const done = await boss.follow(await boss.form(erasure, { answer: 'yes' }));
    expect(done.text).toContain('The data are deleted.');
    expect(done.text).not.toContain('Hana');
    expect((await boss.follow(await boss.form(erasure, { answer: 'yes' }))).status).toBe(200);
    for (const { id } of [first, second])
      expect((await staff.get(`/api/v1/enrolments/${id}`)).body).toMatchObject({
        status: 'cancelled',
        callName: '\u2014',
      });
    expect((await staff.get(`/api/v1/enrolments/${sister.id}`)).body).toMatchObject({
      status: 'enrolled',
      callName: 'Emina',
    });
    const back = await join(app.http, one.id, { fullName: 'Hana Kovač', phone });
    expect(back.status).toBe(201);
    expect(await audit()).toEqual([]);
  });

  it('of somebody who comes along makes the companion nameless again, and keeps the party', async () => {
    const group = await makeClass(app, legis);
    const party = await joined(group, { seats: 2, companions: [{ fullName: 'Lina Haddad' }] });
    const [row] = (await manager.get(`/api/v1/classes/${group.id}/roster`)).body.items;
    const { personId } = row.companions[0];
    expect((await party.own.delete(`/api/v1/people/${personId}`)).status).toBe(404);
    expect((await manager.delete(`/api/v1/people/${personId}`)).body.erased).toBe(1);
    const now = (await party.own.get(`/api/v1/enrolments/${party.id}`)).body;
    expect(now).toMatchObject({ status: 'enrolled', seats: 2, companions: [], callName: 'Samira' });
    expect(await audit()).toEqual([]);
  });

  it('forgets the number that somebody kept for the next class', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const seated = await joined(group);
    const waiting = await joined(group, { fullName: 'Patient Person', ifFull: 'wait' });
    await seated.own.delete(`/api/v1/enrolments/${seated.id}`);
    await app.drain();
    const { offer } = (await waiting.own.get(`/api/v1/enrolments/${waiting.id}`)).body;
    await waiting.own.post(`/api/v1/offers/${offer.id}/refusal`, {});
    const kept = () => app.db.collection('kept_numbers').countDocuments({ courseId: group.course.id });
    expect(await kept()).toBe(1);
    await waiting.own.delete(`/api/v1/people/${waiting.personId}`);
    expect(await kept()).toBe(0);
  });
});
