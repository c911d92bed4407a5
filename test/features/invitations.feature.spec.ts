import ICAL from 'ical.js';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

/** One meeting of a mail, as a calendar reads it. */
interface Meeting {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: string;
  readonly instant: number;
  readonly location: string;
  readonly people: readonly string[];
}

let app: TestApp;
let organisation: Organisation;
let staff: HttpClient;
let group: OpenClass;
let people = 0;

beforeAll(async () => {
  app = await startApp();
  organisation = await makeOrganisation(app);
  staff = await clientOf(app, organisation);
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await makeClass(app, organisation);
});

const sessionsOf = async ({ id }: OpenClass): Promise<{ id: string; start: string; end: string }[]> =>
  (await staff.get(`/api/v1/classes/${id}`)).body.sessions;

/** The meetings in the newest mail to somebody. */
const invited = (email: string): Meeting[] => meetingsIn(app.mail.last(email));

/** The meetings in one mail. */
function meetingsIn({ attachments }: Pick<ReturnType<TestApp['mail']['last']>, 'attachments'>): Meeting[] {
  return attachments
    .filter(({ type }) => type.startsWith('text/calendar'))
    .map(({ bytes }) => {
      const calendar = new ICAL.Component(ICAL.parse(bytes.toString()) as never);
      const events = calendar.getAllSubcomponents('vevent');
      expect(events).toHaveLength(1);
      const text = (name: string): string => String(events[0]!.getFirstPropertyValue(name));
      return {
        method: String(calendar.getFirstPropertyValue('method')),
        uid: text('uid'),
        sequence: Number(text('sequence')),
        status: text('status'),
        start: text('dtstart'),
        instant: (events[0]!.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().getTime(),
        location: text('location'),
        people: ['organizer', 'attendee'].map(text),
      };
    });
}

async function joined(of = group, more: object = {}): Promise<{ email: string; id: string; secret: string }> {
  const email = `guest-${(people += 1)}@people.example`;
  const { body } = await join(app.http, of.id, { email, phone: undefined, ...more });
  await app.drain();
  return { email, id: body.id, secret: body.secret };
}

describe('A mail to somebody in a class', () => {
  it('invites to each meeting of the place that was taken, in an own part', async () => {
    const { email } = await joined();
    const sessions = await sessionsOf(group);
    const meetings = invited(email);
    expect(meetings.map(({ uid }) => uid)).toEqual(sessions.map(({ id }) => `${id}@sofra.test`));
    for (const one of meetings) expect(one).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' });
    expect(meetings[0]!.people).toEqual([expect.stringMatching(/^mailto:.+@/), `mailto:${email}`]);
  });

  it('brings other times and places up to date under the same UID, and takes out a meeting that is off', async () => {
    const { email } = await joined();
    const before = invited(email);
    const [first, second] = await sessionsOf(group);
    const change = { venue: { en: 'School' }, sessions: [first, { ...second, cancelled: true }] };
    expect((await staff.patch(`/api/v1/classes/${group.id}`, change)).status).toBe(200);
    await app.drain();
    const after = invited(email);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL']);
    expect(after[0]!.location).toContain('School');
    for (const [at, { sequence }] of after.entries()) expect(sequence).toBeGreaterThan(before[at]!.sequence);
  });

  it('leaves the right meeting alone in a calendar when it was moved twice before the first letter went', async () => {
    const { email } = await joined();
    const calendar = new Map(invited(email).map((one) => [one.uid, one]));
    const [first, second] = await sessionsOf(group);
    const later = (hours: number) => ({
      ...second!,
      start: new Date(Date.parse(second!.start) + hours * 3_600_000).toISOString(),
      end: new Date(Date.parse(second!.end) + hours * 3_600_000).toISOString(),
    });
    const sent = app.mail.to(email).length;
    app.mail.smtp('451');
    for (const moved of [later(2), later(4)])
      expect((await staff.patch(`/api/v1/classes/${group.id}`, { sessions: [first, moved] })).status).toBe(200);
    app.mail.smtp('ok');
    await until(async () => {
      await app.db.collection('outbox').updateMany({}, { $set: { next: new Date(0) } });
      await app.drain();
      return app.mail.to(email).length === sent + 2;
    });
    const letters = app.mail.to(email).slice(sent);
    // A mail program keeps, of each meeting, what has the highest number; whatever the order in which the letters came.
    for (const letter of letters.toReversed()) {
      for (const one of meetingsIn(letter)) {
        const known = calendar.get(one.uid);
        if (!known || one.sequence >= known.sequence) calendar.set(one.uid, one);
      }
    }
    expect(calendar.size).toBe(2);
    const wanted = new Date(later(4).start);
    const kept = calendar.get(`${second!.id}@sofra.test`)!;
    expect(kept.method).toBe('REQUEST');
    expect(kept.instant).toBe(wanted.getTime());
  });

  it('brings a meeting up to date that was moved to a time which is over when the letter goes', async () => {
    const { email } = await joined();
    const [first, second] = await sessionsOf(group);
    // A calendar knows no parts of a second.
    const start = new Date(Math.floor(app.clock.now().getTime() / 1_000) * 1_000 - 3 * 3_600_000);
    const moved = { ...first, start: start.toISOString(), end: new Date(start.getTime() + 3_600_000).toISOString() };
    await staff.patch(`/api/v1/classes/${group.id}`, { sessions: [moved, second] });
    await app.drain();
    const kept = meetingsIn(app.mail.last(email)).find(({ uid }) => uid === `${first!.id}@sofra.test`);
    expect(kept).toMatchObject({ method: 'REQUEST', instant: start.getTime() });
  });

  it('takes the meetings out when the place is given back', async () => {
    const { email, id, secret } = await joined();
    const before = invited(email);
    expect((await app.http.with({ 'x-secret': secret }).delete(`/api/v1/enrolments/${id}`)).status).toBe(200);
    await app.drain();
    const after = invited(email);
    expect(after.map(({ method, uid, status }) => [method, uid, status])).toEqual(
      before.map(({ uid }) => ['CANCEL', uid, 'CANCELLED']),
    );
    for (const [at, { sequence }] of after.entries()) expect(sequence).toBeGreaterThan(before[at]!.sequence);
  });

  it('takes them out when the class is called off', async () => {
    const { email } = await joined();
    await staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'No room.' });
    await app.drain();
    expect(invited(email).map(({ method }) => method)).toEqual(['CANCEL', 'CANCEL']);
  });

  it('takes the meetings of a merged group out for somebody who sits in both', async () => {
    const other = await makeClassOf(app, organisation, group.course);
    const twice = { fullName: 'Vesa Gashi', email: 'vesa@people.example' };
    await joined(group, twice);
    await joined(other, twice);
    expect((await staff.post(`/api/v1/classes/${group.code}/merger`, { into: other.code })).status).toBe(200);
    await app.drain();
    const gone = (await sessionsOf(group)).map((session) => ['CANCEL', `${session.id}@sofra.test`]);
    const meetings = invited(twice.email).map(({ method, uid }) => [method, uid]);
    expect(meetings.slice(0, gone.length)).toEqual(gone);
  });

  it('takes the meetings of the old group out and puts those of the new one in', async () => {
    const other = await makeClassOf(app, organisation, group.course);
    const { email, id } = await joined();
    const old = invited(email).map(({ uid }) => ['CANCEL', uid]);
    expect((await staff.post(`/api/v1/enrolments/${id}/transfer`, { to: other.id })).status).toBeLessThan(300);
    await app.drain();
    const fresh = (await sessionsOf(other)).map((session) => ['REQUEST', `${session.id}@sofra.test`]);
    expect(invited(email).map(({ method, uid }) => [method, uid])).toEqual([...old, ...fresh]);
  });

  it('brings nothing for the calendar of somebody who only waits', async () => {
    const small = await makeClass(app, organisation, { class: { capacity: 1 } });
    await joined(small);
    const { email, id, secret } = await joined(small, { ifFull: 'wait' });
    expect(invited(email)).toEqual([]);
    await staff.patch(`/api/v1/classes/${small.id}`, { venue: { en: 'School' } });
    await app.drain();
    expect(invited(email)).toEqual([]);
    await app.http.with({ 'x-secret': secret }).delete(`/api/v1/enrolments/${id}`);
    await app.drain();
    expect(app.mail.to(email)).toHaveLength(3);
    expect(invited(email)).toEqual([]);
  });
});
