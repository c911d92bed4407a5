import { randomUUID } from 'node:crypto';
import { call, insist, type Message, type Reply } from './calls';
import { until } from '../support/until';
import { Demo } from './demo';

/** Somebody in a class, with the secret of the own page. */
export interface Learner {
  readonly email: string;
  readonly id: string;
  readonly secret: string;
  readonly status: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
}

const DAY = 86_400_000;
const OFFER_LINK = /\/(o|offers)\/[A-Z2-9]{11}/;

/** Starts a demo with a school at work before the tests of a file, and takes it away after them. */
export function withSchool(ready: (school: School) => void | Promise<void>): void {
  let demo: Demo | undefined;
  beforeAll(async () => {
    demo = await Demo.start();
    await ready(await School.open(demo));
  });
  afterAll(() => demo?.remove());
}

/** A coordinator at work on a demo, and the people who come. */
export class School {
  private constructor(
    readonly demo: Demo,
    private readonly courseId: string,
    private readonly cookie: string,
  ) {}

  static async open(demo: Demo): Promise<School> {
    const body = { email: 'coordinator@legis.example', password: 'open-table' };
    const signedIn = await call(demo.url, 'POST', '/api/v1/sign-ins', { body });
    const cookie = [signedIn.headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0]);
    const courses = await call(demo.url, 'GET', '/api/v1/courses?level=beginner&organisation=legis');
    return new School(demo, courses.body.items[0].id as string, cookie.join('; '));
  }

  /** One request. */
  call(method: string, path: string, message: Message = {}): Promise<Reply> {
    return call(this.demo.url, method, path, message);
  }

  /** A published class with this many seats, all of them or so many of them free of charge. */
  async newClass(capacity: number, freePlaces: number | 'all' = 'all'): Promise<string> {
    const start = Math.floor(Date.now() / DAY + 40) * DAY + 9 * 3_600_000;
    const body = {
      courseId: this.courseId,
      capacity,
      town: 'Skopje',
      venue: { en: 'House of Crafts' },
      timeZone: 'Europe/Skopje',
      teachingLanguages: ['en'],
      freePlaces,
      sessions: [{ start: new Date(start).toISOString(), end: new Date(start + 3 * 3_600_000).toISOString() }],
    };
    const headers = { cookie: this.cookie };
    const made = await this.call('POST', '/api/v1/classes', { body, headers });
    if (made.status !== 201) throw new Error(`The class was not made: ${made.text}`);
    await this.call('POST', `/api/v1/classes/${made.body.id}/publication`, { body: {}, headers });
    return made.body.id as string;
  }

  /** What one person sends to join; always the same for the same name. */
  joining(
    name: string,
    ifFull: 'wait' | 'refuse' = 'refuse',
    language = 'en',
  ): { body: Record<string, unknown>; headers: { 'idempotency-key': string } } {
    const body = { fullName: `${name} Example`, email: emailOf(name), language, freePlace: true, ifFull };
    return { body, headers: { 'idempotency-key': randomUUID() } };
  }

  /** Joins as this person, as often as it takes to get an answer. */
  join(classId: string, name: string, ifFull: 'wait' | 'refuse' = 'refuse', language = 'en'): Promise<Reply> {
    return insist(this.demo.url, 'POST', `/api/v1/classes/${classId}/enrolments`, this.joining(name, ifFull, language));
  }

  /** As many people join as are wanted, called by `name` and a number, in these languages by turns; all must get in, or wait. */
  async fill(classId: string, name: string, count: number, languages: readonly string[] = ['en']): Promise<Learner[]> {
    const replies = await Promise.all(
      numbers(count).map((n) => this.join(classId, `${name}${n}`, 'wait', languages[n % languages.length])),
    );
    return replies.map(({ status, text, body }, n) => {
      if (status !== 201) throw new Error(`${name}${n} can't join: ${text}`);
      return { email: emailOf(`${name}${n}`), id: body.id, secret: body.secret, status: body.status };
    });
  }

  giveBack({ id, secret }: Learner): Promise<Reply> {
    return insist(this.demo.url, 'DELETE', `/api/v1/enrolments/${id}`, { headers: { 'x-secret': secret } });
  }

  /** What the class says of its seats, read fresh by staff. */
  async seats(classId: string): Promise<{ taken: number; free: number; offered: number; waiting: number }> {
    const headers = { cookie: this.cookie };
    return (await insist(this.demo.url, 'GET', `/api/v1/classes/${classId}`, { headers })).body.seats;
  }

  /** Decides that one class is merged into another. */
  merge(classId: string, into: string): Promise<Reply> {
    const message = { body: { into }, headers: { cookie: this.cookie } };
    return insist(this.demo.url, 'POST', `/api/v1/classes/${classId}/merger`, message);
  }

  /** What the office sends, as often as it takes to get an answer; it has to be taken. */
  async write(path: string, body: object): Promise<Reply['body']> {
    const headers = { cookie: this.cookie, 'idempotency-key': randomUUID() };
    const reply = await insist(this.demo.url, 'POST', `/api/v1/${path}`, { body, headers });
    if (reply.status >= 400) throw new Error(`${path}: ${reply.text}`);
    return reply.body;
  }

  /** What the office knows of a class, or of somebody in one. */
  async read(path: string): Promise<Reply['body']> {
    return (await insist(this.demo.url, 'GET', `/api/v1/${path}`, { headers: { cookie: this.cookie } })).body;
  }

  /** Those who sit in the class. */
  async roster(classId: string): Promise<{ enrolmentId: string; callName: string }[]> {
    const path = `/api/v1/classes/${classId}/roster?status=enrolled&limit=500`;
    return (await this.call('GET', path, { headers: { cookie: this.cookie } })).body.items;
  }

  /** The mails to this person that have arrived, the newest first. */
  async mails({ email }: { email: string }): Promise<Mail[]> {
    const reply = await insist(this.demo.url, 'GET', `/dev/mail/messages?to=${encodeURIComponent(email)}`);
    return reply.body.items;
  }

  /** Waits until an offer has reached each of them; resolves with all offers to each. */
  async offersArrive(learners: readonly Learner[], seconds: number): Promise<Mail[][]> {
    const offersTo = async (learner: Learner): Promise<Mail[]> =>
      (await this.mails(learner)).filter(({ text }) => OFFER_LINK.test(text));
    const end = performance.now() + seconds * 1000;
    for (const learner of learners) {
      await until(async () => (await offersTo(learner)).length > 0, (end - performance.now()) / 1000);
    }
    return Promise.all(learners.map(offersTo));
  }
}

export const emailOf = (name: string): string => `${name.toLowerCase()}@people.example`;

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** Whether each of them got the offer once, or once more under the same Message-ID. */
export const onceOrRepeated = (offers: readonly Mail[][]): boolean =>
  offers.every(
    (mails) => mails.length >= 1 && mails.length <= 2 && new Set(mails.map(({ messageId }) => messageId)).size === 1,
  );
