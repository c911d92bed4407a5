import { readFile } from 'node:fs/promises';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { Files } from '../../src/platform/files';
import { clientOf } from '../factories/account';
import { type FinishedClass, type Guest, makeFinishedClass } from '../factories/certificate';
import { makeCourse } from '../factories/course';
import { join, makeClassOf, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;
let emails = 0;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, {
    slug: 'legis',
    signatory: { name: 'Elena Example', role: { en: 'head of courses' } },
  });
  staff = await clientOf(app, legis);
  stranger = await clientOf(app, await makeOrganisation(app, { slug: 'utociste' }));
});
afterAll(() => app.close());

const rana = (more: Partial<Guest> = {}): Guest => ({
  fullName: 'Rana Khoury',
  email: `rana-${(emails += 1)}@people.example`,
  language: 'en',
  ...more,
});

const ask = (group: FinishedClass, body: object = { confirmNames: true }): Promise<Answer> =>
  staff.post(`/api/v1/classes/${group.id}/certificates`, body);

async function batchOf(answer: Answer): Promise<Answer['body']> {
  await app.drain();
  return (await staff.get(`/api/v1/certificate-batches/${answer.body.batchId}`)).body;
}

/** The number of a certificate that was made for one person. */
async function issued(
  guest: Guest = rana(),
): Promise<{ group: FinishedClass; number: string; secret: string; own: HttpClient }> {
  const group = await makeFinishedClass(app, legis, staff, [guest]);
  const batch = await batchOf(await ask(group));
  expect(batch).toMatchObject({ total: 1, issued: 1 });
  const [student] = group.students;
  return { group, number: batch.items[0].number, secret: student?.secret ?? '', own: student?.http ?? app.http };
}

const check = async (number: string): Promise<Answer['body']> =>
  (await app.http.get(`/api/v1/certificates/${number}`)).body;
const count = (collection: string, filter: object): Promise<number> =>
  app.get(Database).collection(collection).countDocuments(filter);

