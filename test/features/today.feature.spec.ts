import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { hoursUntil } from '../support/quiet';
import { copies, readsDuring } from '../support/reads';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** An organisation of its own, so that nothing else stands on its page. */
async function office(): Promise<{ own: Organisation; staff: HttpClient; today: () => Promise<string> }> {
  const own = await makeOrganisation(app, { settings: { quietHours: null } });
  const staff = await clientOf(app, own);
  return { own, staff, today: async () => plain((await staff.get('/en/office')).text) };
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

async function enrol(group: OpenClass, input: Record<string, unknown>, client = app.http): Promise<string> {
  const answer = await join(client, group.id, { ifFull: 'wait', ...input });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
}

describe('The first page of the office', () => {
  it('says kindly that nothing needs anybody, and shows the next meeting', async () => {
    const { own, staff, today } = await office();
    expect(await today()).toMatch(
      /Nothing needs you right now, .*No classes today\. .*Every person who asked has an answer\./,
    );
    await makeClass(app, own);
    expect(await today()).toMatch(/No classes today\. The next one is First stitches, group A , /);
    const page = await staff.get('/en/office');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toMatch(/aria-current="page">Today/);
    expect((await staff.get('/en/office/classes')).text).not.toMatch(/aria-current="[^"]*">Today/);
  });

  it('shows an offer that runs out, and comes back after the answer', async () => {
    const { own, staff, today } = await office();
    const group = await makeClass(app, own, { class: { capacity: 1, sessions: meetings(app, 2, 30) } });
    const seated = await enrol(group, { fullName: 'Omar Khalil' });
    const samira = await enrol(group, { fullName: 'Samira Haddad', language: 'ar' });
    await staff.delete(`/api/v1/enrolments/${seated}`);
    expect(await today()).toContain('Nothing needs you right now');
    await app.advance({ hours: 30 });
    const page = await staff.get('/en/office');
    expect(plain(page.text)).toMatch(
      /1 thing needs you.*Offers running out 1 Samira First stitches, group A, 1 place\. Speaks: Arabic\. until .*Nobody waits behind\..*Answer for Samira/,
    );
    expect(page.text).toContain('<span class="s-count">1<span class="vh"> to do</span></span>');
    expect(page.text.match(/class="btn"/g)).toHaveLength(1);
    const path = `/en/office/classes/${group.code}/answers/${samira}?back=today`;
    expect(page.text.replaceAll('&#x3D;', '=')).toContain(`href="${path}"`);
    expect((await staff.get(path)).text).toContain('href="/en/office">Back to today');
    const answered = await staff.form(path, { answer: 'yes' });
    expect(answered.headers['location']).toBe('/en/office');
    expect(await today()).toContain('Nothing needs you right now');
  });

  it('lists who is to be called, shows the number once asked, and accepts for them', async () => {
    const { own, staff, today } = await office();
    const group = await makeClass(app, own, { class: { capacity: 1, sessions: meetings(app, 2, 1) } });
    const seated = await enrol(group, { fullName: 'Omar Khalil' });
    const phone = newPhone();
    const teuta = await enrol(group, { fullName: 'Teuta Hoxha', phone, language: 'sq' });
    await app.advance({ hours: 22 });
    await staff.delete(`/api/v1/enrolments/${seated}`);
    const text = await today();
    expect(text).toMatch(
      /Call list 1 Teuta First stitches, group A, 1 place\. Speaks: Albanian\..*No message can come in time\. Call now\./,
    );
    expect(text).not.toContain(phone);
    const path = `/en/office/classes/${group.code}`;
    const looked = await staff.form(`${path}/people/${teuta}/phone`, { back: 'today' });
    expect(looked.headers['location']).toBe(`/en/office?phone=${teuta}#phone-${teuta}`);
    expect((await staff.get(`/en/office?phone=${teuta}`)).text).toContain(`href="tel:${phone}"`);
    const accepted = await staff.form(`${path}/calls/${teuta}`, { answer: 'seat', back: 'today' });
    expect(accepted.headers['location']).toBe('/en/office');
    expect(await today()).not.toContain('Call list');
  });

  it('lists once, and with words that can be done, who has an offer and neither phone nor email', async () => {
    const { own, staff, today } = await office();
    const group = await makeClass(app, own, { class: { capacity: 1, sessions: meetings(app, 2, 30) } });
    const seated = await enrol(group, { fullName: 'Omar Khalil' });
    await enrol(group, { fullName: 'Rukija Demir', phone: undefined }, staff);
    await staff.delete(`/api/v1/enrolments/${seated}`);
    await app.drain();
    expect(await app.db.collection('calls').countDocuments({ classId: group.id, why: 'unreached' })).toBe(1);
    const text = await today();
    expect(text).toContain('1 thing needs you');
    expect(text).toMatch(/Call list 1 Rukija .*No phone and no email: no message can tell of the offer/);
    expect(text).not.toContain('Call now');
    const onClass = plain((await staff.get(`/en/office/classes/${group.code}`)).text);
    expect(onClass).toMatch(/To call 1 Rukija English No phone is known, so nobody can call\./);
  });

  it('asks for a word on classes that are near, and on those whose meetings are over', async () => {
    const { own, today } = await office();
    const soon = new Date(app.clock.now().getTime() + 2 * 24 * 3_600_000).toISOString();
    await makeClass(app, own, { class: { decideBy: soon, minimum: 2 } });
    await makeClass(app, own, { class: { sessions: meetings(app, 2, -40) } });
    await makeClass(app, own, { class: { sessions: meetings(app, 2, 60) } });
    const text = await today();
    expect(text).toMatch(/Classes to decide 1 First stitches, group A from .* 0 of at least 2 people\. Decide/);
    expect(text).toMatch(/Meetings are over 1 First stitches, group A The last meeting was on/);
    expect(text).toContain('2 things need you');
  });

  it('lists free places that are asked for, and applications by class', async () => {
    const { own, staff, today } = await office();
    const price = { free: true, citizen: { amount: 240_000, currency: 'MKD' as const } };
    const paid = await makeClass(app, own, { course: { prices: price }, class: { freePlaces: 'ask' } });
    const mirjana = await enrol(paid, { fullName: 'Mirjana Ilić', freePlace: true });
    const closed = await makeClass(app, own, { class: { admission: 'approval' } });
    await enrol(closed, { fullName: 'Oksana Bondar' });
    await enrol(closed, { fullName: 'Omar Khalil' });
    const text = await today();
    expect(text).toMatch(/Asks for a free place 1 Mirjana .*No paper and no reason is asked\..*Answer for Mirjana/);
    expect(text).toMatch(/Applications 1 First stitches, group A 2 ask to come, 3 places are free\..*Read them/);
    const path = `/en/office/classes/${paid.code}/applications/${mirjana}?back=today`;
    expect((await staff.form(path, { answer: 'yes' })).headers['location']).toBe('/en/office');
    expect(await today()).not.toContain('Asks for a free place');
  });

  it('lists certificates that wait for a name', async () => {
    const { own, staff, today } = await office();
    const group = await makeClass(app, own, { class: { sessions: meetings(app, 1, -2) } });
    await enrol(group, { fullName: 'Ahmad Noor' }, staff);
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
    await staff.form(`/en/office/meetings/${sessions[0].id}/roll`, { all: 'present' });
    await staff.post(`/api/v1/classes/${group.id}/completion`, {});
    await staff.post(`/api/v1/classes/${group.id}/certificates`, {
      kind: 'completion',
      vouchFor: ['handwork', 'quiz'],
    });
    expect(await today()).toMatch(
      /Names for certificates 1 First stitches, group A Ahmad since .*We asked for the names, and wait\..*See the certificates/,
    );
  });

  it('says how many more wait, where not every name fits', async () => {
    const { own, staff, today } = await office();
    const desk = new CertificateOffice(app, own, staff);
    const group = await desk.finish(Array.from({ length: 7 }, () => newGuest()));
    await desk.ask(group, {});
    expect(await today()).toMatch(/First stitches, group A (Rana, ){4}Rana and 2 more people since/);
  });

  it('asks for no name of somebody whose data are deleted, nor of an unnamed one who came along', async () => {
    const { own, staff, today } = await office();
    const manager = await clientOf(app, own, 'manager');
    const desk = new CertificateOffice(app, own, staff);
    const group = await desk.finish([newGuest({ companions: [{ fullName: 'Lina Haddad' }] })]);
    await desk.ask(group, {});
    expect(await today()).toContain('We asked for the names, and wait.');
    const [party] = (await manager.get(`/api/v1/classes/${group.id}/roster`)).body.items;
    const { enrolmentId } = { enrolmentId: group.students[0]?.id ?? '' };
    await app.db
      .collection('certificate_awards')
      .updateOne({ enrolmentId, companion: 1 }, { $unset: { personId: '' } });
    expect((await manager.delete(`/api/v1/people/${party.personId}`)).body.erased).toBe(1);
    expect(await today()).not.toContain('Names for certificates');
  });

  it('reads what is open, however much is over', async () => {
    const { own, staff } = await office();
    const desk = new CertificateOffice(app, own, staff);
    const group = await desk.finish([newGuest()]);
    await desk.ask(group, {});
    const award = await app.db.collection<{ _id: string }>('certificate_awards').findOne({ classId: group.id });
    await copies(app, 'certificate_awards', { _id: award?._id ?? '' }, 200, (at) => ({
      status: 'issued',
      enrolmentId: `${group.id}-${at}`,
      number: `${group.id}-${at}`,
      statusList: 1_000 + at,
    }));
    await copies(app, 'classes', { _id: group.id }, 200, (at) => ({ code: `over-${at}`, state: 'closed' }));
    const reads = await readsDuring(app, () => staff.get('/en/office'));
    expect(reads.map(({ collection }) => collection)).toEqual(
      expect.arrayContaining(['certificate_awards', 'classes']),
    );
    expect(Math.max(...reads.map(({ examined }) => examined))).toBeLessThan(20);
  });

  it('lists a message that came back until somebody says that the person knows', async () => {
    const { own, staff, today } = await office();
    const group = await makeClass(app, own);
    app.mail.smtp('550');
    await enrol(group, { fullName: 'Vesna Primer', phone: undefined, email: `nobody-${own.id}@people.example` });
    await app.drain();
    app.mail.smtp('ok');
    const page = await staff.get('/en/office');
    expect(plain(page.text)).toMatch(
      /Messages that came back 1 Vesna “You have a place”, First stitches, group A since .*It did not arrive: the email address does not work/,
    );
    const path = /action="(\/en\/office\/messages\/[^"]+\/seen)"/.exec(page.text)?.[1] ?? '';
    const stranger = (await office()).staff;
    expect((await stranger.form(path, {})).status).toBe(404);
    expect((await (await clientOf(app, own, 'instructor')).form(path, {})).status).toBe(403);
    expect((await staff.form(path, {})).status).toBe(303);
    expect((await staff.form(path, {})).status).toBe(303);
    expect(await today()).toContain('Nothing needs you right now');
  });

  it('shows the classes of today with the way to the roll, and what begins soon', async () => {
    const { own, staff, today } = await office();
    // After 23:00 the next full hour is tomorrow.
    await app.advance({ hours: hoursUntil(8, app.clock.now()) });
    await makeClass(app, own, { class: { sessions: meetings(app, 2, 0), town: 'Tetovo' } });
    await makeClass(app, own, { class: { sessions: meetings(app, 2, 4) } });
    const text = await today();
    expect(text).toMatch(
      /Classes today .*First stitches, group A Community Centre .*0 of 3 places are taken .*Call the roll/,
    );
    expect(text).toMatch(/They begin soon .*First stitches, group A/);
    expect((await staff.get('/en/office')).text).toMatch(/href="\/en\/office\/meetings\/[\w-]+\/roll"/);
  });

  it('asks for rolls that nobody called since half a day, the oldest of a class in front', async () => {
    const { own, staff, today } = await office();
    const around = [-72, -48, -11, 24].map((from) => {
      const start = app.clock.now().getTime() + from * 3_600_000;
      return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000).toISOString() };
    });
    const group = await makeClass(app, own, { class: { sessions: around } });
    expect(await today()).not.toContain('Rolls that are missing');
    await enrol(group, {}, staff);
    expect(await today()).toMatch(
      /Rolls that are missing 1 First stitches, group A Nobody called the roll of 2 meetings, the first of /,
    );
    const next = async () =>
      /href="(\/en\/office\/meetings\/[^"]*)">Call the roll of/.exec((await staff.get('/en/office')).text)![1]!;
    const first = await next();
    await staff.form(first, { all: 'present' });
    expect(await today()).toContain('Nobody called the roll of');
    expect(await next()).not.toBe(first);
    await staff.form(await next(), { all: 'present' });
    expect(await today()).not.toContain('Rolls that are missing');
    await app.advance({ hours: 3 });
    expect(await today()).toContain('Rolls that are missing');
  });

  it('is for the office; who teaches begins with the own meetings, others have no page here', async () => {
    const { own } = await office();
    const instructor = await clientOf(app, own, 'instructor');
    expect((await instructor.get('/en/office')).headers['location']).toBe('/en/teach');
    const accountant = await clientOf(app, own, 'accountant');
    expect((await accountant.get('/en/office')).status).toBe(403);
    expect((await app.http.get('/en/office')).status).toBe(303);
  });
});
