import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { quietAround } from '../support/quiet';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());
afterEach(() => setQuiet(null));

const HOUR = 3600_000;

/** A meeting of two hours that begins in so many hours. */
function meetingIn(hours: number): { start: string; end: string } {
  const start = app.clock.now().getTime() + hours * HOUR;
  return { start: new Date(start).toISOString(), end: new Date(start + 2 * HOUR).toISOString() };
}

const setQuiet = (hours: number | null) =>
  staff.patch('/api/v1/organisations/legis/settings', {
    quietHours: hours === null ? null : quietAround(app.clock.now(), hours),
  });

interface Learner {
  readonly id: string;
  readonly phone: string;
  readonly email: string;
  readonly own: HttpClient;
}

async function learner(group: OpenClass, client = app.http): Promise<Learner> {
  const phone = newPhone();
  const email = `p${phone.slice(1)}@people.example`;
  const { status, body } = await join(client, group.id, { phone, email, ifFull: 'wait' });
  expect(status).toBe(201);
  return { id: body.id, phone, email, own: app.http.with({ 'x-secret': body.secret }) };
}

/** Does what is due, and says what came newly: mails and SMS, by recipient. */
async function news(work: () => Promise<unknown>): Promise<{ mails: string[]; sms: string[] }> {
  await app.drain();
  app.mail.clear();
  await work();
  await app.drain();
  const to = (channel: string) => app.mail.messages.filter((one) => one.channel === channel).map((one) => one.to);
  return { mails: to('email').sort(), sms: to('sms').sort() };
}

/** The work makes one mail at once, and its SMS only once quiet hours are over. */
async function waits(who: Pick<Learner, 'phone' | 'email'>, work: () => Promise<unknown>): Promise<void> {
  await setQuiet(2);
  expect(await news(work)).toEqual({ mails: [who.email], sms: [] });
  expect(await news(() => app.advance({ hours: 2, minutes: 2 }))).toEqual({ mails: [], sms: [who.phone] });
  await setQuiet(null);
}

