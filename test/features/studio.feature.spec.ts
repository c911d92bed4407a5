import type { Organisation } from '../../src/organisations';
import { newId } from '../../src/shared/ids';
import { clientOf } from '../factories/account';
import { makeCourse } from '../factories/course';
import { instructor, makeDraft, textBlock } from '../factories/draft';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let ljubica: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { name: { en: 'Legis Association' }, language: 'en' });
  ljubica = await instructor(app, legis);
});
afterAll(() => app.close());

/** Presses a button of a page. */
const press = async (http: HttpClient, path: string, deed: string) => http.follow(await http.form(path, { do: deed }));

describe('Whoever teaches', () => {
  it('sees the courses of the organisation and writes a first lesson, one page after the other', async () => {
    const course = await makeCourse(app, legis, { title: { en: 'First stitches' } });
    const list = await ljubica.get('/en/teach/material');
    expect([list.status, list.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(readable(list.text)).toMatch(/Beginner Nothing yet First stitches 0 lessons\./);
    const path = `/en/teach/material/${course.slug}`;
    expect(readable((await ljubica.get(path)).text)).toContain('There is no lesson yet. Begin with the first.');
    const form = fieldsOf((await ljubica.get(`${path}/new`)).text, '/new');
    const empty = await ljubica.form(`${path}/new`, { ...form, aim: 'You sew a row' });
    expect(empty.status).toBe(422);
    expect(readable(empty.text)).toContain('Write a title');
    expect(empty.text).toContain('You sew a row');
    const made = await ljubica.form(`${path}/new`, { ...form, title: 'A whole row', minutes: '٤٠' });
    await ljubica.form(`${path}/new`, { ...form, title: 'A whole row', minutes: '40' });
    expect(made.headers['location']).toBe(`${path}/a-whole-row`);
    const lesson = await ljubica.follow(made);
    expect(readable(lesson.text)).toMatch(
      /A whole row .*40 minutes .*This lesson is empty\..* Add a part Text .*Handwork/,
    );
    expect(readable((await ljubica.get(path)).text).match(/A whole row 0 parts/g)).toHaveLength(1);
  });

  it('writes a part, changes it, and finds what is wrong beside its field with all that was typed', async () => {
    const { lessonPath } = await makeDraft(app, legis, ljubica);
    const blank = await ljubica.get(`${lessonPath}/new/step`);
    expect(readable(blank.text)).toContain('A photo up to 20 MB, or a film (MP4) up to 30 MB');
    const [, action = ''] = /<form method="post" action="([^"]*)" enctype="multipart/.exec(blank.text) ?? [];
    const form = fieldsOf(blank.text, action);
    const bad = await ljubica.form(action, { ...form, do: 'save', look: 'All threads lie the same way' });
    expect(bad.status).toBe(422);
    expect(readable(bad.text)).toMatch(/Fill this in .*What to do, in one sentence/);
    expect(fieldsOf(bad.text, action)['look']).toBe('All threads lie the same way');
    const saved = await ljubica.form(action, { ...form, do: 'save', sentence: 'Come back along the row.' });
    expect(saved.headers['location']).toMatch(/a-whole-row#b-/);
    const again = await ljubica.get(action);
    const more = { ...fieldsOf(again.text, action), do: 'save', look: 'Look at the back' };
    expect((await ljubica.form(action, more)).status).toBe(303);
    expect(fieldsOf((await ljubica.get(action)).text, action)).toMatchObject({
      look: 'Look at the back',
      version: '2',
    });
  });

  it('writes every kind of part', async () => {
    const { lessonPath, lesson } = await makeDraft(app, legis, ljubica);
    const write = async (kind: string, typed: Record<string, string | string[]>) => {
      const blank = await ljubica.get(`${lessonPath}/new/${kind}`);
      const [, action = ''] = /<form method="post" action="([^"]*)" enctype="multipart/.exec(blank.text) ?? [];
      const sent = await ljubica.form(action, { ...fieldsOf(blank.text, action), ...typed, do: 'save' });
      return [sent.status, sent.status === 303 ? '' : readable(sent.text).slice(0, 600)];
    };
    const recipe = {
      ...{ title: 'Burek', 'ingredients.0.name': 'flour', 'ingredients.0.amount': '1,5', 'ingredients.0.unit': 'g' },
      ...{
        'ingredients.0.cost': '45.50',
        'steps.0.text': 'Mix.',
        'steps.0.minutes': '10',
        allergens: ['gluten', 'milk'],
      },
    };
    const pattern = { title: 'Star', rows: 'X.X\r\n.X.', 'colours.0.sign': 'X', 'colours.0.name': 'red' };
    const quiz = {
      ...{ title: 'Do you know?', 'questions.0.kind': 'choose', 'questions.0.question': 'Which is even?' },
      ...{ 'questions.0.answers': '+ two\r\nthree', 'questions.1.kind': 'match', 'questions.1.question': 'Pairs' },
      ...{ 'questions.1.answers': 'igla = needle\r\nkonec = thread', 'questions.2.kind': 'number' },
      ...{ 'questions.2.question': 'How many?', 'questions.2.answers': '14 ± 1', 'questions.2.unit': 'holes' },
    };
    expect(await write('recipe', recipe)).toEqual([303, '']);
    expect(await write('pattern', pattern)).toEqual([303, '']);
    expect(await write('quiz', quiz)).toEqual([303, '']);
    expect(await write('words', { 'words.0.word': 'needle', 'words.1.word': 'thread' })).toEqual([303, '']);
    expect(await write('link', { title: 'A film', url: 'https://example.org/film' })).toEqual([303, '']);
    expect(await write('safety', { text: 'The oven is hot.' })).toEqual([303, '']);
    expect(await write('handwork', { title: 'A bookmark', task: 'Sew a star.' })).toEqual([303, '']);
    expect((await write('pattern', { ...pattern, rows: 'X.X\r\n.Y' }))[1]).toMatch(/Every row needs as many signs/);
    expect((await write('quiz', { ...quiz, 'questions.0.answers': 'two\nthree' }))[1]).toMatch(/Put a \+ before/);
    const { blocks } = (await ljubica.get(`/api/v1/lessons/${lesson.id}`)).body;
    const all = (blocks as { block: { kind: string } }[]).map(({ block }) => block);
    expect(all.map(({ kind }) => kind)).toEqual([
      'text',
      'recipe',
      'pattern',
      'quiz',
      'words',
      'link',
      'safety',
      'handwork',
    ]);
    expect(all[1]).toMatchObject({
      ingredients: [{ amount: 1.5, cost: 4550 }],
      allergens: ['gluten', 'milk'],
      pieces: 10,
    });
    expect(all[3]).toMatchObject({
      passShare: 0.7,
      questions: [
        { options: [{ text: { en: 'two' }, right: true }, { right: false }] },
        { pairs: [{ left: { en: 'igla' }, right: { en: 'needle' } }, {}] },
        { answer: 14, within: 1, unit: { en: 'holes' } },
      ],
    });
  });

  it('puts lessons and parts in order by buttons, takes them out and puts them back', async () => {
    const { path, lessonPath, lesson, client, api, blockId } = await makeDraft(app, legis, ljubica);
    const second = (await client.post(`${api}/lessons`, { title: { en: 'The back' } })).body.id as string;
    const order = async () => [...(await ljubica.get(path)).text.matchAll(/id="l-([\w-]+)"/g)].map(([, id]) => id);
    expect(await order()).toEqual([lesson.id, second]);
    expect(readable((await press(ljubica, path, `up.${second}`)).text)).toContain('It has its new place.');
    expect(await order()).toEqual([second, lesson.id]);
    const without = await press(ljubica, path, `remove.${second}`);
    expect(await order()).toEqual([lesson.id]);
    expect(readable(without.text)).toMatch(/Taken out The back Put back/);
    await press(ljubica, path, `restore.${second}`);
    expect(await order()).toEqual([second, lesson.id]);
    const other = newId();
    await client.put(`/api/v1/lessons/${lesson.id}/blocks/${other}`, { version: 0, block: textBlock(other) });
    const parts = async () =>
      [...(await ljubica.get(lessonPath)).text.matchAll(/id="b-([\w-]+)"/g)].map(([, id]) => id);
    await press(ljubica, lessonPath, `down.${blockId}`);
    expect(await parts()).toEqual([other, blockId]);
    await press(ljubica, lessonPath, `remove.${other}`);
    expect(await parts()).toEqual([blockId]);
    await press(ljubica, lessonPath, `restore.${other}`);
    expect(await parts()).toEqual([other, blockId]);
  });
});

