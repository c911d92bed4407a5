import { readFile } from 'node:fs/promises';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { Files } from '../../src/platform/files';
import { Making } from '../../src/certificates/making.service';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { makeCourse } from '../factories/course';
import { join, makeClassOf, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let office: CertificateOffice;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  office = new CertificateOffice(app, legis, staff);
});
afterAll(() => app.close());

const check = async (number: string): Promise<Answer['body']> =>
  (await app.http.get(`/api/v1/certificates/${number}`)).body;

describe('A certificate', () => {
  it('is checked by its number, however that is typed, and shows no name that was not shared', async () => {
    const { number, own } = await office.issue();
    const found = await check(number);
    expect(found).toMatchObject({ number, status: 'valid', level: 'beginner', hours: 16 });
    expect(found.issuedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(found).not.toHaveProperty('name');
    expect((await check(number.toLowerCase().replaceAll('-', ''))).number).toBe(number);
    const hidden = await app.http.get(`/en/certificates/${number}`);
    expect(hidden.text).toContain('This certificate is valid');
    expect(hidden.text).not.toContain('Khoury');
    expect((await own.put(`/api/v1/certificates/${number}/sharing`, { name: true, pdf: false })).status).toBe(200);
    expect((await check(number)).name).toBe('Rana Khoury');
    expect((await app.http.get(`/en/certificates/${number}`)).text).toContain('<bdi>Rana Khoury</bdi>');
  });

  it('of an unknown number is a page that says so', async () => {
    for (const typed of ['LEG-AAAAA-AAAAA', 'x', '%3Cscript%3E', '..%2F..']) {
      const answer = await app.http.get(`/en/certificates/${typed}`);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('We do not know this number');
      expect(answer.text).not.toContain('<script>');
    }
    expect((await app.http.get('/api/v1/certificates/LEG-AAAAA-AAAAA')).status).toBe(404);
    expect((await app.http.get('/en/certificates')).text).toContain('Check a certificate');
    expect((await app.http.get('/en/certificates?number=leg%20aaaaa%20aaaaa')).headers['location']).toBe(
      '/en/certificates/LEG-AAAAA-AAAAA',
    );
  });

  it('that is sent without a number says so beside its field', async () => {
    const answer = await app.http.get('/ar/certificates?number=%20');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#number"');
    expect(answer.text).toContain('id="number-error"');
    expect(answer.text).toContain('اكتبوا رقم الشهادة');
    expect((await app.http.get('/ar/certificates')).text).not.toContain('number-error');
  });

  it('has a paper for its owner and staff, and for others once it is shared', async () => {
    const { number, own, secret } = await office.issue();
    const path = `/api/v1/certificates/${number}.pdf`;
    expect((await app.http.get(path)).status).toBe(401);
    expect((await own.get(path)).text.slice(0, 5)).toBe('%PDF-');
    expect((await staff.get(path)).headers['content-type']).toBe('application/pdf');
    const page = `/en/places/${secret}/certificates/${number}`;
    expect((await app.http.get(page)).text).toContain('Your certificate');
    expect((await app.http.get(`${page}.pdf`)).text.slice(0, 5)).toBe('%PDF-');
    expect((await app.http.form(page, { pdf: 'yes' })).status).toBe(303);
    expect((await app.http.get(path)).status).toBe(200);
    expect((await own.put(`/api/v1/certificates/${number}/sharing`, { name: false, pdf: false })).status).toBe(200);
    expect((await app.http.get(path)).status).toBe(401);
  });

  it('that was taken back says so with the reason, and shows no name', async () => {
    const { number, own } = await office.issue();
    await own.put(`/api/v1/certificates/${number}/sharing`, { name: true, pdf: true });
    const path = `/api/v1/certificates/${number}/revocation`;
    expect((await staff.post(path, {})).status).toBe(422);
    expect((await staff.post(path, { reason: 'Made for the wrong person' })).body).toMatchObject({
      status: 'revoked',
      revocation: { reason: 'Made for the wrong person' },
    });
    expect((await staff.post(path, { reason: 'again' })).body.revocation.reason).toBe('Made for the wrong person');
    expect(await check(number)).not.toHaveProperty('name');
    const page = await app.http.get(`/en/certificates/${number}`);
    expect(page.text).toContain('This certificate is not valid');
    expect(page.text).toContain('Made for the wrong person');
    expect(page.text).not.toContain('Khoury');
    expect((await app.http.get(`/api/v1/certificates/${number}.pdf`)).status).toBe(401);
  });

  it('that was corrected points to its new number for ever', async () => {
    const { number, own, group } = await office.issue(newGuest({ fullName: 'Rana Kouri' }));
    await own.put(`/api/v1/certificates/${number}/sharing`, { name: true, pdf: false });
    const corrected = await staff.post(`/api/v1/certificates/${number}/correction`, { name: 'Rana Khoury' });
    expect(corrected.status).toBe(201);
    const next = corrected.body.number as string;
    expect(next).not.toBe(number);
    expect(await check(number)).toMatchObject({ status: 'replaced', replacedBy: next });
    expect(await check(next)).toMatchObject({ status: 'valid', name: 'Rana Khoury' });
    expect((await own.get(`/api/v1/certificates/${next}.pdf`)).text.slice(0, 5)).toBe('%PDF-');
    const again = await staff.post(`/api/v1/certificates/${number}/correction`, { name: 'Rana K' });
    expect(again).toMatchObject({ status: 409, body: { replacedBy: next } });
    expect(await office.batchOf(await office.ask(group))).toMatchObject({ total: 1, issued: 1 });
    const { items } = (await own.get(`/api/v1/enrolments/${group.students[0]?.id}/certificates`)).body;
    expect(items.map((item: { number: string; status: string }) => [item.number, item.status])).toEqual(
      expect.arrayContaining([
        [number, 'replaced'],
        [next, 'valid'],
      ]),
    );
  });

  it('that was corrected is corrected once, however often and with whatever key it is asked for', async () => {
    const { number, group } = await office.issue(newGuest({ fullName: 'Rana Kouri' }));
    const correct = (name: string, headers = {}) =>
      staff.post(`/api/v1/certificates/${number}/correction`, { name }, headers);
    const answers = await Promise.all(Array.from({ length: 4 }, () => correct('Rana Khoury')));
    const again = await correct('Rana Khoury', { 'idempotency-key': 'correction-after-a-crash' });
    const made = [...answers, again].map(({ status, body }) => [status, body.number, body.status, body.replaces]);
    expect(made).toEqual(made.map(() => [201, again.body.number, 'valid', number]));
    expect(again.body.number).not.toBe(number);
    const rows = app.get(Database).collection('certificate_awards');
    expect(await rows.countDocuments({ classId: group.id })).toBe(2);
    expect(await correct('Rana Kh')).toMatchObject({ status: 409, body: { replacedBy: again.body.number } });
    await app.drain();
    expect((await check(again.body.number)).status).toBe('valid');
  });

  it('is taken back once, also by two at the same moment and while a corrected paper is being made', async () => {
    const { number, group } = await office.issue();
    const next = (await staff.post(`/api/v1/certificates/${number}/correction`, { name: 'Rana K' })).body.number;
    const awards = app.get(Database).collection('certificate_awards');
    await awards.updateOne({ number: next }, { $set: { status: 'name_confirmed' }, $unset: { pdf: '', badge: '' } });
    const revoke = (reason: string) => staff.post(`/api/v1/certificates/${next}/revocation`, { reason });
    const answers = await Promise.all([revoke('One.'), revoke('Two.'), revoke('Three.')]);
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(answers.map(() => [200, 'revoked']));
    const reasons = new Set(answers.map(({ body }) => body.revocation.reason));
    expect([...reasons]).toEqual([(await revoke('Four.')).body.revocation.reason]);
    await app.drain();
    expect((await check(next)).status).toBe('revoked');
    const lines = await app
      .get(Database)
      .collection('history')
      .countDocuments({ classId: group.id, verb: 'certificates.revoked' });
    expect(lines).toBe(1);
  });

  it('can hold until a day, after which it says that it has expired', async () => {
    const validUntil = new Date(app.clock.now().getTime() + 3600_000).toISOString();
    const group = await office.finish([newGuest()]);
    const batch = await office.batchOf(await office.ask(group, { confirmNames: true, validUntil }));
    expect((await check(batch.items[0].number)).status).toBe('valid');
    await app.advance({ hours: 2 });
    expect((await check(batch.items[0].number)).status).toBe('expired');
    expect((await app.http.get(`/en/certificates/${batch.items[0].number}`)).text).toContain(
      'This certificate has expired',
    );
  });

  it('made again has the same bytes', async () => {
    const { number } = await office.issue();
    const awards = app.get(Database).collection('certificate_awards');
    const before = await awards.findOne({ number });
    const first = await readFile(app.get(Files).path(before?.['pdf'] as string));
    await awards.updateOne({ number }, { $set: { status: 'name_confirmed' }, $unset: { pdf: '', badge: '' } });
    await app.get(Making).make([before?.['_id'] as unknown as string]);
    const after = await awards.findOne({ number });
    expect(after).toMatchObject({ status: 'issued', pdf: before?.['pdf'], badge: before?.['badge'] });
    expect(await readFile(app.get(Files).path(after?.['pdf'] as string))).toEqual(first);
  });

  it('loses its name and its paper when its owner is erased, and stays valid', async () => {
    const { number, group } = await office.issue();
    const award = await app.get(Database).collection('certificate_awards').findOne({ number });
    await app.get(People).erase({ kind: 'system', name: 'tests' }, legis.id, [award?.['personId'] as string]);
    await app.drain();
    expect(await check(number)).toMatchObject({ status: 'valid' });
    expect((await staff.get(`/api/v1/certificates/${number}.pdf`)).status).toBe(404);
    await expect(readFile(app.get(Files).path(award?.['pdf'] as string))).rejects.toThrow('ENOENT');
    expect(group.id).toBe(award?.['classId']);
  });
});

describe('The next level', () => {
  it('opens to those with a certificate: they are invited, and the number lets somebody else’s record in', async () => {
    const { group, number } = await office.issue();
    const course = await makeCourse(app, legis, {
      trackId: group.course.trackId,
      level: 'advanced',
      title: { en: 'Patterns' },
      entry: { rule: 'previous_level' },
    });
    app.mail.clear();
    const next = await makeClassOf(app, legis, course, { class: { capacity: 5 } });
    await app.drain();
    const mails = app.mail.messages.filter(({ channel }) => channel === 'email');
    expect(mails.map(({ subject }) => subject)).toEqual(['You can join the next level: Patterns']);
    expect((await join(app.http, next.id)).body.code).toBe('entry_level_missing');
    expect((await join(app.http, next.id, { previousCertificate: number })).status).toBe(201);
    await staff.post(`/api/v1/certificates/${number}/revocation`, { reason: 'mistake' });
    expect((await join(app.http, next.id, { previousCertificate: number })).body.code).toBe('entry_level_missing');
  });

  it('invites a person once, however many certificates they have, and nobody who is in it already', async () => {
    const twice = newGuest({ phone: newPhone() });
    const inside = newGuest({ fullName: 'Nur Saad', phone: newPhone() });
    const { trackId } = await makeCourse(app, legis);
    const course = await makeCourse(app, legis, { trackId, level: 'advanced', title: { en: 'Patterns' } });
    const open = await makeClassOf(app, legis, course, { class: { capacity: 5 } });
    expect((await join(app.http, open.id, { ...inside })).status).toBe(201);
    for (const guests of [[twice, inside], [twice]]) {
      const group = await office.finish(guests, { course: { trackId } });
      expect(await office.batchOf(await office.ask(group))).toMatchObject({ issued: guests.length });
    }
    await makeClassOf(app, legis, course);
    await app.drain();
    const invited = (email = '') => app.mail.to(email).filter(({ subject }) => subject?.includes('next level')).length;
    expect(invited(twice.email)).toBe(1);
    expect(invited(inside.email)).toBe(0);
  });
});
