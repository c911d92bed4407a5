import { ClassChanged, Classes } from '../../src/classes';
import type { Organisation } from '../../src/organisations';
import { Reminders } from '../../src/enrolments/reminders.service';
import { Formats } from '../../src/platform/i18n';
import { Outbox } from '../../src/platform/outbox';
import { SeatAudit } from '../../src/seating';
import { clientOf } from '../factories/account';
import { join, makeClass, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { readable } from '../support/forms';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { copies, readsDuring } from '../support/reads';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const audit = () => app.get(SeatAudit).problems();
const see = async (answer: { body: { id: string; secret: string } }) =>
  (await app.http.get(`/api/v1/enrolments/${answer.body.id}`, { 'x-secret': answer.body.secret })).body;

describe('A waiting party', () => {
  it('is offered the place that was given back, and takes it on its own page', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const sits = await join(app.http, group.id);
    const waits = await join(app.http, group.id, { ifFull: 'wait' });
    await app.http.delete(`/api/v1/enrolments/${sits.body.id}`, { 'x-secret': sits.body.secret });
    const offered = await see(waits);
    expect(offered).toMatchObject({ status: 'offered', position: null, offer: { id: expect.any(String) } });
    const own = `/en/places/${waits.body.secret}`;
    expect((await app.http.get(own)).text).toContain('A place is free for you');
    const answer = await app.http.form(`${own}/offer`, { answer: 'yes' });
    expect((await app.http.follow(answer)).text).toContain('You have a place');
    expect(await see(waits)).toMatchObject({ status: 'enrolled', offer: null });
    expect(await audit()).toEqual([]);
  });

  it('that stays silent is cancelled with a reason, and one whose offer is withdrawn waits again', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1, sessions: meetings(app, 2, 40) } });
    const sits = await join(app.http, group.id);
    const silent = await join(app.http, group.id, { ifFull: 'wait' });
    const next = await join(app.http, group.id, { ifFull: 'wait' });
    await app.http.delete(`/api/v1/enrolments/${sits.body.id}`, { 'x-secret': sits.body.secret });
    await app.advance({ hours: 60 });
    expect(await see(silent)).toMatchObject({ status: 'cancelled', reason: 'offer_expired' });
    expect(await see(next)).toMatchObject({ status: 'offered' });
    expect(await audit()).toEqual([]);
  });

  it('is moved up by the office with a reason', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await join(app.http, group.id);
    const [first, second] = [
      await join(app.http, group.id, { ifFull: 'wait' }),
      await join(app.http, group.id, { ifFull: 'wait' }),
    ];
    const path = `/api/v1/enrolments/${second.body.id}/priority`;
    expect((await staff.post(path, { priority: 1 })).status).toBe(422);
    const moved = await staff.post(path, { priority: 1, reason: 'Lost the place by our mistake' });
    expect(moved).toMatchObject({ status: 200, body: { priority: 1, position: 1, status: 'waiting' } });
    expect(await see(first)).toMatchObject({ position: 2 });
    const page = async ({ body }: typeof first) => readable((await app.http.get(`/en/places/${body.secret}`)).text);
    expect(await page(first)).toContain('the school has moved 1 person ahead. The reason is written down.');
    expect(await page(first)).not.toContain('by our mistake');
    expect(await page(second)).not.toContain('ahead. The reason');
    const sits = await join(app.http, (await makeClass(app, legis)).id);
    const wrong = await staff.post(`/api/v1/enrolments/${sits.body.id}/priority`, { priority: 1, reason: 'x' });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });
});

