import type { Organisation } from '../../src/organisations';
import { SeatDesk } from '../../src/seating';
import { makeCourse, makeTrack } from '../factories/course';
import { makeOrganisation } from '../factories/organisation';
import { makeClass, meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';

const MONEY = { amount: 240_000, currency: 'MKD' } as const;

describe('The public pages', () => {
  let app: TestApp;
  let skopje: Organisation;
  let belgrade: Organisation;

  beforeAll(async () => {
    app = await startApp();
    skopje = await makeOrganisation(app, { slug: 'legis' });
    const place = { town: 'Belgrade', country: 'RS', language: 'sr-Cyrl', timeZone: 'Europe/Belgrade' } as const;
    belgrade = await makeOrganisation(app, {
      ...place,
      slug: 'utociste',
      currency: 'RSD',
      help: { phone: '+381110000000', languages: ['sr-Cyrl'] },
    });
    const track = await makeTrack(app, skopje, { slug: 'embroidery' });
    const level = async (name: 'beginner' | 'advanced' | 'expert', title: string, more: object = {}) =>
      makeCourse(app, skopje, {
        trackId: track.id,
        level: name,
        slug: `embroidery-${name}`,
        title: { en: title },
        ...more,
      });
    const first = await level('beginner', 'First stitches', { outcomes: [{ en: 'The cross stitch' }] });
    const paid = { prices: { free: true, citizen: MONEY, workshop: { amount: 1_800_000, currency: 'MKD' } } };
    await level('advanced', 'Patterns and colours', paid);
    await level('expert', 'Your own piece', { ...paid, entry: { rule: 'previous_level' } });
    await makeClass(app, skopje, { courseId: first.id, capacity: 2 });
    await makeClass(app, skopje, { courseId: first.id, sessions: meetings(app, 3, 30) });
    const bread = await makeCourse(app, belgrade, { slug: 'bread', title: { 'sr-Cyrl': 'Хлеб', en: 'Bread' } });
    await makeClass(app, belgrade, {
      courseId: bread.id,
      town: 'Belgrade',
      timeZone: 'Europe/Belgrade',
      teachingLanguages: ['sr-Cyrl'],
      interpreterLanguages: ['fa'],
      sessions: meetings(app, 2, 20),
    });
  });
  afterAll(() => app.close());

  /** The address with something that makes it new, as pages are kept for a second. */
  let visit = 0;
  const get = async (path: string): Promise<string> => {
    visit += 1;
    const answer = await app.http.get(`${path}${path.includes('?') ? '&' : '?'}visit=${visit}`);
    expect(answer.status).toBe(200);
    return answer.text.replaceAll('&#x3D;', '=');
  };
  const cards = (html: string): string[] =>
    [...html.matchAll(/<h[23][^>]*><a href="\/en\/courses\/([^"]+)"/g)].map((match) => match[1] ?? '');

  it('begin with the promise and the courses that have a date, the earliest first', async () => {
    const html = await get('/en/');
    expect(html).toContain('Learn a craft. Share the table.');
    expect(cards(html)).toEqual(['embroidery-beginner', 'bread']);
    expect(html).toMatch(/<strong>2 places left<\/strong> of 2/);
    expect(html).toContain('<strong>18,000\u00A0MKD</strong> and more, for one workshop in Skopje');
    expect(html).toContain('hreflang="sr-Latn"');
  });

  it('list all courses, narrowed by town, level and language', async () => {
    expect(cards(await get('/en/courses'))).toHaveLength(4);
    expect(cards(await get('/en/courses?level=expert'))).toEqual(['embroidery-expert']);
    expect(cards(await get('/en/courses?town=belgrade'))).toEqual(['bread']);
    expect(cards(await get('/en/courses?language=fa'))).toEqual(['bread']);
    expect(cards(await get('/en/courses?language=ar&town=skopje'))).toEqual(['embroidery-beginner']);
    expect(await get('/en/courses?town=skopje')).toContain('<option value="skopje" selected>Skopje</option>');
  });

  it('show what is near when nothing fits, and survive any choice', async () => {
    const html = await get('/en/courses?level=expert&town=belgrade');
    expect(html).toContain('You chose: Belgrade and Expert.');
    expect(html).toContain('href="/en/courses?town=belgrade"');
    expect(html).toContain('href="/en/courses?level=expert"');
    for (const query of ['town=%3Cscript%3E', 'level=x&level=y', 'page=-1', 'page=999', 'language[]=en', 'town=%00']) {
      expect(await get(`/en/courses?${query}`)).not.toContain('<script>');
    }
  });

  it('show a course with its groups, its way up, and the number one would get', async () => {
    const before = await get('/en/courses/embroidery-beginner');
    expect(before).toContain('The cross stitch');
    expect(before).toContain('Group A');
    expect(before).toContain('Group B');
    expect(before).toContain('Join group A');
    expect(before).toContain('2 weeks, 2 meetings, 2 hours each');
    expect(before).toContain('3 weeks, 3 meetings, 2 hours each');
    expect(before).toContain('You are here');
    expect(before).toContain('Free places for those who need them. Others: 2,400\u00A0MKD');
    const first = (await app.http.get('/api/v1/classes?course=embroidery-beginner')).body.items[0];
    for (const [id, seats] of [
      ['a', 2],
      ['b', 1],
    ] as const) {
      const command = { type: 'take', id, subject: id, seats, free: true, ifFull: 'wait' } as const;
      await app.get(SeatDesk).submit({ classId: first.id, command });
    }
    const full = await get('/en/courses/embroidery-beginner');
    expect(full).toContain('2 of 2 places are taken. 1 person is waiting.');
    expect(full).toContain('Join the waiting list as number 2');
    expect(full).toContain('Now you would be number 2.');
    expect(full).toContain(`href="/en/classes/${first.code}/join"`);
    // The card now tells of the group that has a place, and stands at that date.
    expect(cards(await get('/en/'))).toEqual(['bread', 'embroidery-beginner']);
    const code = await app.http.get(`/en/classes/${first.code}`);
    expect([code.status, code.headers['location']]).toEqual([303, `/en/courses/embroidery-beginner#${first.code}`]);
  });

  it('show a track as a way from level to level', async () => {
    const html = await get('/en/tracks/embroidery');
    expect(cards(html)).toEqual(['embroidery-beginner', 'embroidery-advanced', 'embroidery-expert']);
  });

  it('say in which language a text is when it is not the reader’s', async () => {
    const html = await get('/mk/courses/embroidery-beginner');
    expect(html).toContain('<span lang="en" dir="ltr">First stitches</span>');
    const serbian = await get('/sr-Latn/courses/bread');
    expect(serbian).toContain('<h1>Hleb</h1>');
  });

  it('call towns as the reader’s language does', async () => {
    expect(await get('/ar/courses/bread')).toMatch(/، \u2068بلغراد\u2069/);
    expect(await get('/sq/')).toContain('Shkup');
    expect(await get('/sr-Cyrl/courses?town=belgrade')).toMatch(/value="belgrade" selected>Београд</);
  });

  it('offer help by those who speak the reader’s language, and by all where none does', async () => {
    const shown = async (language: string) =>
      (await get(`/${language}/`)).match(/<section class="help"[\s\S]*/)?.[0] ?? '';
    expect(await shown('mk')).toMatch(/tel:\+38920000000/);
    expect(await shown('mk')).not.toContain('tel:+381');
    expect(await shown('bs')).toContain('tel:+381110000000');
    expect(await shown('sq')).toMatch(/tel:\+38920000000[\s\S]*tel:\+381110000000/);
  });

  it('hide drafts and what is not there', async () => {
    const course = await makeCourse(app, skopje, { slug: 'secret-plans' });
    const draft = await makeClass(app, skopje, { courseId: course.id, town: 'Bitola', draft: true });
    expect(await get('/en/courses/secret-plans')).toContain('No group has a date yet');
    expect(await get('/en/courses')).not.toContain('Bitola');
    expect((await app.http.get(`/en/classes/${draft.code}`)).status).toBe(404);
    expect((await app.http.get('/en/courses/nothing-here')).status).toBe(404);
    expect((await app.http.get('/en/tracks/nothing-here')).status).toBe(404);
  });

  it('are the same for everybody, kept for a moment, and light', async () => {
    const anonymous = await app.http.get('/en/courses/bread', { 'accept-encoding': 'br' });
    expect(anonymous.headers['cache-control']).toBe('no-cache');
    expect(anonymous.headers['set-cookie']).toBeUndefined();
    expect(Number(anonymous.headers['content-length'])).toBeLessThan(10_000);
    const again = await app.http.get('/en/courses/bread', { 'if-none-match': anonymous.headers['etag']! });
    expect(again.status).toBe(304);
  });
});
