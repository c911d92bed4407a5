import type { Organisation } from '../../src/organisations';
import { SeatDesk } from '../../src/seating';
import type { Course } from '../../src/tracks';
import { clientOf, makeAccount } from '../factories/account';
import { makeCourse } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { makeClass, meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import type { Answer, HttpClient } from '../support/http';

describe('A class', () => {
  let app: TestApp;
  let organisation: Organisation;
  let course: Course;
  let staff: HttpClient;
  let stranger: HttpClient;

  beforeAll(async () => {
    app = await startApp();
    organisation = await makeOrganisation(app);
    course = await makeCourse(app, organisation, { slug: 'first-stitches' });
    staff = await clientOf(app, organisation);
    stranger = await clientOf(app, await makeOrganisation(app));
  });
  afterAll(() => app.close());

  const input = (more: object = {}): object => ({
    courseId: course.id,
    town: 'Skopje',
    venue: { en: 'Community Centre' },
    timeZone: 'Europe/Skopje',
    teachingLanguages: ['mk', 'ar'],
    capacity: 12,
    sessions: meetings(app),
    ...more,
  });
  const take = (classId: string, id: string) =>
    app
      .get(SeatDesk)
      .submit({ classId, command: { type: 'take', id, subject: id, seats: 1, free: true, ifFull: 'refuse' } });

  it('goes from draft to finished, and is seen by everybody once it is published', async () => {
    const made = await staff.post('/api/v1/classes', input());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'draft', capacity: 12, admission: 'open', freePlaces: 'all' });
    expect(made.body.code).toMatch(/^first-stitches-[a-z2-9]{3}$/);
    expect(made.body.seats).toMatchObject({ capacity: 12, taken: 0, held: 0, offered: 0, free: 12, waiting: 0 });
    expect(made.body.sessions[0]).toEqual({
      id: expect.any(String),
      start: expect.any(String),
      end: expect.any(String),
    });
    const path = `/api/v1/classes/${made.body.id}`;

    expect((await app.http.get(path)).status).toBe(404);
    expect((await stranger.get(path)).status).toBe(404);
    expect((await staff.get(path)).status).toBe(200);
    expect(await take(made.body.id, 'too-early')).toEqual({ result: 'closed' });

    expect((await staff.post(`${path}/publication`)).body.state).toBe('published');
    expect((await app.http.get(`/api/v1/classes/${made.body.code.toUpperCase()}`)).body.id).toBe(made.body.id);
    expect((await take(made.body.id, 'in-time')).result).toBe('seated');
    const again = await staff.post(`${path}/publication`);
    expect([again.status, again.body.state]).toEqual([200, 'published']);

    expect((await staff.post(`${path}/confirmation`)).body.state).toBe('confirmed');
    const early = await staff.post(`${path}/completion`);
    expect([early.status, early.body.state]).toEqual([200, 'finished']);
    expect(await take(made.body.id, 'too-late')).toEqual({ result: 'closed' });
    const back = await staff.post(`${path}/publication`);
    expect([back.status, back.body.code, back.body.state]).toEqual([409, 'wrong_state', 'finished']);
  });

  it('runs from its first meeting until staff says that it is over', async () => {
    const past = [{ start: '2026-01-10T09:00:00Z', end: '2026-01-10T11:00:00Z' }];
    const row = await makeClass(app, organisation, { sessions: past });
    expect(row.state).toBe('published');
    expect((await staff.post(`/api/v1/classes/${row.id}/confirmation`)).body.state).toBe('running');
    expect((await staff.post(`/api/v1/classes/${row.id}/completion`)).body.state).toBe('finished');
  });

  it('is called off with a reason, and nobody joins any more', async () => {
    const row = await makeClass(app, organisation);
    const path = `/api/v1/classes/${row.id}/cancellation`;
    expect((await staff.post(path)).status).toBe(422);
    const answer = await staff.post(path, { reason: 'The teacher is ill.' });
    expect(answer.body).toMatchObject({ state: 'cancelled', reason: 'The teacher is ill.' });
    expect(await take(row.id, 'late')).toEqual({ result: 'closed' });
    expect((await staff.patch(`/api/v1/classes/${row.id}`, { town: 'Bitola' })).body.code).toBe('wrong_state');
  });

  it('belongs to one organisation and to those who plan', async () => {
    const row = await makeClass(app, organisation, { draft: true });
    const path = `/api/v1/classes/${row.id}`;
    expect((await stranger.patch(path, { capacity: 5 })).status).toBe(404);
    expect((await stranger.post(`${path}/publication`)).status).toBe(404);
    expect((await stranger.post('/api/v1/classes', input())).status).toBe(404);
    const accountant = await clientOf(app, organisation, 'accountant');
    expect((await accountant.post(`${path}/publication`)).status).toBe(403);
    expect((await app.http.patch(path, { capacity: 5 })).status).toBe(401);
  });

  it('says which fields need a change', async () => {
    const [first] = meetings(app, 1);
    const answer = await staff.post(
      '/api/v1/classes',
      input({
        timeZone: 'Mars/Olympus',
        capacity: 0,
        teachingLanguages: ['xx'],
        sessions: [{ start: first!.end, end: first!.start }],
        offerWindow: 'soon',
        instructorIds: ['nobody'],
        colour: 'red',
      }),
    );
    const found = answer.body.errors.map((error: { field: string; code: string }) => `${error.field} ${error.code}`);
    expect([answer.status, found.sort()]).toEqual([
      422,
      [
        'capacity too_small',
        'colour unknown_field',
        'offerWindow not_a_duration',
        'sessions.0.end before_start',
        'teachingLanguages.0 not_a_choice',
        'timeZone not_a_choice',
      ],
    ]);
  });

  it('never has fewer seats than are taken, unless it is forced', async () => {
    const row = await makeClass(app, organisation, { capacity: 3 });
    for (const id of ['a', 'b', 'c']) await take(row.id, `${row.id}-${id}`);
    const path = `/api/v1/classes/${row.id}`;
    const refused = await staff.patch(path, { capacity: 2, town: 'Bitola' });
    expect([refused.status, refused.body.code, refused.body.taken]).toEqual([409, 'capacity_below_taken', 3]);
    expect((await staff.get(path)).body).toMatchObject({ capacity: 3, town: 'Skopje' });
    expect((await staff.patch(path, { capacity: 5 })).body.seats).toMatchObject({ capacity: 5, taken: 3, free: 2 });
    const forced = await staff.patch(path, { capacity: 2, force: true });
    expect(forced.body.seats).toMatchObject({ capacity: 2, taken: 3, free: -1, overbooked: true });
  });

  it('that contradicts itself is refused beside the field, when it is made and when it is changed', async () => {
    const [first, second] = meetings(app) as [{ start: string; end: string }, { start: string; end: string }];
    const inside = { start: first.start, end: first.end };
    const refused = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      expect(status).toBe(422);
      return body.errors.map(({ field, code, message }: Record<string, string>) => {
        expect(message).not.toBe('');
        return [field, code];
      });
    };
    const make = (more: object) => refused(staff.post('/api/v1/classes', input(more)));
    expect(await make({ minimum: 13 })).toEqual([['minimum', 'above_capacity']]);
    expect(await make({ decideBy: second.start })).toEqual([['decideBy', 'after_first_meeting']]);
    expect(await make({ sessions: [first, second, inside] })).toEqual([['sessions.2.start', 'overlaps']]);
    expect(await make({ sessions: [{ start: first.end, end: first.start }] })).toEqual([
      ['sessions.0.end', 'before_start'],
    ]);
    expect(await make({ timeZone: 'Europe/Nowhere' })).toEqual([['timeZone', 'not_a_choice']]);
    expect(await make({ timeZone: '+01:00' })).toEqual([['timeZone', 'not_a_choice']]);
    expect(await make({ capacity: -1, minimum: -1, freePlaces: -1 })).toEqual([
      ['capacity', 'too_small'],
      ['minimum', 'too_small'],
      ['freePlaces', 'too_small'],
    ]);

    const made = await staff.post('/api/v1/classes', input({ minimum: 12, decideBy: first.start }));
    expect(made.status).toBe(201);
    const path = `/api/v1/classes/${made.body.id}`;
    const change = (body: object) => refused(staff.patch(path, body));
    expect(await change({ minimum: 13 })).toEqual([['minimum', 'above_capacity']]);
    expect(await change({ capacity: 11 })).toEqual([['capacity', 'below_minimum']]);
    expect(await change({ decideBy: second.start })).toEqual([['decideBy', 'after_first_meeting']]);
    const earlier = { start: '2030-01-01T09:00:00Z', end: '2030-01-01T11:00:00Z' };
    await staff.patch(path, { decideBy: null, sessions: [earlier] });
    expect(await change({ sessions: [{ ...earlier, id: 'of-another' }] })).toEqual([['sessions.0.id', 'not_a_choice']]);
    expect((await staff.patch(path, { capacity: 8, minimum: 8 })).body).toMatchObject({ capacity: 8, minimum: 8 });
    expect((await staff.get(path)).body.seats.capacity).toBe(8);
    const page = await staff.form(`/en/office/classes/${made.body.code}/capacity`, { capacity: '5' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('The class needs more people than this.');
  });

  it('is changed only as it was read', async () => {
    const row = await makeClass(app, organisation);
    const path = `/api/v1/classes/${row.id}`;
    const etag = (await staff.get(path)).headers['etag']!;
    expect((await staff.patch(path, { minimum: 4 }, { 'if-match': etag })).body.minimum).toBe(4);
    const stale = await staff.patch(path, { minimum: 5 }, { 'if-match': etag });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
  });

  it('keeps the ids of its meetings when they move, and a meeting that is left out stays as cancelled', async () => {
    const row = await makeClass(app, organisation);
    const [first, second] = row.sessions;
    const moved = { id: first!.id, start: '2030-05-06T15:30:00Z', end: '2030-05-06T17:30:00Z' };
    const changed = await staff.patch(`/api/v1/classes/${row.id}`, { sessions: [moved] });
    const sessions = changed.body.sessions as { id: string; start: string; cancelled?: boolean }[];
    expect(sessions.find((one) => one.id === first!.id)?.start).toBe('2030-05-06T15:30:00.000Z');
    expect(sessions.find((one) => one.id === second!.id)?.cancelled).toBe(true);
    expect(changed.body.startsAt).toBe('2030-05-06T15:30:00.000Z');
    const ledger = await app.get(SeatDesk).read(row.id);
    expect(ledger?.rules.startsAt?.toISOString()).toBe('2030-05-06T15:30:00.000Z');
  });

  it('follows the settings of its organisation, but for what it decides itself', async () => {
    const manager = await clientOf(app, organisation, 'manager');
    const follows = await makeClass(app, organisation);
    const decides = await makeClass(app, organisation, { offerWindow: 'PT2H', waitlistRule: 'strict' });
    const settings = { offerWindow: 'PT30S', quietHours: null, waitlistRule: 'fit', maxParty: 3 };
    expect((await manager.patch(`/api/v1/organisations/${organisation.slug}/settings`, settings)).status).toBe(200);
    await app.drain();
    const rules = async (id: string) => (await app.get(SeatDesk).read(id))!.rules;
    expect(await rules(follows.id)).toMatchObject({ waitlistRule: 'fit', quietHours: null, maxParty: 3 });
    expect((await rules(follows.id)).windows.offer).toBe(30_000);
    expect(await rules(decides.id)).toMatchObject({ waitlistRule: 'strict', maxParty: 3 });
    expect((await rules(decides.id)).windows.offer).toBe(2 * 3600_000);
    await staff.patch(`/api/v1/classes/${decides.id}`, { offerWindow: null });
    expect((await rules(decides.id)).windows.offer).toBe(30_000);
  });

  it('lets those who teach it in, and only people of the organisation', async () => {
    const teacher = await makeAccount(app, [{ organisationId: organisation.id, role: 'instructor' }]);
    const outsider = await makeAccount(app);
    const refused = await staff.post('/api/v1/classes', input({ instructorIds: [teacher.id, outsider.id] }));
    expect(refused.body.errors).toMatchObject([{ field: 'instructorIds.1', code: 'not_a_choice' }]);
    const made = await staff.post('/api/v1/classes', input({ instructorIds: [teacher.id] }));
    expect(made.body.instructorIds).toEqual([teacher.id]);
    const scope = { kind: 'class', id: made.body.id };
    const grants = () => app.db.collection('grants').countDocuments({ accountId: teacher.id, 'scope.id': scope.id });
    expect(await grants()).toBe(1);
    await staff.patch(`/api/v1/classes/${made.body.id}`, { instructorIds: [] });
    expect(await grants()).toBe(0);
  });

  it('is listed by course, town and state; drafts for the own staff only', async () => {
    const own = await makeCourse(app, organisation);
    const open = await makeClass(app, organisation, { courseId: own.id, town: 'Београд', timeZone: 'Europe/Belgrade' });
    const draft = await makeClass(app, organisation, { courseId: own.id, draft: true });
    const ids = async (client: HttpClient, query: string) =>
      (await client.get(`/api/v1/classes?course=${own.slug}${query}`)).body.items.map((one: { id: string }) => one.id);
    expect(await ids(app.http, '')).toEqual([open.id]);
    expect(await ids(stranger, '')).toEqual([open.id]);
    expect(await ids(staff, '')).toEqual([open.id, draft.id]);
    expect(await ids(staff, '&state=draft')).toEqual([draft.id]);
    expect(await ids(app.http, '&town=beograd')).toEqual([open.id]);
    expect(await ids(app.http, '&town=Skopje')).toEqual([]);
    const found = await app.http.get('/api/v1/courses?town=beograd&language=ar');
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([own.id]);
    expect((await app.http.get('/api/v1/courses?town=beograd&language=sq')).body.items).toEqual([]);
  });

  it('gives its meetings to calendars, at the clock time of its town in summer and in winter', async () => {
    const row = await makeClass(app, organisation, {
      sessions: [
        { start: '2030-10-21T15:30:00Z', end: '2030-10-21T17:30:00Z' },
        { start: '2030-10-28T16:30:00Z', end: '2030-10-28T18:30:00Z' },
      ],
    });
    const file = await app.http.get(`/en/classes/${row.code}.ics`);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.text).toContain('DTSTART;TZID=Europe/Skopje:20301021T173000');
    expect(file.text).toContain('DTSTART;TZID=Europe/Skopje:20301028T173000');
    expect(file.text).toContain(`UID:${row.sessions[0]!.id}@sofra.test`);
    expect((await app.http.get(`/api/v1/classes/${row.code}.ics`)).text).toContain('SUMMARY:First stitches');
    await staff.patch(`/api/v1/classes/${row.id}`, { venue: { en: 'School' } });
    const moved = (await app.http.get(`/en/classes/${row.code}.ics`)).text;
    expect(moved).toContain('LOCATION:School\\, Skopje');
    expect(moved).toContain('SEQUENCE:1');
    await staff.post(`/api/v1/classes/${row.id}/cancellation`, { reason: 'No room.' });
    expect((await app.http.get(`/en/classes/${row.code}.ics`)).text.match(/STATUS:CANCELLED/g)).toHaveLength(2);
    const draft = await makeClass(app, organisation, { draft: true });
    expect((await app.http.get(`/en/classes/${draft.code}.ics`)).status).toBe(404);
  });
});
