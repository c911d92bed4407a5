import type { Organisation } from '../../src/organisations';
import { SeatAudit } from '../../src/seating';
import { clientOf } from '../factories/account';
import { join, makeClassOf } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Learner, WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
});
afterAll(() => app.close());
afterEach(async () => {
  await app.drain();
  expect(await app.get(SeatAudit).problems()).toEqual([]);
});

let line: WaitingLine;

/** The whole name of somebody who is not in the class any more. */
async function nameOf(who: Learner): Promise<string> {
  const { class: group } = await line.show(who);
  const { items } = (await staff.get(`/api/v1/classes/${group.code}/roster?status=cancelled`)).body;
  return items.find((one: { enrolmentId: string }) => one.enrolmentId === who.id).fullName;
}

describe('The waiting list', () => {
  it('offers a place given back to the first in line, by mail and SMS, and seats who accepts', async () => {
    const { group, seated, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    expect(await line.show(second)).toMatchObject({ status: 'waiting', position: 2 });
    await line.giveBack(seated);
    await app.drain();
    const offered = await line.show(first);
    expect(offered).toMatchObject({ status: 'offered', position: null });
    expect(await line.show(second)).toMatchObject({ status: 'waiting', position: 1 });
    expect(app.mail.last(first.email).subject).toContain('A place is free for you');
    const sms = app.mail.last(first.phone);
    expect(sms.text).toMatch(/\/o\/[A-Z2-9]{11}/);
    const done = await line.accept(first, offered.offer.id);
    expect(done).toMatchObject({ status: 200, body: { enrolment: { status: 'enrolled' } } });
    expect(await line.accept(first, offered.offer.id)).toMatchObject({
      status: 200,
      body: { enrolment: { status: 'enrolled' } },
    });
    await app.drain();
    expect(app.mail.last(first.email).subject).toContain('You have a place');
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats).toMatchObject({
      taken: 1,
      offered: 0,
      waiting: 2,
    });
  });

  it('goes on to the next when somebody says no, and keeps the number for the next class of the course', async () => {
    const { group, seated, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    const { offer } = await line.show(first);
    const refusal = await line.own(first).post(`/api/v1/offers/${offer.id}/refusal`, { keepNumber: true });
    expect(refusal).toMatchObject({
      status: 200,
      body: { enrolment: { status: 'cancelled', reason: 'offer_refused' } },
    });
    expect((await line.own(first).post(`/api/v1/offers/${offer.id}/refusal`, {})).status).toBe(200);
    expect(await line.accept(first, offer.id)).toMatchObject({ status: 409, body: { code: 'offer_refused' } });
    expect(await line.show(second)).toMatchObject({ status: 'offered' });

    const next = await makeClassOf(app, legis, group.course, { class: { capacity: 1 } });
    await line.learner(next);
    const stranger = await line.learner(next);
    const { email, phone } = first;
    const person = await app.http.with({ 'x-secret': first.secret }).get(`/api/v1/enrolments/${first.id}`);
    expect(person.status).toBe(200);
    const roster = await staff.get(`/api/v1/classes/${group.id}/roster?status=cancelled`);
    const fullName = roster.body.items.find((item: { enrolmentId: string }) => item.enrolmentId === first.id).fullName;
    const back = await join(app.http, next.id, { fullName, email, phone, ifFull: 'wait' });
    expect(back.body).toMatchObject({ status: 'waiting' });
    await app.drain();
    const list = (await staff.get(`/api/v1/classes/${next.id}/waitlist`)).body.items;
    expect(list.map((item: { enrolmentId: string; position: number }) => item.enrolmentId)).toEqual([
      back.body.id,
      stranger.id,
    ]);
  });

  it('lets an offer lapse at its end, tells the person, and offers to the next', async () => {
    const { seated, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    await app.drain();
    const { offer } = await line.show(first);
    await app.advance({ hours: 37 });
    expect(app.mail.last(first.email).subject).toContain('waits until');
    await app.advance({ hours: 12 });
    expect(await line.show(first)).toMatchObject({ status: 'cancelled', reason: 'offer_expired' });
    expect(await line.show(second)).toMatchObject({ status: 'offered' });
    expect(await line.accept(first, offer.id)).toMatchObject({ status: 409, body: { code: 'offer_expired' } });
    expect(app.mail.last(first.email).subject).toBe('The place went to the next person');
  });

  it('takes answers on the page behind the link, without an account', async () => {
    const { seated, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    await app.drain();
    const path = line.offerPath(first);
    const page = await app.http.get(path);
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.text).toContain('Yes, I take the place');
    const more = await app.http.follow(await app.http.form(path, { answer: 'more-time' }));
    expect(more.text).toContain('You have more time now.');
    await app.advance({ hours: 50 });
    expect(await line.show(first)).toMatchObject({ status: 'offered' });
    const taken = await app.http.form(path, { answer: 'yes' });
    expect(taken.status).toBe(303);
    expect(taken.headers['location']).toBe(`/en/places/${first.secret}`);
    expect(await line.show(first)).toMatchObject({ status: 'enrolled' });
    expect((await app.http.get(path)).text).toContain('You have the place');
    expect((await app.http.get(path.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')))).status).toBe(404);
    expect(await line.show(second)).toMatchObject({ status: 'waiting', position: 1 });
  });

  it('shows staff the list, and nobody else', async () => {
    const { group, seated, waiting } = await line.fullClass();
    await line.giveBack(seated);
    const { items } = (await staff.get(`/api/v1/classes/${group.id}/waitlist`)).body;
    expect(
      items.map((item: { enrolmentId: string; position: number | null }) => [item.enrolmentId, item.position]),
    ).toEqual([
      [waiting[0]?.id, null],
      [waiting[1]?.id, 1],
      [waiting[2]?.id, 2],
    ]);
    expect(items[0].offer).toMatchObject({ id: expect.any(String) as string, until: expect.any(String) as string });
    expect((await app.http.get(`/api/v1/classes/${group.id}/waitlist`)).status).toBe(401);
    const other = await clientOf(app, await makeOrganisation(app));
    expect((await other.get(`/api/v1/classes/${group.id}/waitlist`)).status).toBe(404);
    expect((await other.post(`/api/v1/offers/${items[0].offer.id}/acceptance`, {})).status).toBe(404);
    const accountant = await clientOf(app, legis, 'accountant');
    expect((await accountant.post(`/api/v1/offers/${items[0].offer.id}/acceptance`, {})).status).toBe(403);
    const stranger = app.http.with({ 'x-secret': 'AAAAAAAAAAA' });
    expect((await stranger.post(`/api/v1/offers/${items[0].offer.id}/acceptance`, {})).status).toBe(404);
  });

  it('puts people of a class that was called off before new ones in the next group of the course', async () => {
    const { group, seated } = await line.fullClass();
    const next = await makeClassOf(app, legis, group.course, { class: { capacity: 1 } });
    await line.learner(next);
    const stranger = await line.learner(next);
    await staff.post(`/api/v1/classes/${group.code}/cancellation`, { reason: 'The teacher is ill.' });
    await app.drain();
    expect(app.mail.last(seated.email).text).toContain('you stand before new people');
    const back = await line.learner(next, { fullName: await nameOf(seated), email: seated.email, phone: seated.phone });
    await app.drain();
    expect(await line.show(back)).toMatchObject({ position: 1 });
    expect(await line.show(stranger)).toMatchObject({ position: 2 });
    const page = await app.http.get(`/en/places/${stranger.secret}`);
    expect(page.text).toContain('1 person has kept the number from an earlier group.');
  });

  it('takes somebody back who was silent: to the place while it is there, else to the line', async () => {
    const { group, seated, waiting } = await line.fullClass();
    const [first, second] = waiting as [Learner, Learner, Learner];
    await line.giveBack(seated);
    for (const who of [second, waiting[2]!]) await line.giveBack(who);
    const { offer } = await line.show(first);
    await line.own(first).post(`/api/v1/offers/${offer.id}/refusal`, {});
    const again = () => staff.post(`/api/v1/enrolments/${first.id}/reopening`, {});
    expect(await again()).toMatchObject({ status: 200, body: { status: 'enrolled' } });
    expect((await again()).body).toMatchObject({ status: 'enrolled' });
    await app.drain();
    expect(app.mail.last(first.email).subject).toContain('You have a place');
    expect((await line.show(first)).reason).toBeUndefined();
    const late = await staff.post(`/api/v1/enrolments/${seated.id}/reopening`, {});
    expect(late.body).toMatchObject({ status: 'waiting', position: 1 });
    const { phone, email } = second;
    await line.learner(group, { fullName: await nameOf(second), phone, email });
    const twice = await staff.post(`/api/v1/enrolments/${second.id}/reopening`, {});
    expect(twice).toMatchObject({ status: 409, body: { code: 'already_in_class' } });
    const instructor = await clientOf(app, legis, 'instructor');
    expect((await instructor.post(`/api/v1/enrolments/${second.id}/reopening`, {})).status).toBe(403);
  });
});
