import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { makeCourse, makeTrack } from '../factories/course';
import { makeClassOf } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

/** Of one course: more than a page of the list holds. */
const MANY = 53;

let app: TestApp;
let own: Organisation;
let staff: HttpClient;
let slug: string;
let codes: string[];

beforeAll(async () => {
  app = await startApp();
  own = await makeOrganisation(app);
  staff = await clientOf(app, own);
  const course = await makeCourse(app, own, { title: { en: 'Weaving' } });
  slug = course.slug;
  codes = [];
  for (let n = 0; n < MANY; n += 1) {
    const { code } = await makeClassOf(app, own, course, { class: { sessions: meetings(app, 1, 3 + n) } });
    codes.push(code);
  }
});
afterAll(() => app.close());

const classesIn = (html: string): string[] =>
  [...html.matchAll(/<th role="rowheader" scope="row"><a href="[^"]*\/office\/classes\/([\w-]+)"/g)].map(
    ([, code = '']) => code,
  );

/** The address of the page before or after. */
function turn(html: string, rel: 'prev' | 'next'): string | undefined {
  const [, path] = new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html) ?? [];
  return path?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
}

describe('A list of the office that is longer than its page', () => {
  it('of classes begins with the next of them, says how many there are, and leads to the rest and back', async () => {
    const { text } = await staff.get('/en/office/classes');
    expect(classesIn(text)).toEqual(codes.slice(0, 20));
    expect(readable(text)).toMatch(/To come 53 classes .*Show all 53/);
    const first = await staff.get('/en/office/classes?part=upcoming');
    expect(classesIn(first.text)).toEqual(codes.slice(0, 50));
    expect(turn(first.text, 'prev')).toBeUndefined();
    const second = await staff.get(turn(first.text, 'next')!);
    expect(classesIn(second.text)).toEqual(codes.slice(50));
    expect(turn(second.text, 'next')).toBeUndefined();
    const back = await staff.get(turn(second.text, 'prev')!);
    expect(classesIn(back.text)).toEqual(codes.slice(0, 50));
  });

  it('of classes can be narrowed to a course of the own organisation', async () => {
    const other = await makeOrganisation(app);
    const pastry = await makeCourse(app, own, { title: { en: 'Pastry' } });
    const { code } = await makeClassOf(app, own, pastry);
    const one = await staff.get(`/en/office/classes?course=${pastry.slug}`);
    expect(classesIn(one.text)).toEqual([code]);
    expect(readable(one.text)).toContain('Only those of Pastry.');
    expect((await staff.get('/en/office/classes?course=moon')).status).toBe(404);
    const stranger = await clientOf(app, other);
    expect((await stranger.get(`/en/office/classes?course=${pastry.slug}`)).status).toBe(404);
    expect(classesIn((await stranger.get('/en/office/classes?part=upcoming')).text)).toEqual([]);
  });

  it('takes an address that nobody was given for its first page', async () => {
    for (const query of ['from=moon', 'before=1', 'from=9999999999999.zzz', 'from=1.a&from=2.b']) {
      const page = await staff.get(`/en/office/classes?part=upcoming&${query}`);
      expect({ query, status: page.status }).toEqual({ query, status: 200 });
      expect(classesIn(page.text).length).toBeGreaterThan(0);
    }
  });

  it('of the plan shows the first classes of a course, and leads to all of them', async () => {
    const { text } = await staff.get('/en/office/plan');
    for (const code of codes.slice(0, 5)) expect(text).toContain(`/office/plan/classes/${code}"`);
    expect(text).not.toContain(`/office/plan/classes/${codes[5]}"`);
    expect(readable(text)).toContain('All 53 of Weaving');
    expect(text.replaceAll('&#x3D;', '=')).toContain(`/en/office/classes?course=${slug}"`);
  });

  it('of the plan turns to more tracks, and a track that was changed is on its page', async () => {
    for (let n = 0; n < 16; n += 1) await makeTrack(app, own, { title: { en: `Craft ${n}` } });
    const tracksIn = (html: string) => [...html.matchAll(/id="t-([\w-]+)"/g)].map(([, name]) => name);
    const first = (await staff.get('/en/office/plan')).text;
    expect(tracksIn(first)).toHaveLength(15);
    expect(readable(first)).toMatch(/\d+ tracks in all/);
    const second = (await staff.get(turn(first, 'next')!)).text;
    expect(tracksIn(second).filter((name) => tracksIn(first).includes(name))).toEqual([]);
    expect(tracksIn((await staff.get(turn(second, 'prev')!)).text)).toEqual(tracksIn(first));
    const last = tracksIn(second).at(-1)!;
    const { body } = await staff.get(`/api/v1/tracks/${last}`);
    expect(tracksIn((await staff.get(`/en/office/plan?from=${body.id}`)).text)[0]).toBe(last);
  });

  it('of calendars stays on its page when an address is made', async () => {
    const first = (await staff.get('/en/office/calendars')).text;
    const second = (await staff.get(turn(first, 'next')!)).text;
    const [, action = ''] = /action="([^"]*\/calendars\/class\/[^"]*)"/.exec(second) ?? [];
    const answer = await staff.form(action.replaceAll('&#x3D;', '='), {});
    const [path = '', id] = answer.headers['location']!.split('#c-');
    expect(path).toContain('?from=');
    expect((await staff.get(path)).text).toMatch(new RegExp(`id="c-${id}">[^]*?webcal:`));
    expect(first).not.toContain(`id="c-${id}"`);
  });
});