describe('Two who write the same part', () => {
  it('see both texts side by side, and nothing is lost', async () => {
    const { lessonPath, lesson, blockId } = await makeDraft(app, legis, ljubica);
    const besa = await instructor(app, legis, 'Besa Shembull');
    const action = `${lessonPath}/${blockId}`;
    const form = fieldsOf((await ljubica.get(action)).text, blockId);
    await besa.form(action, {
      ...fieldsOf((await besa.get(action)).text, blockId),
      text: 'Begin at the edge.',
      do: 'save',
    });
    const stale = await ljubica.form(action, { ...form, text: 'Begin in the middle, always.', do: 'save' });
    expect(stale.status).toBe(412);
    const page = readable(stale.text);
    expect(page).toMatch(/Besa Shembull saved this part after you opened it:/);
    expect(page).toMatch(/There now .*Begin at the edge\. .*Begin in the middle, always\./);
    const own = fieldsOf(stale.text, blockId);
    expect(own).toMatchObject({ text: 'Begin in the middle, always.', version: '2' });
    expect((await ljubica.form(action, { ...own, do: 'save' })).status).toBe(303);
    const { blocks } = (await ljubica.get(`/api/v1/lessons/${lesson.id}`)).body;
    expect(blocks[0]).toMatchObject({ version: 3, block: { text: { en: 'Begin in the middle, always.' } } });
  });

  it('are told by the API what stands there', async () => {
    const { lesson, blockId, client } = await makeDraft(app, legis);
    const at = `/api/v1/lessons/${lesson.id}/blocks/${blockId}`;
    const one = await client.put(at, { version: 1, block: textBlock(blockId, { en: 'One' }) });
    const repeat = await client.put(at, { version: 1, block: textBlock(blockId, { en: 'One' }) });
    const two = await client.put(at, { version: 1, block: textBlock(blockId, { en: 'Two' }) });
    expect([one.status, repeat.status, two.status]).toEqual([200, 200, 412]);
    expect([one.body.version, repeat.body.version]).toEqual([2, 2]);
    expect(two.body).toMatchObject({ code: 'stale', version: 2, block: { text: { en: 'One' } } });
  });
});

