import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeCourse, makeTrack } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { type Fields, fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let stranger: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  staff = await clientOf(app, legis);
  stranger = await clientOf(app, await makeOrganisation(app), 'manager');
});
afterAll(() => app.close());

const PLAN = '/en/office/plan';
const count = (collection: string, slug: string) => app.db.collection(collection).countDocuments({ slug });

/** The form of a page, with some of it typed anew. */
async function filled(path: string, action: string, typed: Fields): Promise<Fields> {
  return { ...fieldsOf((await staff.get(path)).text, action), ...typed };
}

describe('The plan', () => {
  it('is empty at first, with the way to begin', async () => {
    const other = await makeOrganisation(app);
    const page = await (await clientOf(app, other)).get(PLAN);
    expect(readable(page.text)).toContain('Nothing is planned yet');
    expect(page.text).toContain('href="/en/office/plan/tracks/new"');
    expect(page.text).not.toContain('href="/en/office/plan/classes/new"');
  });

  it('has tracks, their courses by level, and the classes to come with their seats', async () => {
    const track = await makeTrack(app, legis, { title: { en: 'Bakery' } });
    await makeCourse(app, legis, { trackId: track.id, level: 'expert', title: { en: 'From oven to market' } });
    const first = await makeCourse(app, legis, { trackId: track.id, title: { en: 'Bread and pastry' } });
    const open = await makeClass(app, legis, { courseId: first.id });
    const draft = await makeClass(app, legis, { courseId: first.id, draft: true });
    const over = await makeClass(app, legis, { courseId: first.id });
    await staff.post(`/api/v1/classes/${over.id}/completion`);
    const page = await staff.get(PLAN);
    expect(readable(page.text)).toMatch(/Bakery.*Beginner Bread and pastry.*Expert From oven to market/);
    expect(readable(page.text)).toContain('0 of 12 places are taken');
    for (const { code } of [open, draft]) expect(page.text).toContain(`/office/classes/${code}"`);
    expect(page.text).not.toContain(over.code);
    expect(page.text).toContain(`/office/plan/classes/${draft.code}/publication"`);
  });

  it('is for coordinators and managers of the organisation alone', async () => {
    const course = await makeCourse(app, legis);
    for (const role of ['instructor', 'accountant'] as const) {
      const client = await clientOf(app, legis, role);
      expect((await client.get(PLAN)).status).toBe(403);
      expect((await client.form(`${PLAN}/tracks/new`, {})).status).toBe(403);
    }
    expect((await (await clientOf(app, legis, 'manager')).get(PLAN)).status).toBe(200);
    for (const path of [`courses/${course.slug}`, `courses/new?copy=${course.slug}`, `tracks/${course.trackId}`])
      expect((await stranger.get(`${PLAN}/${path}`)).status).toBe(404);
    const typed = { track: course.trackId, level: 'beginner', 'title.en': 'Theft', attendance: '80' };
    expect((await stranger.form(`${PLAN}/courses/new`, typed)).status).toBe(404);
    expect(readable((await stranger.get(PLAN)).text)).not.toContain('First stitches');
  });
});

