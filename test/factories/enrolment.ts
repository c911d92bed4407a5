import type { Organisation } from '../../src/organisations';
import type { Course } from '../../src/tracks';
import type { Answer, HttpClient } from '../support/http';
import type { TestApp } from '../support/app';
import { makeCourse as courseFactory } from './course';
import { makeClass as classFactory } from './training-class';

/** A published class with its course. */
export interface OpenClass {
  readonly id: string;
  readonly code: string;
  readonly course: Pick<Course, 'id' | 'slug' | 'trackId'>;
}

interface Overrides {
  readonly course?: NonNullable<Parameters<typeof courseFactory>[2]>;
  readonly class?: NonNullable<Parameters<typeof classFactory>[2]>;
}

/** A class of 3 seats, or what the overrides make of it, with a course of its own. */
export async function makeClass(
  app: TestApp,
  organisation: Organisation,
  overrides: Overrides = {},
): Promise<OpenClass> {
  const course = await courseFactory(app, organisation, overrides.course);
  return makeClassOf(app, organisation, course, overrides);
}

/** The same for a course that is there. */
export async function makeClassOf(
  app: TestApp,
  organisation: Organisation,
  course: Pick<Course, 'id' | 'slug' | 'trackId'>,
  overrides: Overrides = {},
): Promise<OpenClass> {
  const { id, code } = await classFactory(app, organisation, { capacity: 3, ...overrides.class, courseId: course.id });
  return { id, code, course };
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
