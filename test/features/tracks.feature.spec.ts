import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeCourse, makeTrack } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

const MONEY = { amount: 240_000, currency: 'MKD' };

describe('Tracks and courses', () => {
  let app: TestApp;
  let organisation: Organisation;
  let staff: HttpClient;
  let stranger: HttpClient;

  beforeAll(async () => {
    app = await startApp();
    organisation = await makeOrganisation(app);
    staff = await clientOf(app, organisation, 'manager');
    stranger = await clientOf(app, await makeOrganisation(app), 'manager');
  });
  afterAll(() => app.close());

  it('are made level by level, and read by everybody', async () => {
    const track = await staff.post('/api/v1/tracks', { slug: 'embroidery', title: { en: 'Embroidery' } });
    expect(track.status).toBe(201);
    expect(track.body).toMatchObject({ slug: 'embroidery', organisationId: organisation.id, version: 1 });

    for (const level of ['expert', 'beginner', 'advanced']) {
      const made = await staff.post('/api/v1/courses', {
        trackId: level === 'expert' ? 'embroidery' : track.body.id,
        level,
        slug: `embroidery-${level}`,
        title: { en: `Embroidery, ${level}`, sr: 'Вез' },
        outcomes: [{ en: 'The cross stitch' }],
        hours: 16,
        entry: { rule: level === 'beginner' ? 'none' : 'previous_level' },
        prices: level === 'beginner' ? { free: true } : { free: true, citizen: MONEY },
      });
      expect(made.status).toBe(201);
    }
    const found = await app.http.get('/api/v1/tracks/embroidery');
    expect(found.body.courses.map((course: { level: string }) => course.level)).toEqual([
      'beginner',
      'advanced',
      'expert',
    ]);
    const course = await app.http.get('/api/v1/courses/embroidery-advanced');
    expect(course.body).toMatchObject({
      title: { en: 'Embroidery, advanced', 'sr-Cyrl': 'Вез' },
      completion: { attendance: 0.8, handwork: false, quiz: false },
      prices: { free: true, citizen: MONEY },
      motif: track.body.motif,
    });
  });

  it('are listed in parts, narrowed by level and organisation', async () => {
    const other = await makeOrganisation(app);
    for (const level of ['beginner', 'beginner', 'expert'] as const) await makeCourse(app, other, { level });
    const first = await app.http.get(`/api/v1/courses?organisation=${other.slug}&limit=2`);
    expect(first.body.items).toHaveLength(2);
    const rest = await app.http.get(`/api/v1/courses?organisation=${other.slug}&limit=2&after=${first.body.next}`);
    expect(rest.body.items).toHaveLength(1);
    expect(rest.body.next).toBeNull();
    const expert = await app.http.get(`/api/v1/courses?organisation=${other.id}&level=expert`);
    expect(expert.body.items).toHaveLength(1);
    expect((await app.http.get('/api/v1/courses?organisation=nobody')).body).toEqual({ items: [], next: null });
    expect((await app.http.get('/api/v1/courses?level=master')).status).toBe(422);
    expect((await app.http.get(`/api/v1/tracks?organisation=${other.slug}`)).body.items).toHaveLength(3);
  });

  it('have slugs of their own', async () => {
    const track = await makeTrack(app, organisation, { slug: 'bakery' });
    const again = await stranger.post('/api/v1/tracks', { slug: 'bakery', title: { en: 'Bakery' } });
    expect([again.status, again.body.code]).toEqual([409, 'slug_taken']);
    const course = await makeCourse(app, organisation, { trackId: track.id, slug: 'bread' });
    const body = { trackId: course.trackId, level: 'expert', slug: 'bread', title: { en: 'Bread' } };
    const second = await staff.post('/api/v1/courses', body);
    expect([second.status, second.body.code]).toEqual([409, 'slug_taken']);
  });

  it('are made once under one key', async () => {
    const body = { slug: 'cooking', title: { en: 'Cooking' } };
    const key = { 'idempotency-key': 'cooking-1' };
    const first = await staff.post('/api/v1/tracks', body, key);
    const again = await staff.post('/api/v1/tracks', body, key);
    expect(again.status).toBe(201);
    expect(again.body.id).toBe(first.body.id);
  });

  it('are changed by their own organisation, and only as they were read', async () => {
    const course = await makeCourse(app, organisation);
    const path = `/api/v1/courses/${course.slug}`;
    const read = await app.http.get(path);
    const changed = await staff.patch(
      path,
      { hours: 20, completion: { quiz: true } },
      { 'if-match': read.headers['etag']! },
    );
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ hours: 20, completion: { attendance: 0.8, quiz: true }, version: 2 });
    const stale = await staff.patch(path, { hours: 30 }, { 'if-match': read.headers['etag']! });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    expect((await stranger.patch(path, { hours: 1 })).status).toBe(404);
  });

  it('take over the motif of their track', async () => {
    const track = await makeTrack(app, organisation);
    const course = await makeCourse(app, organisation, { trackId: track.id });
    expect((await staff.patch(`/api/v1/tracks/${track.slug}`, { motif: 'kilim' })).body.motif).toBe('kilim');
    expect((await app.http.get(`/api/v1/courses/${course.id}`)).body.motif).toBe('kilim');
  });

  it('are refused to strangers, to other roles and without a sign-in', async () => {
    const track = await makeTrack(app, organisation);
    const body = { trackId: track.id, level: 'beginner', slug: 'theirs', title: { en: 'Theirs' } };
    expect((await stranger.post('/api/v1/courses', body)).status).toBe(404);
    const instructor = await clientOf(app, organisation, 'instructor');
    expect((await instructor.post('/api/v1/courses', body)).status).toBe(403);
    expect((await app.http.post('/api/v1/courses', body)).status).toBe(401);
    expect((await stranger.patch(`/api/v1/tracks/${track.slug}`, { motif: 'kilim' })).status).toBe(404);
  });

  it('say which fields need a change', async () => {
    const answer = await staff.post('/api/v1/courses', {
      trackId: 'embroidery',
      level: 'master',
      slug: 'Not A Slug',
      title: {},
      prices: { free: true, citizen: { amount: 1.5, currency: 'USD' } },
      colour: 'red',
    });
    expect(answer.status).toBe(422);
    const fields = answer.body.errors.map((error: { field: string; code: string }) => `${error.field} ${error.code}`);
    expect(fields.sort()).toEqual([
      'colour unknown_field',
      'level not_a_choice',
      'prices.citizen.amount wrong_type',
      'prices.citizen.currency not_a_choice',
      'slug wrong_format',
      'title required',
    ]);
  });
});
