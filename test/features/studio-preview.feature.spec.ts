import { newId } from '../../src/shared/ids';
import { clientOf } from '../factories/account';
import { instructor, makeDraft } from '../factories/draft';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let ljubica: HttpClient;
let draft: Awaited<ReturnType<typeof makeDraft>>;

const QUIZ = {
  id: newId(),
  kind: 'quiz',
  title: { en: 'Do you know?', ar: 'هل تعرف؟' },
  passShare: 0.5,
  questions: [
    {
      ...{ id: newId(), kind: 'choose', question: { en: 'How many threads?' }, because: { en: 'Two lie flat.' } },
      options: [
        { id: newId(), text: { en: 'two', ar: 'اثنان' }, right: true },
        { id: newId(), text: { en: 'nine' }, right: false },
      ],
    },
  ],
};

beforeAll(async () => {
  app = await startApp();
  const legis = await makeOrganisation(app, { name: { en: 'Legis Association' }, language: 'en' });
  ljubica = await instructor(app, legis);
  draft = await makeDraft(app, legis, ljubica);
  await ljubica.put(`/api/v1/lessons/${draft.lesson.id}/blocks/${QUIZ.id}`, { version: 0, block: QUIZ });
});
afterAll(() => app.close());

describe('A lesson that is being written', () => {
  it('is shown as learners get it, all on one page or one thing a page, and leads back to writing', async () => {
    const all = await ljubica.get(`${draft.lessonPath}/preview`);
    expect([all.status, all.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(readable(all.text)).toMatch(/A whole row .*40 minutes.* Step 1 of 2 Begin in the middle\..* Do you know\?/);
    expect(all.text).toContain('class="s-step"');
    expect(readable(all.text)).not.toContain('not written in English');
    const one = await ljubica.get(`${draft.lessonPath}/preview/1?from=en`);
    expect(readable(one.text)).toContain('Begin in the middle.');
    expect(one.text).not.toContain('Do you know?');
    expect(one.text).toMatch(new RegExp(`${draft.lessonPath}/preview/2\\?from(=|&#x3D;)en"`));
    expect(one.text).toContain(`${draft.lessonPath}#b-${draft.blockId}`);
    expect((await ljubica.get(`${draft.lessonPath}/preview/3`)).status).toBe(404);
    expect((await ljubica.get(`${draft.lessonPath}/preview/1/1`)).status).toBe(404);
  });

  it('says in the words of the writer what falls back to another language, and where it is translated', async () => {
    const page = await ljubica.get(`${draft.lessonPath.replace('/en/', '/ar/')}/preview/2?from=en`);
    expect(page.text).toMatch(/<html lang="ar" dir="rtl"/);
    expect(page.text).toContain('هل تعرف؟');
    const text = readable(page.text);
    expect(text).toContain('As learners see it');
    expect(text).toMatch(/3 texts not written in Arabic yet: Question, Said after the answer,? and Text\./);
    expect(page.text).toContain(`href="${draft.lessonPath}/translation/ar"`);
    expect(text).toMatch(/العربية 5 texts are missing\./);
  });

  it('shows the questions as they are asked, with what is right', async () => {
    const page = await ljubica.get(`${draft.lessonPath}/preview/2/1?from=en`);
    expect(page.text).toContain('type="radio"');
    expect(readable(page.text)).toMatch(/How many threads\? .*nine.* two .*Two lie flat\./);
    expect(page.text).not.toContain('<form class="s-step"');
  });

  it('is linked from its course, its own page and each part', async () => {
    const pages = [draft.path, draft.lessonPath, `${draft.lessonPath}/${draft.blockId}`];
    const texts = await Promise.all(pages.map(async (path) => (await ljubica.get(path)).text));
    expect(texts[0]).toContain(`href="${draft.lessonPath}/preview"`);
    for (const end of ['"', '/1"', '/2"']) expect(texts[1]).toContain(`href="${draft.lessonPath}/preview${end}`);
    expect(texts[2]).toContain(`href="${draft.lessonPath}/preview/1"`);
  });

  it('is nobody else’s to see', async () => {
    const other = await clientOf(app, await makeOrganisation(app), 'instructor');
    expect((await other.get(`${draft.lessonPath}/preview`)).status).toBe(404);
  });
});
