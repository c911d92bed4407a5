import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeCourse } from '../factories/course';
import { join, makeClass, makeClassOf, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  stranger = await clientOf(app, await makeOrganisation(app));
});
afterAll(() => app.close());

const audit = () => app.get(SeatAudit).problems();
const MKD = { amount: 240_000, currency: 'MKD' as const };

describe('Joining a class', () => {
  it('gives a place, a secret and an address', async () => {
    const group = await makeClass(app, legis);
    const answer = await join(app.http, group.id, {
      fullName: 'Rana Khoury',
      seats: 2,
      companions: [{ fullName: 'Lina' }],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ status: 'enrolled', seats: 2, position: null, reservedUntil: null });
    expect(answer.body.secret).toMatch(/^[A-HJ-NP-Z2-9]{11}$/);
    expect(answer.body.placeUrl).toBe(`http://sofra.test/en/places/${answer.body.secret}`);
    const seen = await app.http.get(`/api/v1/enrolments/${answer.body.id}`, { 'x-secret': answer.body.secret });
    expect(seen.body).toMatchObject({
      status: 'enrolled',
      callName: 'Rana',
      companions: [{ companion: 1, callName: 'Lina' }],
    });
    expect(seen.body.class).toMatchObject({ id: group.id, code: group.code });
    const { seats } = (await app.http.get(`/api/v1/classes/${group.code}`)).body;
    expect(seats).toMatchObject({ capacity: 3, taken: 2, free: 1 });
    expect(await audit()).toEqual([]);
  });

  it('tells the number one would get when the class is full, and gives it when asked to wait', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await join(app.http, group.id);
    const full = await join(app.http, group.id);
    expect(full).toMatchObject({ status: 409, body: { code: 'class_full', position: 1 } });
    const waiting = await join(app.http, group.id, { ifFull: 'wait' });
    expect(waiting).toMatchObject({ status: 201, body: { status: 'waiting', position: 1 } });
    expect((await join(app.http, group.id)).body).toMatchObject({ code: 'class_full', position: 2 });
    const people = await app.db.collection('people').countDocuments({});
    await join(app.http, group.id);
    expect(await app.db.collection('people').countDocuments({})).toBe(people);
    expect(await audit()).toEqual([]);
  });

  it('tells a stranger who sends the same person nothing, and sends the link again to the stored contact', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    const first = await join(app.http, group.id, { fullName: 'Амира  ХАДАД', phone });
    await app.drain();
    app.mail.clear();
    const again = await join(app.http, group.id, { fullName: 'амира хадад', phone });
    expect(again).toMatchObject({ status: 200, body: { status: 'already_joined' } });
    expect(Object.keys(again.body)).toEqual(['status']);
    await app.drain();
    expect(app.mail.last(phone).text).toContain(first.body.secret);
    const holder = await join(
      app.http,
      group.id,
      { fullName: 'Амира Хадад', phone },
      { 'x-secret': first.body.secret },
    );
    expect(holder).toMatchObject({ status: 200, body: { id: first.body.id, status: 'enrolled' } });
    const office = await join(staff, group.id, { fullName: 'Амира Хадад', phone });
    expect(office).toMatchObject({ status: 200, body: { id: first.body.id } });
    const other = await join(stranger, group.id, { fullName: 'Амира Хадад', phone });
    expect(other.body).toEqual({ status: 'already_joined' });
  });

  it('seats twins who come at the same moment once', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 5 } });
    const phone = newPhone();
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(app.http, group.id, { phone })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats.taken).toBe(1);
    expect(await audit()).toEqual([]);
  });

  it('under one Idempotency-Key joins once and answers the same', async () => {
    const group = await makeClass(app, legis);
    const phone = newPhone();
    const key = { 'idempotency-key': 'a-key-of-sixteen-or-more' };
    const answers = [await join(app.http, group.id, { phone }, key), await join(app.http, group.id, { phone }, key)];
    expect(answers[1]?.status).toBe(201);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats.taken).toBe(1);
  });

  it('is a hold with a day to pay by where a place costs money', async () => {
    const group = await makeClass(app, legis, {
      course: { prices: { free: true, citizen: MKD } },
      class: { capacity: 5, freePlaces: 1 },
    });
    const paid = await join(app.http, group.id);
    expect(paid.body.status).toBe('reserved');
    const days = (Date.parse(paid.body.reservedUntil) - app.clock.now().getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const free = await join(app.http, group.id, { freePlace: true });
    expect(free.body).toMatchObject({ status: 'enrolled', reservedUntil: null, free: true });
    const gone = await join(app.http, group.id, { freePlace: true });
    expect(gone).toMatchObject({ status: 409, body: { code: 'free_places_gone', price: MKD, position: 1 } });
    const waits = await join(app.http, group.id, { freePlace: true, ifFull: 'wait' });
    expect(waits.body).toMatchObject({ status: 'waiting', position: 1 });
    expect(await audit()).toEqual([]);
  });

  it('asks staff where free places are given by asking', async () => {
    const group = await makeClass(app, legis, {
      course: { prices: { free: true, citizen: MKD } },
      class: { freePlaces: 'ask' },
    });
    const asked = await join(app.http, group.id, { freePlace: true });
    expect(asked.body.status).toBe('applied');
    const admitted = await staff.post(`/api/v1/enrolments/${asked.body.id}/admission`, {});
    expect(admitted).toMatchObject({ status: 200, body: { status: 'enrolled', free: true } });
    expect((await join(staff, group.id, { freePlace: true })).body.status).toBe('enrolled');
  });

  it('makes an application where the class admits, and holds nothing until staff say yes', async () => {
    const group = await makeClass(app, legis, { class: { admission: 'approval', capacity: 1 } });
    const [first, second, third] = [
      await join(app.http, group.id),
      await join(app.http, group.id),
      await join(app.http, group.id),
    ];
    expect(first.body).toMatchObject({ status: 'applied', position: null });
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats.free).toBe(1);
    const admit = (id: string) => staff.post(`/api/v1/enrolments/${id}/admission`, {});
    expect((await admit(first.body.id)).body.status).toBe('enrolled');
    expect((await admit(first.body.id)).body.status).toBe('enrolled');
    expect((await admit(second.body.id)).body).toMatchObject({ status: 'waiting', position: 1 });
    const no = await staff.post(`/api/v1/enrolments/${third.body.id}/rejection`, {
      reason: 'Speaks none of the languages',
    });
    expect(no).toMatchObject({ status: 200, body: { status: 'refused' } });
    expect((await admit(third.body.id)).body.code).toBe('wrong_state');
    expect((await stranger.post(`/api/v1/enrolments/${second.body.id}/admission`, {})).status).toBe(404);
    expect((await app.http.post(`/api/v1/enrolments/${second.body.id}/admission`, {})).status).toBe(401);
    expect(await audit()).toEqual([]);
  });

  it('goes on from the level below: completed, certified or recognised by staff', async () => {
    const lower: OpenClass = await makeClass(app, legis);
    const upper = await makeCourse(app, legis, {
      trackId: lower.course.trackId,
      level: 'advanced',
      entry: { rule: 'previous_level' },
    });
    const group = await makeClassOf(app, legis, upper);
    const phone = newPhone();
    const who = { fullName: 'Lina Saad', phone };
    expect((await join(app.http, group.id, who)).body.code).toBe('entry_level_missing');
    const first = await join(app.http, lower.id, who);
    await app.db.collection('enrolments').updateOne({ _id: first.body.id }, { $set: { status: 'completed' } });
    expect((await join(app.http, group.id, who)).body.status).toBe('enrolled');
    const reason = { recognised: { reason: 'Has sewn for twenty years' } };
    expect((await join(app.http, group.id, reason)).body.code).toBe('entry_level_missing');
    expect((await join(staff, group.id, reason)).body.status).toBe('enrolled');
  });

  it('is refused before publication, after the first meeting and when it is over', async () => {
    const draft = await makeClass(app, legis, { class: { draft: true } });
    expect((await join(app.http, draft.id)).status).toBe(404);
    expect((await join(staff, draft.id)).body.code).toBe('class_closed');
    const begun = await makeClass(app, legis, {
      class: { sessions: [{ start: '2020-03-02T10:00:00Z', end: '2020-03-02T12:00:00Z' }] },
    });
    expect((await join(app.http, begun.id)).body.code).toBe('class_closed');
    expect((await join(staff, begun.id, { phone: undefined })).body.status).toBe('enrolled');
    const off = await makeClass(app, legis);
    await staff.post(`/api/v1/classes/${off.id}/cancellation`, { reason: 'No room' });
    expect((await join(app.http, off.id)).body.code).toBe('class_closed');
  });
});