describe('The certificates of a class', () => {
  it('wait until the class is over', async () => {
    const group = await makeFinishedClass(app, legis, staff, [rana()], { open: true });
    expect(await ask(group)).toMatchObject({ status: 409, body: { code: 'class_not_finished' } });
  });

  it('are made for those who met the rule; the others see what is missing', async () => {
    const one = rana();
    const group = await makeFinishedClass(app, legis, staff, [one, rana({ comes: [1] })]);
    const answer = await ask(group);
    const [first, second] = group.students;
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      total: 1,
      notEligible: [{ enrolmentId: second?.id, missing: ['attendance'] }],
    });
    const batch = await batchOf(answer);
    expect(batch).toMatchObject({ total: 1, issued: 1, failed: 0, awaitingName: 0, waiting: 0 });
    expect(batch.items).toEqual([
      {
        enrolmentId: first?.id,
        status: 'issued',
        number: expect.stringMatching(/^LEG-[A-Z2-9]{5}-[A-Z2-9]{5}$/),
        error: null,
      },
    ]);
    expect((await staff.get(`/api/v1/enrolments/${first?.id}`)).body.status).toBe('completed');
    expect((await staff.get(`/api/v1/enrolments/${second?.id}`)).body.status).toBe('not_completed');
    const mail = app.mail.last(one.email ?? '');
    expect(mail.subject).toBe('Your certificate is ready: First stitches');
    expect(mail.attachments[0]?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(mail.text).toContain(`/certificates/${batch.items[0].number}`);
  });

  it('are made once, however often and by however many they are asked for', async () => {
    const guests = Array.from({ length: 12 }, () => rana());
    const group = await makeFinishedClass(app, legis, staff, guests);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(group)));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    expect(new Set(answers.map((answer) => answer.body.batchId)).size).toBe(1);
    const batch = await batchOf(await ask(group));
    expect(batch).toMatchObject({ total: 12, issued: 12 });
    expect(await count('certificate_awards', { classId: group.id })).toBe(12);
    for (const guest of guests)
      expect(app.mail.to(guest.email ?? '').filter(({ attachments }) => attachments.length > 0)).toHaveLength(1);
  });

  it('are made for each of a party who was there, and complete the enrolment when one was', async () => {
    const group = await makeFinishedClass(app, legis, staff, [
      rana({ companions: [{ fullName: 'Lina Khoury' }, { fullName: 'Sami Khoury' }], comes: [0, 2, 2] }),
    ]);
    const [party] = group.students;
    const answer = await ask(group, {});
    expect(answer.body).toMatchObject({ total: 2, notEligible: [{ enrolmentId: party?.id, missing: ['attendance'] }] });
    expect(await batchOf(answer)).toMatchObject({ total: 2, issued: 0, awaitingName: 2 });
    await party?.http.post(`/api/v1/enrolments/${party.id}/name-confirmation`, { name: 'Lina Khoury', companion: 1 });
    const batch = await batchOf(answer);
    expect(batch).toMatchObject({ total: 2, issued: 1, awaitingName: 1 });
    expect(batch.items.find((item: { companion: number }) => item.companion === 1)).toMatchObject({ status: 'issued' });
    expect((await staff.get(`/api/v1/enrolments/${party?.id}`)).body.status).toBe('completed');
  });

  it('of a course that asks for handwork name it as missing until staff vouch for it', async () => {
    const completion = { attendance: 0.8, handwork: true, quiz: false };
    const group = await makeFinishedClass(app, legis, staff, [rana()], { course: { completion } });
    expect((await ask(group)).body).toMatchObject({ total: 0, notEligible: [{ missing: ['handwork'] }] });
    expect((await staff.get(`/api/v1/enrolments/${group.students[0]?.id}`)).body.status).toBe('enrolled');
    expect((await ask(group, { confirmNames: true, vouchFor: ['handwork'] })).body).toMatchObject({
      total: 1,
      notEligible: [],
    });
  });

  it('belong to the office of their organisation', async () => {
    const { group, number } = await issued();
    const instructor = await clientOf(app, legis, 'accountant');
    const path = `/api/v1/classes/${group.id}/certificates`;
    const batchPath = `/api/v1/certificate-batches/${(await ask(group)).body.batchId}`;
    expect((await stranger.post(path, {})).status).toBe(404);
    expect((await stranger.get(batchPath)).status).toBe(404);
    expect((await stranger.post(`/api/v1/certificates/${number}/revocation`, { reason: 'x' })).status).toBe(404);
    expect((await stranger.get(`/api/v1/certificates/${number}.pdf`)).status).toBe(404);
    expect((await instructor.post(path, {})).status).toBe(403);
    expect((await instructor.get(batchPath)).status).toBe(403);
    expect((await app.http.post(path, {})).status).toBe(401);
    expect((await app.http.get(batchPath)).status).toBe(401);
  });
});

