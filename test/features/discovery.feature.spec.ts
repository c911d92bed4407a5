import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';

const HOSTILE = '</script><b>Bread & "butter"</b> \u202Eevil';
const LANGUAGES = ['en', 'mk', 'sq', 'bs', 'ar', 'sr-Cyrl', 'sr-Latn'];

let app: TestApp;
let legis: Organisation;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  group = await makeClass(app, legis, {
    course: { title: { en: HOSTILE }, hours: 16 },
    class: { capacity: 5, town: 'Skopje' },
  });
  await makeClass(app, await makeOrganisation(app, { slug: 'utociste' }), { course: { title: { en: 'Pastry' } } });
});
afterAll(() => app.close());

const get = async (path: string) => {
  const answer = await app.http.get(path);
  expect(answer.status).toBe(200);
  return answer;
};
/** Whether every element that opens closes, in its place. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name, alone] of xml.matchAll(/<(\/?)([a-z:]+)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (alone) continue;
    if (!end) open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!(amp|lt|gt|quot);)/.test(xml);
}

describe('For search engines', () => {
  it('a map names every public page in every language, and the way for each language to the others', async () => {
    const robots = await get('/robots.txt');
    const [, map] = /^Sitemap: (\S+)$/m.exec(robots.text) ?? [];
    expect(robots.text).toMatch(/^Disallow: \/\*\/places\/$/m);
    const { text, headers } = await get(new URL(map!).pathname);
    expect(headers['content-type']).toContain('application/xml');
    expect(isWellFormed(text)).toBe(true);
    const places = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname);
    for (const language of LANGUAGES) expect(places).toContain(`/${language}/courses/${group.course.slug}`);
    expect(places.filter((path) => /office|places|offers|embed|api/.test(path))).toEqual([]);
    for (const path of places.filter((one) => one.startsWith('/ar')))
      expect((await app.http.get(path)).status).toBe(200);
    const [, first] = /<url>(.*?)<\/url>/.exec(text) ?? [];
    const named = [...first!.matchAll(/hreflang="([\w-]+)"/g)].map(([, code]) => code);
    expect(named.toSorted()).toEqual([...LANGUAGES, 'x-default'].toSorted());
  });

  it('a course says as data what its page shows, whatever its title holds', async () => {
    const { text } = await get(`/en/courses/${group.course.slug}`);
    const blocks = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
    expect(blocks).toHaveLength(1);
    const data = JSON.parse(blocks[0]![1]!) as Record<string, unknown>;
    const { body } = await app.http.get(`/api/v1/classes/${group.code}`);
    expect(data).toMatchObject({
      '@type': 'Course',
      name: HOSTILE,
      timeRequired: 'PT16H',
      hasCourseInstance: [
        {
          '@type': 'CourseInstance',
          remainingAttendeeCapacity: 5,
          location: { address: { addressLocality: 'Skopje' } },
        },
      ],
    });
    const [{ startDate }] = data['hasCourseInstance'] as [{ startDate: string }];
    expect(startDate).toMatch(/\+0[12]:00$/);
    expect(new Date(startDate).toISOString()).toBe(body.startsAt);
    expect(text).toContain(`<link rel="canonical" href="${new URL(data['url'] as string).href}">`);
    expect(text).toContain('hreflang="x-default"');
    const marked = await get(`/en/courses/${group.course.slug}?utm_source=x`);
    expect(marked.text).toContain(`<link rel="canonical" href="${data['url'] as string}">`);
  });
});

describe('For other sites', () => {
  it('a feed tells of the classes of all, or of one organisation', async () => {
    const all = await get('/mk/classes.xml');
    expect(all.headers['content-type']).toContain('application/rss+xml');
    expect(isWellFormed(all.text)).toBe(true);
    expect(all.text.match(/<item>/g)).toHaveLength(2);
    const own = await get('/en/classes.xml?organisation=legis');
    expect(own.text.match(/<item>/g)).toHaveLength(1);
    expect(own.text).toContain(`/en/courses/${group.course.slug}#${group.code}</link>`);
    expect(own.text).not.toContain('<b>');
    expect((await app.http.get('/en/classes.xml?organisation=nobody')).status).toBe(404);
    const bare = await app.http.get('/classes.xml', { 'accept-language': 'sq', 'accept-encoding': 'br' });
    expect(bare.headers['vary']).toBe('accept-language, accept-encoding');
    expect(bare.headers['content-encoding']).toBe('br');
  });

  it('a frame shows the courses of one organisation, and nothing else can be framed', async () => {
    const frame = await get('/ar/embed/legis');
    expect(frame.headers['x-frame-options']).toBeUndefined();
    expect(frame.headers['content-security-policy']).toContain('frame-ancestors *');
    expect(frame.text).toContain(`/ar/courses/${group.course.slug}`);
    expect(frame.text).not.toContain('Pastry');
    expect(frame.text).not.toContain('<script');
    expect(frame.text).toContain('<base target="_blank">');
    for (const path of ['/en/courses', `/en/courses/${group.course.slug}`, '/en/sign-in']) {
      const other = await app.http.get(path);
      expect(other.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(other.headers['x-frame-options']).toBeDefined();
    }
    expect((await app.http.get('/en/embed/nobody')).status).toBe(404);
  });

  it('the office finds the lines to copy', async () => {
    const staff = await clientOf(app, legis);
    expect((await staff.get('/en/office/classes')).text).toContain('/en/office/embed');
    const how = await staff.get('/en/office/embed');
    expect(how.text).toMatch(/&lt;iframe src&#x3D;&quot;[^&]*\/ar\/embed\/legis&quot;/);
    expect((await (await clientOf(app, legis, 'instructor')).get('/en/office/embed')).status).toBe(403);
  });
});
