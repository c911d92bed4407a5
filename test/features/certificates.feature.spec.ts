import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Organisation } from '../../src/organisations';
import { Config } from '../../src/platform/config';
import { Database } from '../../src/platform/database';
import { clientOf, makeToken } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;
let office: CertificateOffice;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  office = new CertificateOffice(app, legis, staff);
  stranger = await clientOf(app, await makeOrganisation(app, { slug: 'utociste' }));
});
afterAll(() => app.close());

const count = (collection: string, filter: object): Promise<number> =>
  app.get(Database).collection(collection).countDocuments(filter);

/** A letter that brings the certificate, unlike that of the place, which brings the meetings. */
const hasPaper = ({ attachments }: { readonly attachments: readonly { readonly type: string }[] }): boolean =>
  attachments.some(({ type }) => type === 'application/pdf');

describe('The certificates of a class', () => {
  it('wait until the class is over', async () => {
    const group = await office.finish([newGuest()], { open: true });
    expect(await office.ask(group)).toMatchObject({ status: 409, body: { code: 'class_not_finished' } });
  });

  it('are made for those who met the rule; the others see what is missing', async () => {
    const one = newGuest();
    const group = await office.finish([one, newGuest({ comes: [1] })]);
    const answer = await office.ask(group);
    const [first, second] = group.students;
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      total: 1,
      notEligible: [{ enrolmentId: second?.id, missing: ['attendance'] }],
    });
    const batch = await office.batchOf(answer);
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
    const guests = Array.from({ length: 12 }, () => newGuest());
    const group = await office.finish(guests);
    const answers = await Promise.all(Array.from({ length: 4 }, () => office.ask(group)));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202, 202, 202]);
    expect(new Set(answers.map((answer) => answer.body.batchId)).size).toBe(1);
    const batch = await office.batchOf(await office.ask(group));
    expect(batch).toMatchObject({ total: 12, issued: 12 });
    expect(await count('certificate_awards', { classId: group.id })).toBe(12);
    for (const guest of guests) expect(app.mail.to(guest.email ?? '').filter(hasPaper)).toHaveLength(1);
  });

  it('are made for each of a party who was there, and complete the enrolment when one was', async () => {
    const group = await office.finish([
      newGuest({ companions: [{ fullName: 'Lina Khoury' }, { fullName: 'Sami Khoury' }], comes: [0, 2, 2] }),
    ]);
    const [party] = group.students;
    const answer = await office.ask(group, {});
    expect(answer.body).toMatchObject({ total: 2, notEligible: [{ enrolmentId: party?.id, missing: ['attendance'] }] });
    expect(await office.batchOf(answer)).toMatchObject({ total: 2, issued: 0, awaitingName: 2 });
    await party?.http.post(`/api/v1/enrolments/${party.id}/name-confirmation`, { name: 'Lina Khoury', companion: 1 });
    const batch = await office.batchOf(answer);
    expect(batch).toMatchObject({ total: 2, issued: 1, awaitingName: 1 });
    expect(batch.items.find((item: { companion: number }) => item.companion === 1)).toMatchObject({ status: 'issued' });
    expect((await staff.get(`/api/v1/enrolments/${party?.id}`)).body.status).toBe('completed');
  });

  it('of a course that asks for handwork name it as missing until staff vouch for it', async () => {
    const completion = { attendance: 0.8, handwork: true, quiz: false };
    const group = await office.finish([newGuest()], { course: { completion } });
    expect((await office.ask(group)).body).toMatchObject({ total: 0, notEligible: [{ missing: ['handwork'] }] });
    expect((await staff.get(`/api/v1/enrolments/${group.students[0]?.id}`)).body.status).toBe('enrolled');
    expect((await office.ask(group, { confirmNames: true, vouchFor: ['handwork'] })).body).toMatchObject({
      total: 1,
      notEligible: [],
    });
  });

  it('belong to the office of their organisation', async () => {
    const { group, number } = await office.issue();
    const instructor = await clientOf(app, legis, 'accountant');
    const path = `/api/v1/classes/${group.id}/certificates`;
    const batchPath = `/api/v1/certificate-batches/${(await office.ask(group)).body.batchId}`;
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

describe('Certificates that could not be made', () => {
  const pageOf = ({ code }: { code: string }) => `/en/office/classes/${code}`;

  it('for a fault of the course say so, and one button makes them when it is mended', async () => {
    const group = await office.finish([newGuest({ fullName: 'Rana Khoury' })], {
      course: { title: { en: 'Bread 𒀀' } },
    });
    const asked = await office.ask(group);
    const batch = await office.batchOf(asked);
    expect(batch).toMatchObject({ total: 1, issued: 0, failed: 1 });
    expect(batch.items[0]).toMatchObject({ status: 'failed', error: 'template_unusable' });
    expect(batch.items[0].message).toMatch(/^The paper cannot be set\..* not in this person/);
    const inMacedonian = app.http.with({
      authorization: `Bearer ${await makeToken(app, legis)}`,
      'accept-language': 'mk',
    });
    const there = await inMacedonian.get(`/api/v1/certificate-batches/${asked.body.batchId}`);
    expect(there.body.items[0].message).toMatch(/^Документот не може да се состави/);
    const page = (await staff.get(pageOf(group))).text;
    expect(page).toContain('1 certificate could not be made for a reason that is not the person’s.');
    expect(page).toContain('The paper cannot be set.');
    expect(page).toContain('Make what is missing');

    await staff.patch(`/api/v1/courses/${group.course.id}`, { title: { en: 'Bread' } });
    expect((await staff.form(`${pageOf(group)}/certificates`, {})).status).toBe(303);
    expect(await office.batchOf(asked)).toMatchObject({ total: 1, issued: 1, failed: 0 });
    expect((await staff.get(pageOf(group))).text).not.toContain('could not be made');
  });

  it('while the disk is away wait with the reason, and are made when it is back', async () => {
    const group = await office.finish([newGuest()]);
    const folder = join(app.get(Config).dataDir, 'files');
    await rename(folder, `${folder}.away`);
    await writeFile(folder, '');
    const asked = await office.ask(group);
    const now = async () => (await staff.get(`/api/v1/certificate-batches/${asked.body.batchId}`)).body;
    await until(async () => (await now()).items[0].error !== null);
    expect((await now()).items[0]).toMatchObject({ status: 'waiting', error: 'not_made', number: null });
    expect((await staff.get(pageOf(group))).text).toContain('It could not be made yet.');
    await rm(folder);
    await rename(`${folder}.away`, folder);
    await office.ask(group);
    const batch = await office.batchOf(asked);
    expect(batch.items[0]).toMatchObject({ status: 'issued', error: null });
    expect(batch.items[0]).not.toHaveProperty('message');
  });
});

describe('The name on a certificate', () => {
  it('is asked for by a message with one question behind its link, and then the certificate is made', async () => {
    const guest = newGuest({ fullName: 'رنا خوري', language: 'en' });
    const group = await office.finish([guest]);
    await office.ask(group, {});
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
    await office.issue({ fullName: 'Samira Haddad', phone, language: 'en' });
    expect(app.mail.last(phone).text).toMatch(/^Sofra: your certificate is ready\. Number LEG-/);
  });

  it('is kept sealed, and only for those who sit in the class', async () => {
    const { group } = await office.issue(newGuest({ fullName: 'Rana Sealed-Name' }));
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
    const group = await office.finish([newGuest({ fullName })]);
    const batch = await office.batchOf(await office.ask(group));
    expect(batch.issued + batch.failed).toBe(1);
    if (batch.failed === 1) return expect(batch.items[0].error).toBe('name_not_printable');
    const [student] = group.students;
    await student?.http.put(`/api/v1/certificates/${batch.items[0].number}/sharing`, { name: true, pdf: true });
    const shown = await app.http.get(`/en/certificates/${batch.items[0].number}`);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toContain('<script>alert');
  });
});