describe('What people send', () => {
  let group: OpenClass;
  beforeAll(async () => {
    group = await makeClass(app, legis, { class: { capacity: 50 } });
  });

  it.each([
    [{ fullName: '' }, 'fullName'],
    [{ fullName: '070 123 456' }, 'fullName'],
    [{ fullName: { $gt: '' } }, 'fullName'],
    [{ fullName: 'ا'.repeat(201) }, 'fullName'],
    [{ phone: 'abc' }, 'phone'],
    [{ phone: { $ne: null } }, 'phone'],
    [{ phone: undefined }, 'phone'],
    [{ email: 'nobody' }, 'email'],
    [{ language: 'xx' }, 'language'],
    [{ seats: 0 }, 'seats'],
    [{ seats: 1, companions: [{ fullName: 'Lina' }] }, 'companions'],
    [{ companions: [{ fullName: '' }] }, 'companions.0.fullName'],
    [{ status: 'enrolled' }, 'status'],
  ])('%p is a bad field', async (input, field) => {
    const answer = await join(app.http, group.id, input);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((problem: { field: string }) => problem.field)).toContain(field);
  });

  it('may be a party of at most six', async () => {
    expect((await join(app.http, group.id, { seats: 7 })).body).toMatchObject({ code: 'party_too_large', max: 6 });
  });

  it('keeps hostile and long names as they are, without what turns text around', async () => {
    const names = [
      '<script>alert(1)</script>',
      'ا'.repeat(200),
      '\u202EevilName\u2066',
      "Robert'); DROP TABLE",
      '{{7*7}}',
    ];
    for (const fullName of names) {
      const answer = await join(app.http, group.id, { fullName });
      expect(answer.status).toBe(201);
      const page = await app.http.get(new URL(answer.body.placeUrl).pathname);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('<script>alert');
      expect(page.text).not.toMatch(/[\u202A-\u202E\u2066\u2067]/);
    }
  });

  it('never lies open in the database', async () => {
    await join(app.http, group.id, {
      fullName: 'Zuleika Unmistakable',
      email: 'zuleika@example.org',
      phone: undefined,
    });
    for (const { name } of await app.db.connection.db!.listCollections().toArray()) {
      const rows = await app.db.collection(name).find({}).toArray();
      expect(JSON.stringify(rows)).not.toMatch(/Unmistakable|zuleika@/);
    }
  });
});
