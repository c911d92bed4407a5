import type { Organisation } from '../../src/organisations';
import { newId } from '../../src/shared/ids';
import { instructor, makeDraft, signedIn, textBlock } from '../factories/draft';
import { makeOrganisation } from '../factories/organisation';
import { makeClass } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let ljubica: HttpClient;
let besa: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { name: { en: 'Legis Association' }, language: 'en' });
  ljubica = await instructor(app, legis);
  besa = await instructor(app, legis, 'Besa Shembull');
});
afterAll(() => app.close());

const press = async (http: HttpClient, path: string, deed: string) => http.follow(await http.form(path, { do: deed }));

/** Sends it, and a colleague publishes it. */
async function publish(path: string, note: string, more: Record<string, string> = {}) {
  await ljubica.form(path, { do: 'send.all' });
  const form = fieldsOf((await besa.get(`${path}/review`)).text, '/review');
  return besa.form(`${path}/review`, { ...form, note, do: 'publish', ...more });
}

describe('Material that is ready', () => {
  it('is read by a colleague, sent back with a note, and published', async () => {
    const { path, lessonPath, api, blockId, lesson } = await makeDraft(app, legis, ljubica);
    expect(readable((await press(ljubica, path, 'send.all')).text)).toMatch(
      /Waits for a colleague .*Nobody can change it until then/,
    );
    expect((await ljubica.get('/en/teach')).text).not.toContain('waits for you to read');
    expect(readable((await besa.get('/en/teach')).text)).toContain('1 course waits for you to read');
    expect(readable((await besa.get('/en/teach/material')).text)).toMatch(/Waits for a colleague .*Read and decide/);
    const own = await ljubica.get(`${path}/review`);
    expect(own.text).not.toContain('value="publish"');
    const tried = await ljubica.follow(await ljubica.form(`${path}/review`, { note: 'Mine', do: 'publish' }));
    expect(readable(tried.text)).toContain('A colleague publishes it, not the person who sent it.');
    const change = await ljubica.form(`${lessonPath}/${blockId}`, {
      kind: 'text',
      version: '1',
      text: 'Late words',
      do: 'save',
    });
    expect([change.status, change.text.includes('Late words')]).toEqual([409, true]);
    const silent = await besa.form(`${path}/review`, { note: '', do: 'back' });
    expect(readable(silent.text)).toContain('Write what changed, or what has to change');
    await besa.form(`${path}/review`, { note: 'Step 3 needs a photo.', do: 'back' });
    expect(readable((await ljubica.get(path)).text)).toMatch(/Besa Shembull sent it back: .*Step 3 needs a photo\./);
    const done = await publish(path, 'The first one');
    expect(done.headers['location']).toBe(`${path}/versions`);
    expect(readable((await besa.follow(done)).text)).toMatch(
      /It is published\. .*Version 1 The first one .*Besa Shembull/,
    );
    const version = (await ljubica.get(`${api}/material/versions/1`)).body;
    expect(version).toMatchObject({ number: 1, lessons: [{ slug: lesson.slug, blocks: [{ id: blockId }] }] });
    const history = readable((await ljubica.get(path)).text);
    expect(history).toMatch(
      /Besa Shembull published version 1 of the material\. .*sent the material back\. Reason: “Step 3/,
    );
  });

  it('is published once, however often the button is pressed', async () => {
    const { path, api } = await makeDraft(app, legis, ljubica);
    await ljubica.form(path, { do: 'send.all' });
    const form = { ...fieldsOf((await besa.get(`${path}/review`)).text, '/review'), note: 'Once', do: 'publish' };
    const [one, two] = [await besa.form(`${path}/review`, form), await besa.form(`${path}/review`, form)];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect((await ljubica.get(`${api}/material/versions`)).body.items).toHaveLength(1);
    await ljubica.post(`${api}/lessons`, { title: { en: 'Empty' } });
    expect(await ljubica.post(`${api}/material/review`)).toMatchObject({
      status: 409,
      body: { code: 'material_empty' },
    });
    expect(await ljubica.post(`${api}/material/versions`, { note: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'not_in_review' },
    });
  });

  it('is not published by who read what was changed and sent again since', async () => {
    const { path, api, lessonPath, blockId } = await makeDraft(app, legis, ljubica);
    await ljubica.form(path, { do: 'send.all' });
    const { sentAt } = (await besa.get(`${api}/material`)).body;
    const form = { ...fieldsOf((await besa.get(`${path}/review`)).text, '/review'), note: 'Read', do: 'publish' };
    expect((await ljubica.delete(`${api}/material/review`)).status).toBe(200);
    const words = { kind: 'text', version: '1', text: 'Late words', do: 'save' };
    expect((await ljubica.form(`${lessonPath}/${blockId}`, words)).status).toBe(303);
    await app.clock.advance(1_000);
    await ljubica.form(path, { do: 'send.all' });
    expect(await besa.post(`${api}/material/versions`, { note: 'Read', sentAt })).toMatchObject({
      status: 412,
      body: { code: 'stale' },
    });
    const late = await besa.form(`${path}/review`, form);
    expect([late.status, readable(late.text)]).toEqual([
      412,
      expect.stringMatching(/It was changed and sent again since you opened this page/),
    ]);
    const again = { ...fieldsOf(late.text, '/review'), do: 'publish' };
    expect((await besa.form(`${path}/review`, again)).headers['location']).toBe(`${path}/versions`);
  });

  it('may be published by the one who wrote it where nobody else could read it, and the page says so', async () => {
    const small = await makeOrganisation(app, { language: 'en' });
    const alone = await signedIn(app, small, 'coordinator', 'Ana Example');
    const { path } = await makeDraft(app, small, alone);
    const page = await press(alone, path, 'send.all');
    expect(readable(page.text)).toContain('Nobody else in your organisation can read it.');
    const form = fieldsOf((await alone.get(`${path}/review`)).text, '/review');
    expect((await alone.form(`${path}/review`, { ...form, note: 'Mine', do: 'publish' })).status).toBe(303);
    const single = await makeOrganisation(app, { language: 'en' });
    const teacher = await instructor(app, single, 'Only One');
    const draft = await makeDraft(app, single, teacher);
    await teacher.form(draft.path, { do: 'send.all' });
    expect((await teacher.post(`${draft.api}/material/versions`, { note: 'x' })).body.code).toBe('own_work');
  });
});