describe('The form of a track', () => {
  it('makes one, also when it is sent twice, with an address made of its name', async () => {
    const form = await filled(`${PLAN}/tracks/new`, '/tracks/new', {
      'title.mk': 'Грнчарство и глина',
      'title.ar': 'الفخار',
      motif: 'kilim',
    });
    const [one, two] = [await staff.form(`${PLAN}/tracks/new`, form), await staff.form(`${PLAN}/tracks/new`, form)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.headers['location']).toMatch(/^\/en\/office\/plan\?from=[\w-]+#t-grncarstvo-i-glina$/);
    expect(await count('tracks', 'grncarstvo-i-glina')).toBe(1);
    const made = (await staff.get('/api/v1/tracks/grncarstvo-i-glina')).body;
    expect(made).toMatchObject({ title: { mk: 'Грнчарство и глина', ar: 'الفخار' }, motif: 'kilim' });
  });

  it('marks each text with its language, and comes back with all that was typed', async () => {
    const page = await staff.get(`${PLAN}/tracks/new`);
    expect(page.text).toMatch(/name="title\.ar" lang="ar" dir="rtl"/);
    expect(page.text).not.toContain('title.sr-Latn');
    const sent = await staff.form(`${PLAN}/tracks/new`, {
      'summary.sq': 'Shkurt & mirë',
      slug: 'Bad Slug',
      motif: 'wheat',
    });
    expect(sent.status).toBe(422);
    expect(sent.text).toMatch(/<a href="#title\.\w+">Enter the name, in one language at least<\/a>/);
    expect(fieldsOf(sent.text, '/tracks/new')).toMatchObject({
      'summary.sq': 'Shkurt & mirë',
      slug: 'bad slug',
      motif: 'wheat',
    });
  });

  it('does not take an address that another one has', async () => {
    await makeTrack(app, legis, { slug: 'taken-track' });
    const sent = await staff.form(`${PLAN}/tracks/new`, { 'title.en': 'Taken track', motif: 'star' });
    expect(sent.status).toBe(409);
    expect(readable(sent.text)).toContain('Another one has this address. Choose another');
  });

  it('loses nothing when somebody else was faster', async () => {
    const track = await makeTrack(app, legis, { title: { en: 'Weaving' } });
    const path = `${PLAN}/tracks/${track.slug}`;
    const form = await filled(path, `/tracks/${track.slug}`, { 'title.en': 'Weaving and dyeing' });
    await staff.patch(`/api/v1/tracks/${track.id}`, { title: { en: 'Looms' } });
    const stale = await staff.form(path, form);
    expect(stale.status).toBe(412);
    expect(readable(stale.text)).toContain('Somebody else changed this after you opened it.');
    const again = fieldsOf(stale.text, `/tracks/${track.slug}`);
    expect(again['title.en']).toBe('Weaving and dyeing');
    expect((await staff.form(path, again)).status).toBe(303);
    expect((await staff.get(`/api/v1/tracks/${track.id}`)).body.title).toEqual({ en: 'Weaving and dyeing' });
  });
});

describe('The form of a course', () => {
  it('makes one with texts, rules and prices as people type them, also when it is sent twice', async () => {
    const track = await makeTrack(app, legis);
    const form = await filled(`${PLAN}/courses/new?track=${track.id}`, '/courses/new', {
      level: 'advanced',
      'title.en': 'Patterns and colours',
      'outcomes.en': 'You draw a pattern.\nYou choose colours.',
      'outcomes.mk': 'Цртате шара.\n',
      hours: '7,5',
      attendance: '75',
      entry: 'yes',
      handwork: 'yes',
      citizen: '2.400,50',
      seat: '3,600',
    });
    const [one, two] = [await staff.form(`${PLAN}/courses/new`, form), await staff.form(`${PLAN}/courses/new`, form)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(await count('courses', 'patterns-and-colours')).toBe(1);
    expect((await staff.get('/api/v1/courses/patterns-and-colours')).body).toMatchObject({
      trackId: track.id,
      level: 'advanced',
      outcomes: [{ en: 'You draw a pattern.', mk: 'Цртате шара.' }, { en: 'You choose colours.' }],
      hours: 7.5,
      entry: { rule: 'previous_level' },
      completion: { attendance: 0.75, handwork: true, quiz: false },
      prices: { free: true, citizen: { amount: 240_050, currency: 'MKD' }, seat: { amount: 360_000, currency: 'MKD' } },
    });
  });

  it('says beside the fields what is wrong, and keeps all', async () => {
    const track = await makeTrack(app, legis);
    const typed = {
      track: track.id,
      level: 'beginner',
      'title.en': 'Bread',
      hours: 'some',
      attendance: '180',
      citizen: '5 euro',
    };
    const sent = await staff.form(`${PLAN}/courses/new`, typed);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<title>Error: New course');
    for (const id of ['hours', 'attendance', 'citizen']) expect(sent.text).toContain(`id="${id}-error"`);
    expect(readable(sent.text)).toContain('Enter an amount, for example 2400 or 2400.50');
    expect(fieldsOf(sent.text, '/courses/new')).toMatchObject(typed);
  });

  it('changes one as it was read, and leaves what is not in it', async () => {
    const prices = { free: false, citizen: { amount: 12_345, currency: 'EUR' as const } };
    const course = await makeCourse(app, legis, { prices, audience: [{ en: 'Bakers.' }] });
    const path = `${PLAN}/courses/${course.slug}`;
    const action = `/courses/${course.slug}`;
    const form = await filled(path, action, { 'title.sq': 'Buka' });
    expect((await staff.form(path, form)).status).toBe(303);
    const changed = (await staff.get(`/api/v1/courses/${course.id}`)).body;
    expect(changed).toMatchObject({
      title: { en: 'First stitches', sq: 'Buka' },
      prices,
      audience: [{ en: 'Bakers.' }],
    });
    expect((await staff.form(path, { ...form, 'title.en': 'Late' })).status).toBe(412);
  });

  it('begins with a copy of another one, but for its address', async () => {
    const course = await makeCourse(app, legis, { title: { en: 'Copied course' }, hours: 12 });
    const page = await staff.get(`${PLAN}/courses/new?copy=${course.slug}`);
    const form = fieldsOf(page.text, '/courses/new');
    expect(form).toMatchObject({ 'title.en': 'Copied course', hours: '12', slug: '', track: course.trackId });
    expect((await staff.form(`${PLAN}/courses/new`, { ...form, 'title.en': 'A second course' })).status).toBe(303);
    expect((await staff.get('/api/v1/courses/a-second-course')).body.hours).toBe(12);
  });
});
