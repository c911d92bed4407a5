import { newId } from '../../src/shared/ids';
import type { Answer, HttpClient } from '../support/http';
import type { TestApp } from '../support/app';

/** A published class with its course, made over HTTP by staff of an organisation. */
export interface OpenClass {
  readonly id: string;
  readonly code: string;
  readonly courseId: string;
  readonly courseSlug: string;
  readonly trackId: string;
}

interface Overrides {
  readonly course?: Record<string, unknown>;
  readonly class?: Record<string, unknown>;
  readonly publish?: boolean;
}

const HOUR = 3_600_000;

/** Meetings that begin in so many days, each two hours long. */
export const meetings = (app: TestApp, inDays = 14, count = 2): { start: string; end: string }[] =>
  Array.from({ length: count }, (_, at) => {
    const start = app.clock.now().getTime() + (inDays + at * 7) * 24 * HOUR;
    return { start: new Date(start).toISOString(), end: new Date(start + 2 * HOUR).toISOString() };
  });

const made = (answer: Answer): Answer['body'] => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
};

/** A course of its own track; with `course.trackId` of that one. Free for everybody unless prices are given. */
export async function makeCourse(staff: HttpClient, overrides: Record<string, unknown> = {}): Promise<Answer['body']> {
  const slug = `c-${newId()}`;
  const trackId =
    overrides['trackId'] ??
    made(await staff.post('/api/v1/tracks', { slug: `t-${newId()}`, title: { en: 'Embroidery' } })).id;
  return made(
    await staff.post('/api/v1/courses', {
      trackId,
      level: 'beginner',
      slug,
      title: { en: 'First stitches' },
      hours: 16,
      entry: { rule: 'none' },
      completion: { attendance: 0.8, handwork: false, quiz: false },
      prices: { free: true },
      ...overrides,
    }),
  );
}

/** A published class of 3 seats in Skopje, or what the overrides make of it. */
export async function makeClass(app: TestApp, staff: HttpClient, overrides: Overrides = {}): Promise<OpenClass> {
  const course = await makeCourse(staff, overrides.course);
  return makeClassOf(app, staff, course, overrides);
}

/** The same for a course that is there. */
export async function makeClassOf(
  app: TestApp,
  staff: HttpClient,
  course: { id: string; slug: string; trackId: string },
  overrides: Overrides = {},
): Promise<OpenClass> {
  const row = made(
    await staff.post('/api/v1/classes', {
      courseId: course.id,
      town: 'Skopje',
      venue: { en: 'Community Centre' },
      timeZone: 'Europe/Skopje',
      teachingLanguages: ['mk', 'ar'],
      capacity: 3,
      sessions: meetings(app),
      ...overrides.class,
    }),
  );
  if (overrides.publish !== false) made(await staff.post(`/api/v1/classes/${row.id}/publication`, {}));
  return { id: row.id, code: row.code, courseId: course.id, courseSlug: course.slug, trackId: course.trackId };
}

let phones = 1_000_000;

/** A phone number in North Macedonia that nobody had before in this test. */
export const newPhone = (): string => `+3897${(phones += 7)}`;

/** Joins over the API as somebody new. */
export function join(
  client: HttpClient,
  classId: string,
  input: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const body = { fullName: 'Rana Khoury', phone: newPhone(), language: 'en', ...input };
  return client.post(`/api/v1/classes/${classId}/enrolments`, body, headers);
}
