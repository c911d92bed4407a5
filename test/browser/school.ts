import type { Browser, BrowserContext, Page } from 'playwright-core';
import { run } from '../../src/commands';
import { type Organisation, Organisations } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, newPhone } from '../factories/enrolment';
import { startApp, type TestApp } from '../support/app';
import { launchBrowser } from '../support/browser';
import type { HttpClient } from '../support/http';

/** The product with the demo's data on a port of its own, and a browser before it. */
export interface School {
  readonly app: TestApp;
  readonly browser: Browser;
  readonly address: string;
  readonly legis: Organisation;
  readonly staff: HttpClient;
  /** The code of a class of the demo, by course and group. */
  code(course: string, group: string): Promise<string>;
  /** A page of a context of its own; the worker for pages without internet stays out unless asked for. */
  page(options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  close(): Promise<void>;
}

/** Courses of the demo: `FREE` has groups A (places left) and B (full, two wait), `PAID` has group A with free places. */
export const FREE = 'embroidery-first-stitches';
export const PAID = 'embroidery-patterns';

/** Starts the product, loads the demo's data and opens a browser. */
export async function openSchool(): Promise<School> {
  const app = await startApp();
  const complaints: string[] = [];
  process.env['DEMO'] = 'on';
  await run(
    ['demo-data'],
    () => undefined,
    (line) => complaints.push(line),
  );
  delete process.env['DEMO'];
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  await app.app.listen(0, '127.0.0.1');
  const address = await app.app.getUrl();
  const browser = await launchBrowser();
  const contexts: BrowserContext[] = [];
  const legis = await app.get(Organisations).get((await app.get(Organisations).find('legis'))?.id ?? '');
  return {
    app,
    browser,
    address,
    legis,
    staff: await clientOf(app, legis),
    code: async (course, group) => {
      const { id } = (await app.http.get(`/api/v1/courses/${course}`)).body as { id: string };
      const { items } = (await app.http.get('/api/v1/classes?limit=100')).body as {
        items: { courseId: string; group: string; code: string }[];
      };
      const found = items.find((item) => item.courseId === id && item.group === group);
      if (!found) throw new Error(`There is no group ${group} of ${course}.`);
      return found.code;
    },
    page: async (options = {}) => {
      const context = await browser.newContext({ baseURL: address, serviceWorkers: 'block', ...options });
      contexts.push(context);
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      await app.close();
    },
  };
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