describe('Material', () => {
  it('is not there for other organisations, and closed for other roles', async () => {
    const { path, lessonPath, blockId, lesson, api } = await makeDraft(app, legis, ljubica);
    const stranger = await instructor(app, await makeOrganisation(app), 'Somebody Else');
    const accountant = await clientOf(app, legis, 'accountant');
    for (const page of [
      path,
      lessonPath,
      `${lessonPath}/${blockId}`,
      `${lessonPath}/translation/mk`,
      `${path}/versions`,
      `${path}/rubric`,
    ]) {
      expect([page, (await stranger.get(page)).status]).toEqual([page, 404]);
      expect([page, (await accountant.get(page)).status]).toEqual([page, 403]);
    }
    expect((await stranger.get(`/api/v1/lessons/${lesson.id}`)).status).toBe(404);
    expect((await stranger.post(`${api}/lessons`, { title: { en: 'Theft' } })).status).toBe(404);
    expect((await stranger.form(path, { do: `remove.${lesson.id}` })).status).toBe(404);
    for (const role of ['coordinator', 'manager'] as const)
      expect((await (await clientOf(app, legis, role)).get(lessonPath)).status).toBe(200);
  });

  it('has criteria by which handwork is judged', async () => {
    const { path, api, client } = await makeDraft(app, legis, ljubica);
    const form = fieldsOf((await ljubica.get(`${path}/rubric`)).text, '/rubric');
    const bad = await ljubica.form(`${path}/rubric`, { ...form, '0.good': 'All lie the same way' });
    expect(bad.status).toBe(422);
    expect(fieldsOf(bad.text, '/rubric')['0.good']).toBe('All lie the same way');
    const done = await ljubica.form(`${path}/rubric`, {
      ...form,
      '0.title': 'The crosses',
      '0.good': 'All lie the same way',
    });
    expect(done.status).toBe(303);
    const { rubric } = (await client.get(`${api}/material`)).body;
    expect(rubric).toMatchObject([{ title: { en: 'The crosses' }, good: { en: 'All lie the same way' } }]);
    expect((await ljubica.form(`${path}/rubric`, { ...form, '0.title': 'Late' })).status).toBe(412);
  });
});
