import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';

const PAID = {
  course: { level: 'advanced', prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } } },
} as const;

let app: TestApp;
let legis: Organisation;
let selling: Selling;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
});
afterAll(() => app.close());

/** A class with so many seats, far enough away that a company can still change its mind. */
const open = (capacity: number, days = 30): Promise<OpenClass> =>
  makeClass(app, legis, { ...PAID, class: { capacity, sessions: meetings(app, 2, days) } });

const seatsOf = async ({ id }: OpenClass) => (await app.http.get(`/api/v1/classes/${id}`)).body.seats as object;

const problems = (): Promise<string[]> => app.get(SeatAudit).problems();

describe('The names of a company’s people', () => {
  const person = (fullName: string, more: object = {}) => ({
    fullName,
    email: `${fullName.split(' ')[0]!.toLowerCase()}@textile.example`,
    language: 'en',
    ...more,
  });

  it('are taken one by one: each is told, who can not be named is said with the reason', async () => {
    const group = await open(5);
    const { client, bookingId } = await selling.book(group);
    const answer = await client.post(`/api/v1/bookings/${bookingId}/names`, {
      names: [
        person('Bekim Krasniqi', { language: 'sq' }),
        person('Ivana Petrova'),
        person('Ivana Petrova'),
        person('Nobody Reachable', { email: undefined, phone: '12' }),
        person('Tomasz Nowak'),
        person('Snezana Ilic'),
      ],
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        named: 3,
        open: 0,
        refused: [
          { index: 2, code: 'already_in_class' },
          { index: 3, code: 'not_a_phone' },
          { index: 5, code: 'class_full' },
        ],
      },
    });
    await app.drain();
    expect(app.mail.to('bekim@textile.example').at(-1)!.text).toContain('Tekstil Vardar');
    const link = /\/en\/places\/([A-Z2-9]{11})/.exec(app.mail.to('ivana@textile.example').at(-1)!.text)![1]!;
    expect((await app.http.get(`/en/places/${link}`)).status).toBe(200);
    const roster = (await selling.staff.get(`/api/v1/classes/${group.id}/roster`)).body.items as object[];
    expect(roster).toHaveLength(3);
    expect(await problems()).toEqual([]);
  });

  it('change: another person comes, a name goes, a place given back is the company’s again', async () => {
    const group = await open(5);
    const { client, bookingId } = await selling.book(group);
    const path = `/api/v1/bookings/${bookingId}/names`;
    await client.post(path, { names: [person('Mira Kos'), person('Petar Ilic')] });
    const people = (await client.get(path)).body.items as { enrolmentId: string; callName: string }[];
    const mira = people.find(({ callName }) => callName === 'Mira')!.enrolmentId;
    expect((await client.put(`${path}/${mira}`, person('Lejla Basic'))).body).toEqual({ named: 2, open: 1 });
    await app.drain();
    expect(app.mail.to('mira@textile.example').at(-1)!.subject).toBe('You do not have this place any more');
    const now = (await client.get(path)).body.items as { callName: string }[];
    expect(now.map(({ callName }) => callName).sort()).toEqual(['Lejla', 'Petar']);
    const petar = people.find(({ callName }) => callName === 'Petar')!.enrolmentId;
    expect((await client.delete(`${path}/${petar}`)).body).toEqual({ named: 1, open: 2 });
    expect(await seatsOf(group)).toMatchObject({ taken: 3, free: 2 });
    expect((await client.patch(`/api/v1/bookings/${bookingId}`, { seats: 1 })).body).toMatchObject({
      seats: 1,
      named: 1,
    });
    expect((await client.patch(`/api/v1/bookings/${bookingId}`, { seats: 9 })).body.code).toBe('more_seats');
    expect(await selling.staff.patch(`/api/v1/bookings/${bookingId}`, { seats: 9 })).toMatchObject({
      status: 409,
      body: { code: 'class_full', available: 4 },
    });
    expect(await problems()).toEqual([]);
  });

  it('end with the terms for the company, not for the office', async () => {
    const group = await open(5, 15);
    const { client, bookingId } = await selling.book(group);
    await app.advance({ hours: 13 * 24 + 12 });
    const path = `/api/v1/bookings/${bookingId}`;
    expect((await client.patch(path, { seats: 2 })).body.code).toBe('too_late');
    expect((await client.post(`${path}/names`, { names: [person('Late Comer')] })).body.code).toBe('too_late');
    expect((await selling.staff.post(`${path}/names`, { names: [person('Late Comer')] })).body.named).toBe(1);
    expect((await selling.staff.patch(path, { seats: 2 })).body.seats).toBe(2);
  });
});

describe('Seats that a company gives back', () => {
  it('are offered to the first in line at once', async () => {
    const line = new WaitingLine(app, legis);
    const group = await makeClass(app, legis, { class: { capacity: 3, sessions: meetings(app, 2, 40) } });
    const { client, bookingId } = await selling.book(group);
    const waits = await line.learner(group);
    expect((await line.show(waits)).status).toBe('waiting');
    await client.patch(`/api/v1/bookings/${bookingId}`, { seats: 2 });
    expect((await line.show(waits)).status).toBe('offered');
    await client.delete(`/api/v1/bookings/${bookingId}`);
    expect(await problems()).toEqual([]);
  });

  it('end with the class, and its people and the company hear of it', async () => {
    const group = await open(5);
    const { client, bookingId } = await selling.book(group);
    await client.post(`/api/v1/bookings/${bookingId}/names`, {
      names: [{ fullName: 'Ana Off', email: 'ana-off@textile.example', language: 'en' }],
    });
    await selling.staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'The teacher is ill.' });
    await app.drain();
    expect((await client.get(`/api/v1/bookings/${bookingId}`)).body.status).toBe('cancelled');
    expect(app.mail.to('ana-off@textile.example').at(-1)!.subject).toMatch(/does not take place$/);
    expect(await problems()).toEqual([]);
  });
});