describe('A version', () => {
  it('stays with the groups that began with it, unless it is corrected for them', async () => {
    const { path, lesson, course, api } = await makeDraft(app, legis, ljubica);
    await publish(path, 'The first one');
    const group = await makeClass(app, legis, { courseId: course.id });
    const start = new Date((await ljubica.get(`/api/v1/classes/${group.id}`)).body.sessions[0].start as string);
    await app.clock.advance(start.getTime() - app.clock.now().getTime() + 60_000);
    const add = async () => {
      const id = newId();
      await ljubica.put(`/api/v1/lessons/${lesson.id}/blocks/${id}`, { version: 0, block: textBlock(id) });
    };
    await add();
    await publish(path, 'More of it');
    const goesBy = async () => {
      const page = readable((await ljubica.get(`${path}/versions`)).text);
      return /Version (\d)(?:(?!Version).)*Groups that go by it:/.exec(page)?.[1];
    };
    expect(await goesBy()).toBe('1');
    await add();
    await publish(path, 'A mistake mended', { corrects: '1' });
    expect(await goesBy()).toBe('3');
    expect(readable((await ljubica.get(`${path}/versions`)).text)).toContain('It corrects version 1');
    const gone = await ljubica.follow(await ljubica.form(`${path}/versions`, { number: '3' }));
    expect(readable(gone.text)).toMatch(/Version 3 Taken back/);
    expect(await goesBy()).toBe('1');
    const { items } = (await ljubica.get(`${api}/material/versions`)).body;
    expect(items).toMatchObject([{ number: 3, corrects: 1 }, { number: 2 }, { number: 1 }]);
  });
});

describe('A translation', () => {
  it('stands beside the original, and says what is missing', async () => {
    const { lessonPath, lesson, blockId } = await makeDraft(app, legis, ljubica);
    const at = `${lessonPath}/translation/mk`;
    const page = await ljubica.get(at);
    expect(readable(page.text)).toMatch(
      /2 texts are missing\. .*A whole row .*Text: Text missing Begin in the middle\./,
    );
    const form = { ...fieldsOf(page.text, '/mk'), [`${blockId}:text`]: 'Почнете од средината.' };
    expect((await ljubica.form(at, form as Record<string, string>)).status).toBe(303);
    expect(readable((await ljubica.get(lessonPath)).text)).toMatch(/Македонски 1 text is missing/);
    const { blocks } = (await ljubica.get(`/api/v1/lessons/${lesson.id}`)).body;
    expect(blocks[0].block.text).toEqual({ en: 'Begin in the middle.', mk: 'Почнете од средината.' });
    expect(readable((await ljubica.get('/en/teach')).text)).toContain('1 text to translate');
    expect((await ljubica.get(`${lessonPath}/translation/en`)).status).toBe(404);
  });

  it('comes back with all that was typed, where somebody changed the original', async () => {
    const { lessonPath, blockId, client, lesson } = await makeDraft(app, legis, ljubica);
    const at = `${lessonPath}/translation/ar`;
    const form = { ...fieldsOf((await ljubica.get(at)).text, '/ar'), [`${blockId}:text`]: 'ابدأ من الوسط.' };
    const block = textBlock(blockId, { en: 'Begin at the edge.' });
    await client.put(`/api/v1/lessons/${lesson.id}/blocks/${blockId}`, { version: 1, block });
    const stale = await ljubica.form(at, form);
    expect(stale.status).toBe(412);
    expect(readable(stale.text)).toMatch(/Begin at the edge\. .*Somebody saved this part meanwhile/);
    const again = fieldsOf(stale.text, '/ar');
    expect(again[`${blockId}:text`]).toBe('ابدأ من الوسط.');
    expect((await ljubica.form(at, again as Record<string, string>)).status).toBe(303);
  });
});
