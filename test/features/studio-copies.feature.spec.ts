import type { Organisation } from '../../src/organisations';
import { newId } from '../../src/shared/ids';
import { makeCourse } from '../factories/course';
import { instructor, makeDraft, signedIn } from '../factories/draft';
import { photo } from '../factories/media';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let utociste: Organisation;
let ana: HttpClient;
let ljubica: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { name: { en: 'Legis Association' }, language: 'en' });
  utociste = await makeOrganisation(app, { name: { en: 'Haven' }, language: 'en' });
  ana = await signedIn(app, legis, 'coordinator', 'Ana Example');
  ljubica = await instructor(app, utociste);
});
afterAll(() => app.close());

/** A published course of the first organisation, with a photo in its lesson. */
async function published() {
  const draft = await makeDraft(app, legis, ana);
  const media = (await ana.upload('/api/v1/media', {}, await photo())).body.id as string;
  const id = newId();
  const block = { id, kind: 'step', sentence: { en: 'Sew.' }, picture: { media, alt: { en: 'A row' } } };
  await ana.put(`/api/v1/lessons/${draft.lesson.id}/blocks/${id}`, { version: 0, block });
  await ana.post(`${draft.api}/material/review`);
  expect((await ana.post(`${draft.api}/material/versions`, { note: 'The first one' })).status).toBe(201);
  return { ...draft, media };
}

describe('Material of a partner', () => {
  it('is copied once, with its pictures and the name of whoever made it, after the partner allowed it', async () => {
    const { path: theirs, media } = await published();
    const course = await makeCourse(app, utociste, { title: { en: 'Stitches here' } });
    const path = `/en/teach/material/${course.slug}`;
    expect(readable((await ljubica.get(`${path}/copies`)).text)).toContain('No partner lets others copy material yet.');
    expect((await ljubica.form(`${path}/copies`, { copy: newId() })).status).toBe(404);
    await ana.form(theirs, { do: 'share.all' });
    const page = await ljubica.get(`${path}/copies`);
    expect(readable(page.text)).toMatch(
      /First stitches The work of Legis Association: First stitches .*A whole row Copy this one/,
    );
    const [, one = ''] = /value="([\w-]+\.[\w-]+)"/.exec(page.text) ?? [];
    for (let time = 0; time < 2; time += 1) await ljubica.form(`${path}/copies`, { copy: one });
    const { items } = (await ljubica.get(`/api/v1/courses/${course.slug}/lessons`)).body;
    expect(items).toMatchObject([{ slug: 'a-whole-row', blocks: 2 }]);
    const { blocks } = (await ljubica.get(`/api/v1/lessons/${items[0].id}`)).body;
    expect(blocks[1].block.picture.media).not.toBe(media);
    expect((await app.http.get(`/media/${blocks[1].block.picture.media}/360`)).status).toBe(200);
    expect(readable((await ljubica.get(path)).text)).toContain('The work of Legis Association: First stitches');
    const colleague = await instructor(app, utociste, 'Besa Shembull');
    await ljubica.post(`/api/v1/courses/${course.slug}/material/review`);
    const done = await colleague.post(`/api/v1/courses/${course.slug}/material/versions`, { note: 'Copied' });
    expect(done.body).toMatchObject({
      number: 1,
      credit: { organisation: 'Legis Association', course: 'First stitches' },
    });
    expect(readable((await ljubica.get(`${path}/copies`)).text)).toContain('It is here already');
    await ana.form(theirs, { do: 'keep.all' });
    expect((await ljubica.get(`/api/v1/courses/${course.slug}/material/copies`)).body.items).toEqual([]);
  });
});
