import { newId } from '../../src/shared/ids';
import type { Organisation } from '../../src/organisations';
import type { TestApp } from '../support/app';
import type { HttpClient } from '../support/http';
import { clientOf, makeAccount, PASSWORD } from './account';
import { makeCourse } from './course';

/** An instructor who is signed in, by name. */
export async function instructor(
  app: TestApp,
  organisation: Organisation,
  name = 'Ljubica Primer',
): Promise<HttpClient> {
  return signedIn(app, organisation, 'instructor', name);
}

export async function signedIn(
  app: TestApp,
  organisation: Organisation,
  role: 'instructor' | 'coordinator' | 'manager',
  name: string,
): Promise<HttpClient> {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role }], { name });
  const http = app.http.with({});
  await http.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return http;
}

/** A course with one lesson that says something, and the addresses of both. */
export async function makeDraft(app: TestApp, organisation: Organisation, http?: HttpClient) {
  const client = http ?? (await clientOf(app, organisation, 'instructor'));
  const course = await makeCourse(app, organisation);
  const api = `/api/v1/courses/${course.slug}`;
  const made = await client.post(`${api}/lessons`, { title: { en: 'A whole row' }, minutes: 40 });
  const lesson = made.body as { id: string; slug: string };
  const blockId = newId();
  await client.put(`/api/v1/lessons/${lesson.id}/blocks/${blockId}`, { version: 0, block: textBlock(blockId) });
  const path = `/en/teach/material/${course.slug}`;
  return { course, api, lesson, blockId, path, lessonPath: `${path}/${lesson.slug}`, client };
}

export const textBlock = (id: string, text: object = { en: 'Begin in the middle.' }) => ({ id, kind: 'text', text });