describe('The name on a certificate', () => {
  it('is asked for by a message with one question behind its link, and then the certificate is made', async () => {
    const guest = rana({ fullName: 'رنا خوري', language: 'en' });
    const group = await makeFinishedClass(app, legis, staff, [guest]);
    await ask(group, {});
    await app.drain();
    const mail = app.mail.last(guest.email ?? '');
    expect(mail.subject).toBe('Your certificate needs your name: First stitches');
    const path = /http:\/\/sofra\.test(\/en\/places\/\w+\/certificate-name)/.exec(mail.text)?.[1] ?? '';
    const question = await app.http.get(path);
    expect(question.text).toContain('value="رنا خوري"');
    const empty = await app.http.form(path, { name: ' ', nameInOtherScript: 'رنا خوري' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('value="رنا خوري"');
    const saved = await app.http.form(path, { name: 'Rana Khoury', nameInOtherScript: 'رنا خوري', companion: '0' });
    expect(saved.status).toBe(303);
    await app.drain();
    expect(app.mail.last(guest.email ?? '').subject).toBe('Your certificate is ready: First stitches');
    expect((await app.http.get(path)).text).toContain('We have your name');
  });

  it('goes by SMS to those who have no mail', async () => {
    const phone = newPhone();
    await issued({ fullName: 'Samira Haddad', phone, language: 'en' });
    expect(app.mail.last(phone).text).toMatch(/^Sofra: your certificate is ready\. Number LEG-/);
  });

  it('is kept sealed, and only for those who sit in the class', async () => {
    const { group } = await issued(rana({ fullName: 'Rana Sealed-Name' }));
    const rows = await app.get(Database).collection('certificate_awards').find({ classId: group.id }).toArray();
    expect(JSON.stringify(rows)).not.toContain('Sealed-Name');
    const [student] = group.students;
    const path = `/api/v1/enrolments/${student?.id}/name-confirmation`;
    expect((await student?.http.post(path, { name: 'Somebody Else' }))?.body.code).toBe('certificate_issued');
    expect((await staff.post(path, { name: 'X', companion: 4 })).status).toBe(422);
    expect((await app.http.with({ 'x-secret': 'WRONGSECRET' }).post(path, { name: 'X' })).status).toBe(404);
    expect((await app.http.post(path, { name: 'X' })).status).toBe(401);
  });

  it.each([
    '<script>alert(1)</script>',
    '#let x = 1 ]',
    'O’Neill \\ "quoted" $math$',
    '=HYPERLINK("x")',
    'רבקה',
    'Ђорђе Ћирић',
    'ﷺ'.repeat(3),
  ])('may be %s, and breaks nothing', async (fullName) => {
    const group = await makeFinishedClass(app, legis, staff, [rana({ fullName })]);
    const batch = await batchOf(await ask(group));
    expect(batch.issued + batch.failed).toBe(1);
    if (batch.failed === 1) return expect(batch.items[0].error).toBe('name_not_printable');
    const [student] = group.students;
    await student?.http.put(`/api/v1/certificates/${batch.items[0].number}/sharing`, { name: true, pdf: true });
    const shown = await app.http.get(`/en/certificates/${batch.items[0].number}`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('<script>alert');
  });
});

describe('A certificate', () => {
  it('is checked by its number, however that is typed, and shows no name that was not shared', async () => {
    const { number, own } = await issued();
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

  it('has a paper for its owner and staff, and for others once it is shared', async () => {
    const { number, own, secret } = await issued();
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
    const { number, own } = await issued();
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
    const { number, own, group } = await issued(rana({ fullName: 'Rana Kouri' }));
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
    expect(await batchOf(await ask(group))).toMatchObject({ total: 1, issued: 1 });
    const { items } = (await own.get(`/api/v1/enrolments/${group.students[0]?.id}/certificates`)).body;
    expect(items.map((item: { number: string; status: string }) => [item.number, item.status])).toEqual(
      expect.arrayContaining([
        [number, 'replaced'],
        [next, 'valid'],
      ]),
    );
  });

  it('can hold until a day, after which it says that it has expired', async () => {
    const validUntil = new Date(app.clock.now().getTime() + 3600_000).toISOString();
    const group = await makeFinishedClass(app, legis, staff, [rana()]);
    const batch = await batchOf(await ask(group, { confirmNames: true, validUntil }));
    expect((await check(batch.items[0].number)).status).toBe('valid');
    await app.advance({ hours: 2 });
    expect((await check(batch.items[0].number)).status).toBe('expired');
    expect((await app.http.get(`/en/certificates/${batch.items[0].number}`)).text).toContain(
      'This certificate has expired',
    );
  });

  it('made again has the same bytes', async () => {
    const { number } = await issued();
    const awards = app.get(Database).collection('certificate_awards');
    const before = await awards.findOne({ number });
    const first = await readFile(app.get(Files).path(before?.['pdf'] as string));
    await awards.updateOne(
      { number },
      { $set: { status: 'name_confirmed', queuedAt: new Date(0) }, $unset: { pdf: '', badge: '' } },
    );
    await app.drain();
    const after = await awards.findOne({ number });
    expect(after).toMatchObject({ status: 'issued', pdf: before?.['pdf'], badge: before?.['badge'] });
    expect(await readFile(app.get(Files).path(after?.['pdf'] as string))).toEqual(first);
  });

  it('loses its name and its paper when its owner is erased, and stays valid', async () => {
    const { number, group } = await issued();
    const award = await app.get(Database).collection('certificate_awards').findOne({ number });
    await app.get(People).erase({ kind: 'system', name: 'tests' }, legis.id, award?.['personId'] as string);
    await app.drain();
    expect(await check(number)).toMatchObject({ status: 'valid' });
    expect((await staff.get(`/api/v1/certificates/${number}.pdf`)).status).toBe(404);
    await expect(readFile(app.get(Files).path(award?.['pdf'] as string))).rejects.toThrow('ENOENT');
    expect(group.id).toBe(award?.['classId']);
  });
});

describe('The next level', () => {
  it('opens to those with a certificate: they are invited, and the number lets somebody else’s record in', async () => {
    const { group, number } = await issued();
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
});