describe('In quiet hours', () => {
  it('every SMS about a class waits for the morning while its mail goes at once', async () => {
    const group = await makeClass(app, legis);
    const who = await learner(group);
    await waits(who, () => staff.post(`/api/v1/classes/${group.id}/confirmation`));
    await waits(who, () => staff.patch(`/api/v1/classes/${group.id}`, { venue: { en: 'Library' } }));
    await waits(who, () => staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'No heating' }));
  });

  it('what staff does for somebody waits too; what people do by themselves is answered at once', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await setQuiet(2);
    let helped: Learner | undefined;
    expect((await news(async () => (helped = await learner(group, staff)))).sms).toEqual([]);
    let waiting: Learner | undefined;
    expect((await news(async () => (waiting = await learner(group)))).sms).toEqual([waiting?.phone]);
    const givenBack = await news(() => helped!.own.delete(`/api/v1/enrolments/${helped!.id}`));
    expect(givenBack).toEqual({ mails: [helped!.email, waiting!.email].sort(), sms: [helped!.phone] });
    const { offer } = (await waiting!.own.get(`/api/v1/enrolments/${waiting!.id}`)).body;
    const accepted = await news(() => waiting!.own.post(`/api/v1/offers/${offer.id}/acceptance`, {}));
    expect(accepted.sms).toEqual([waiting!.phone]);
    // The place that staff gave was given back, and the offer is answered: neither SMS is true in the morning.
    expect((await news(() => app.advance({ hours: 2, minutes: 2 }))).sms).toEqual([]);
  });

  it('an answer by SMS is answered at once, too', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    const [first, second] = [await learner(group), await learner(group)];
    await first.own.delete(`/api/v1/enrolments/${first.id}`);
    await setQuiet(2);
    const gateway = await clientOf(app, legis, 'gateway');
    const reply = () => gateway.post('/api/v1/sms-replies', { from: second.phone, text: '1' });
    expect(await news(reply)).toEqual({ mails: [second.email], sms: [second.phone] });
  });

  it('an SMS that is no longer true in the morning is not sent', async () => {
    const group = await makeClass(app, legis);
    const who = await learner(group);
    await setQuiet(2);
    await news(() => staff.post(`/api/v1/classes/${group.id}/confirmation`));
    await news(() => staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'No heating' }));
    await news(() => app.advance({ hours: 2, minutes: 2 }));
    expect(app.mail.to(who.phone).map(({ text }) => /does not take place/.test(text))).toEqual([true]);
  });

  it('who has a seat hears at once that a class is off which begins before people could set out after the night', async () => {
    const sessions = [meetingIn(3)];
    const group = await makeClass(app, legis, { class: { capacity: 1, sessions } });
    const [seated, waiting] = [await learner(group), await learner(group)];
    const later = await makeClass(app, legis, { class: { sessions: [meetingIn(6)] } });
    const rested = await learner(later);
    await setQuiet(2);
    const off = ({ id }: OpenClass) => staff.post(`/api/v1/classes/${id}/cancellation`, { reason: 'No heating' });
    const told = await news(() => off(group));
    expect(told).toEqual({ mails: [seated.email, waiting.email].sort(), sms: [seated.phone] });
    expect((await news(() => off(later))).sms).toEqual([]);
    expect((await news(() => app.advance({ hours: 2, minutes: 2 }))).sms).toEqual([waiting.phone, rested.phone].sort());
  });

  it('who has a seat hears at once of a meeting that was to begin soon, and waits to hear of others', async () => {
    const group = await makeClass(app, legis, { class: { sessions: [meetingIn(3), meetingIn(72)] } });
    const who = await learner(group);
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
    const [soon, far] = sessions as { id: string }[];
    const move = (...meetings: object[]) => staff.patch(`/api/v1/classes/${group.id}`, { sessions: meetings });
    await setQuiet(2);
    const stays = { id: soon!.id, start: sessions[0].start, end: sessions[0].end };
    expect((await news(() => move(stays, { id: far!.id, ...meetingIn(96) }))).sms).toEqual([]);
    const moved = { id: soon!.id, ...meetingIn(48) };
    expect((await news(() => move(moved, { id: far!.id, ...meetingIn(120) }))).sms).toEqual([who.phone]);
    expect((await news(() => move({ ...moved, cancelled: true }, { id: far!.id, ...meetingIn(120) }))).sms).toEqual([]);
    expect((await news(() => app.advance({ hours: 2, minutes: 2 }))).sms).toEqual([who.phone, who.phone]);
  });

  it('the reminder of a meeting waits, and is left out when the meeting has begun meanwhile', async () => {
    const group = await makeClass(app, legis, { class: { sessions: meetings(app, 1, 1) } });
    const early = await learner(group);
    await app.db.collection('enrolments').updateOne({ _id: early.id }, { $set: { createdAt: new Date(0) } });
    await waits(early, () => app.advance({ hours: 1, minutes: 5 }));
    const soon = await makeClass(app, legis, { class: { sessions: meetings(app, 1, 0) } });
    const late = await learner(soon);
    await app.db.collection('enrolments').updateOne({ _id: late.id }, { $set: { createdAt: new Date(0) } });
    await setQuiet(3);
    expect((await news(() => Promise.resolve())).sms).toEqual([]);
    expect(app.mail.to(late.phone)).toEqual([]);
    await app.advance({ hours: 3, minutes: 2 });
    expect(app.mail.to(late.phone)).toEqual([]);
  });

  it('a question for the name on a certificate waits, and so does the certificate', async () => {
    const office = new CertificateOffice(app, legis, staff);
    const guest = { phone: newPhone(), email: 'named@people.example' };
    const group = await office.finish([newGuest(guest)]);
    await waits(guest, () => office.ask(group, {}));
    const { email: _, ...alone } = newGuest({ phone: newPhone() });
    const silent = await office.finish([alone]);
    await office.ask(silent, {});
    await setQuiet(2);
    const [student] = silent.students;
    const confirm = () => student!.http.post(`/api/v1/enrolments/${student!.id}/name-confirmation`, { name: 'Rana K' });
    expect((await news(confirm)).sms).toEqual([]);
    expect((await news(() => app.advance({ hours: 2, minutes: 2 }))).sms).toContain(alone.phone);
  });
});