describe('People in a class', () => {
  it('hear that they have a place, that it is sure, and that it has moved', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    await join(app.http, group.id, { phone });
    await app.drain();
    expect(app.mail.last(phone).text).toMatch(/you have a place/);
    await staff.post(`/api/v1/classes/${group.id}/confirmation`, {});
    await app.drain();
    expect(app.mail.last(phone).text).toMatch(/takes place/);
    const moved = await staff.patch(`/api/v1/classes/${group.id}`, { venue: { en: 'Library' } });
    expect(moved.status).toBe(200);
    await app.drain();
    expect(app.mail.last(phone).text).toMatch(/at another place now/);
    expect(app.mail.to(phone)).toHaveLength(3);
  });

  it('read in SMS and mail which meeting is off, which moved from when to when, and which is new', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 3, 10) } });
    const phone = newPhone();
    const email = `changed-${group.id}@example.org`;
    const sits = await join(app.http, group.id, { phone, email });
    await app.drain();
    app.mail.clear();
    const { sessions, timeZone } = await app.get(Classes).get(group.id);
    const [off, kept, moved] = sessions;
    const later = (date: Date, hours: number) => new Date(date.getTime() + hours * 3_600_000);
    const change = (list: object[]) => staff.patch(`/api/v1/classes/${group.id}`, { sessions: list });
    const goingOn = [
      { id: kept!.id, start: kept!.start, end: kept!.end },
      { id: moved!.id, start: later(moved!.start, 24), end: later(moved!.end, 24) },
    ];
    expect(
      (await change([{ id: off!.id, start: off!.start, end: off!.end, cancelled: true }, ...goingOn])).status,
    ).toBe(200);
    await app.drain();
    const said = (date: Date) => app.get(Formats).dateTime('en', date, timeZone, 'day');
    const sms = app.mail.last(phone).text;
    expect(sms).toContain(`no meeting on ${said(off!.start)}, more changes: 1`);
    expect(sms).not.toContain('First meeting');
    const mail = app.mail.last(email);
    expect(mail.subject).toContain(`no meeting on ${said(off!.start)}`);
    expect(mail.text).toContain(`The meeting of ${said(moved!.start)} is now on ${said(later(moved!.start, 24))}`);
    expect(mail.text).not.toContain(`on ${said(kept!.start)} `);
    const own = await app.http.get(`/en/places/${sits.body.secret}`);
    expect(own.text).toMatch(/<del>(?:(?!<\/li>).)*<\/del> <strong>Does not take place/s);
  });

  it('hear of each move of a class, though several that another process made are told within a second', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    await join(app.http, group.id, { phone });
    await app.drain();
    const { version } = await app.get(Classes).get(group.id);
    const facts = [version + 1, version + 2].flatMap((next) =>
      app.get(Outbox).factWrites(ClassChanged, { classId: group.id, version: next, meetings: [], what: ['place'] }),
    );
    await app.db.inTransaction((tx) => tx.write(...facts));
    await app.drain();
    expect(app.mail.to(phone)).toHaveLength(3);
  });

  it('are reminded a day before, by looking at no class but those that meet', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 2, 2) } });
    const phone = newPhone();
    await join(app.http, group.id, { phone });
    const later = await makeClass(app, legis, { class: { sessions: meetings(app, 2, 40) } });
    await copies(app, 'classes', { _id: later.id }, 200, (at) => ({ code: `later-${at}` }));
    await app.advance({ hours: 26 });
    expect(app.mail.last(phone).text).toMatch(/we wait for you on/);
    const reads = await readsDuring(app, () => app.get(Reminders).sweep());
    const examined = reads.filter(({ collection }) => collection === 'classes').map((read) => read.examined);
    expect(Math.max(...examined)).toBeGreaterThan(0);
    expect(Math.max(...examined)).toBeLessThan(20);
  });

  it('stand in the roster by call name, a page at a time', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 5 } });
    for (const callName of ['Ana', 'Besa', 'Çelik']) await join(app.http, group.id, { callName });
    const first = await staff.get(`/api/v1/classes/${group.code}/roster?limit=2`);
    expect(first.body.items).toHaveLength(2);
    const rest = await staff.get(`/api/v1/classes/${group.code}/roster?limit=2&after=${first.body.next}`);
    expect(rest.body.next).toBeNull();
    const names = [...first.body.items, ...rest.body.items].map(({ callName }: { callName: string }) => callName);
    expect(names.sort()).toEqual(['Ana', 'Besa', 'Çelik']);
    expect(first.text).not.toMatch(/\+389/);
  });
});
