import type { Browser, Page } from 'playwright-core';
import { BAKERY } from '../../src/demo/bakery';
import { EMBROIDERY } from '../../src/demo/embroidery';
import { ORGANISATIONS } from '../../src/demo/organisations';
import type { DemoTrack } from '../../src/demo/tracks';
import { WORK_SKILLS } from '../../src/demo/work-skills';
import type { Organisation } from '../../src/organisations';
import type { Course } from '../../src/tracks';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeCourse, makeTrack } from '../factories/course';
import { join, makeClassOf, newPhone } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { launchBrowser } from '../support/browser';
import type { HttpClient } from '../support/http';

/** The product on a port of its own with the demo's courses and some classes, and a browser before it. */
export interface School {
  readonly app: TestApp;
  readonly browser: Browser;
  readonly address: string;
  readonly legis: Organisation;
  readonly staff: HttpClient;
  readonly groups: Readonly<Record<GroupName, { readonly id: string; readonly code: string }>>;
  /** A page of a context of its own; the worker for pages without internet stays out unless asked for. */
  page(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  close(): Promise<void>;
}

/** Classes: one with places left, one that is full with somebody waiting, one with a price and free places. */
type GroupName = 'open' | 'full' | 'paid';

/** The course of `open` and `full`, and that of `paid`. */
export const FREE = 'embroidery-first-stitches';
export const PAID = 'embroidery-patterns';
/** A busy machine starts the product and a browser more slowly than one test may take. */
export const STARTING = 180_000;

const VENUE = { en: 'Community Centre, 2nd floor', mk: 'Центар на заедницата, 2. кат', ar: 'مركز المجتمع، الطابق 2' };

/** Starts the product, makes courses and classes and opens a browser. */
export async function openSchool(): Promise<School> {
  const app = await startApp();
  const legis = await makeOrganisation(app, { ...ORGANISATIONS.find(({ slug }) => slug === 'legis') });
  const staff = await clientOf(app, legis);
  const courses = new Map<string, Course>();
  for (const track of [EMBROIDERY, BAKERY, WORK_SKILLS]) await addTrack(app, legis, track, courses);
  const open = async (slug: string, group: string, capacity: number, joined: number, freePlaces: number | 'all') => {
    const course = courses.get(slug);
    if (!course) throw new Error(`The demo has no course ${slug}.`);
    const made = await makeClassOf(app, legis, course, { class: { group, capacity, freePlaces, venue: VENUE } });
    for (let n = 0; n < joined; n += 1) {
      const recognised = { reason: 'Knows the first level from home' };
      await join(staff, made.id, { fullName: 'Amira Primer', freePlace: true, ifFull: 'wait', recognised });
    }
    return made;
  };
  const groups = {
    open: await open(FREE, 'A', 20, 3, 'all'),
    full: await open(FREE, 'B', 1, 2, 'all'),
    paid: await open(PAID, 'A', 12, 2, 4),
  };
  for (const slug of ['bread-and-pastry', 'from-oven-to-market', 'first-steps-to-work'])
    await open(slug, 'A', 15, 1, 6);
  await app.app.listen(0, '127.0.0.1');
  const address = await app.app.getUrl();
  const browser = await launchBrowser();
  return {
    ...{ app, browser, address, legis, staff, groups },
    page: async (options = {}) => {
      const context = await browser.newContext({ baseURL: address, serviceWorkers: 'block', ...options });
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      await app.close();
    },
  };
}

async function addTrack(
  app: TestApp,
  organisation: Organisation,
  { slug, title, summary, motif, courses, currency }: DemoTrack,
  into: Map<string, Course>,
): Promise<void> {
  const track = await makeTrack(app, organisation, { slug, title, summary, motif });
  const money = (whole: number | undefined) => (whole === undefined ? undefined : { amount: whole * 100, currency });
  for (const { citizen, workshop, ...course } of courses) {
    const prices = {
      free: true,
      ...(citizen === undefined ? {} : { citizen: money(citizen) }),
      ...(workshop === undefined ? {} : { workshop: money(workshop) }),
    };
    const entry = { rule: course.level === 'beginner' ? ('none' as const) : ('previous_level' as const) };
    const outcomes = [...course.outcomes];
    into.set(
      course.slug,
      await makeCourse(app, organisation, { ...course, outcomes, trackId: track.id, entry, prices }),
    );
  }
}

/** A page on which a coordinator has signed in, at the first page of the office. */
export async function officePage(school: School, options: Parameters<School['page']>[0] = {}): Promise<Page> {
  const { app, legis } = school;
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], { name: 'Biljana' });
  return signedInPage(school, account, options);
}

/** A page on which somebody has signed in, at the page on which that person begins. */
export async function signedInPage(
  school: School,
  account: { readonly email: string },
  options: Parameters<School['page']>[0] = {},
): Promise<Page> {
  const page = await school.page(options);
  await page.goto('/en/sign-in');
  await page.fill('#email', account.email);
  await page.fill('#password', PASSWORD);
  await page.locator('main .btn').click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return page;
}

/** Somebody who joined, or waits. */
export interface Learner {
  readonly id: string;
  readonly secret: string;
  readonly email: string;
}

let learners = 0;

/** Somebody new joins the class, or waits when it is full. */
export async function learner(
  { app }: School,
  classId: string,
  more: Record<string, unknown> = {},
  client: HttpClient = app.http,
): Promise<Learner> {
  const email = `learner-${(learners += 1)}@people.example`;
  const fullName = `Rana Khoury ${'abcdefghij'.charAt(learners % 10)}`;
  const answer = await join(client, classId, { fullName, email, phone: newPhone(), ifFull: 'wait', ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return { ...(answer.body as { id: string; secret: string }), email };
}

/** The path of the newest offer that was written to this person, without its language. */
export function offerPath({ app }: School, { email }: Learner): string {
  const found = app.mail
    .to(email)
    .map(({ text }) => /\/en(\/offers\/[A-Z2-9]{11})/.exec(text)?.[1])
    .findLast((path) => path !== undefined);
  if (!found) throw new Error('No mail has a link to an offer.');
  return found;
}
