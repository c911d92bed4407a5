import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { CertificateOffice, newGuest, type Student } from '../factories/certificate';
import { CHOOSE, makeContent, MATCH, NUMBER, ORDER, photo, publish } from '../factories/tasks';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { type Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let office: CertificateOffice;
let teacher: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  office = new CertificateOffice(app, legis, await clientOf(app, legis));
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], {
    name: 'Ljubica Example',
  });
  teacher = new HttpClient(app.app);
  await teacher.form('/en/sign-in', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

async function taught(more: { tries?: number; party?: boolean } = {}) {
  const { ids, content } = makeContent(more.tries === undefined ? {} : { tries: more.tries });
  const guest = newGuest({ language: 'ar', ...(more.party ? { companions: [{ fullName: 'Lina' }] } : {}) });
  const group = await office.finish([guest], { open: true });
  await publish(app, group.course.id, content);
  const [student] = group.students as [Student];
  const browser = new HttpClient(app.app);
  return { ids, group, student, browser, base: `/places/${student.secret}` };
}

/** Wrong answers as the page of a question sends them. */
function answersOf(id: string): Record<string, string> {
  if (id === CHOOSE.id) return { answer: CHOOSE.options[1]!.id };
  if (id === ORDER.id) return Object.fromEntries(ORDER.steps.map((step, at) => [`part.${step.id}`, String(3 - at)]));
  if (id === MATCH.id) return Object.fromEntries(MATCH.pairs.map((pair) => [`part.${pair.id}`, MATCH.pairs[0]!.id]));
  return { answer: '3' };
}

/** What a page says in the language of its address. */
const said = ({ text }: Answer): string => readable(text);

describe('The pages of a quiz', () => {
  it('ask one question after the other, say at once what is right, and in the end how it went', async () => {
    const { ids, browser, base } = await taught();
    const path = `/en${base}/quizzes/${ids.quiz}`;
    const first = await browser.follow(await browser.get(path));
    expect(said(first)).toMatch(/Question 1 of 4.*Which side is the front\?.*The one with crosses/s);
    expect(first.headers['cache-control']).toContain('no-store');

    const answer = (question: string, fields: Record<string, string>): Promise<Answer> =>
      browser.form(`${path}/0`, { question, ...fields });
    const right = await browser.follow(await answer(CHOOSE.id, { answer: CHOOSE.options[0]!.id }));
    expect(said(right)).toMatch(/Right.*The knots stay behind\..*Next question/s);

    const places = Object.fromEntries(ORDER.steps.map(({ id }, at) => [`part.${id}`, String(ORDER.steps.length - at)]));
    const backwards = await browser.follow(await answer(ORDER.id, places));
    expect(said(backwards)).toMatch(/Not quite.*This is right:.*Thread the needle.*Make half a cross.*Come back/s);

    await answer(MATCH.id, Object.fromEntries(MATCH.pairs.map(({ id }) => [`part.${id}`, id])));
    const last = await browser.follow(await answer(NUMBER.id, { answer: '١٤' }));
    expect(said(last)).toMatch(/Right.*See how it went/s);
    expect(said(await browser.get(`${path}/0`))).toMatch(/3 of 4 are right.*Passed/s);
  });

  it('tell what is right after an answer only, and take the last answer twice as once', async () => {
    const { ids, browser, base } = await taught({ tries: 2 });
    const path = `/en${base}/quizzes/${ids.quiz}/0`;
    const early = said(await browser.get(`${path}?after=${NUMBER.id}`));
    expect(early).toMatch(/Question 1 of 4/);
    expect(early).not.toMatch(/This is right/);
    for (const { id } of [CHOOSE, ORDER, MATCH, NUMBER]) {
      const question = (await browser.get(path)).text;
      expect(question).toContain(`value="${id}"`);
      const fields = { ...fieldsOf(question, '/0'), ...answersOf(id) } as Record<string, string>;
      await browser.form(path, fields);
      if (id === NUMBER.id) await browser.form(path, fields);
    }
    expect(said(await browser.get(path))).toMatch(/You have 1 more try\./);
  });

  it('speak Arabic, and say what is not there in it', async () => {
    const { ids, browser, base } = await taught();
    const { text } = await browser.get(`/ar${base}/quizzes/${ids.quiz}/0`);
    expect(text).toContain('dir="rtl"');
    expect(readable(text)).toMatch(/السؤال 1 من 4.*أي جهة هي الوجه؟/s);
    await browser.form(`/ar${base}/quizzes/${ids.quiz}/0`, { question: CHOOSE.id, answer: CHOOSE.options[0]!.id });
    expect((await browser.get(`/ar${base}/quizzes/${ids.quiz}/0`)).text).toContain('lang="en"');
  });

  it('ask again for what is left open or does not fit, and lose nothing', async () => {
    const { ids, browser, base } = await taught();
    const path = `/en${base}/quizzes/${ids.quiz}/0`;
    const empty = await browser.form(path, { question: CHOOSE.id });
    expect([empty.status, said(empty)]).toEqual([422, expect.stringMatching(/Choose an answer/)]);
    await browser.form(path, { question: CHOOSE.id, answer: CHOOSE.options[1]!.id });
    const [a, b, c] = ORDER.steps.map(({ id }) => `part.${id}`) as [string, string, string];
    const twice = await browser.form(path, { question: ORDER.id, [a]: '2', [b]: '2', [c]: '3' });
    expect(said(twice)).toMatch(/Another one has this number already/);
    expect(twice.text.match(/<option value="\d" selected>/g)).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ]);
  });

  it('say how often one may still try, and stop there', async () => {
    const { ids, browser, base } = await taught({ tries: 2 });
    const path = `/en${base}/quizzes/${ids.quiz}/0`;
    const fail = async (): Promise<void> => {
      await browser.form(path, { question: CHOOSE.id, answer: CHOOSE.options[1]!.id });
      await browser.form(path, {
        question: ORDER.id,
        ...Object.fromEntries(ORDER.steps.map(({ id }, at) => [`part.${id}`, String(3 - at)])),
      });
      await browser.form(path, {
        question: MATCH.id,
        ...Object.fromEntries(MATCH.pairs.map(({ id }) => [`part.${id}`, MATCH.pairs[0]!.id])),
      });
      await browser.form(path, { question: NUMBER.id, answer: '3' });
    };
    await fail();
    const once = said(await browser.get(path));
    expect(once).toMatch(/0 of 4 are right.*You need 3 of 4\..*You have 1 more try\..*Try again/s);
    expect(said(await browser.get(`${path}?again=yes`))).toMatch(/Question 1 of 4/);
    await fail();
    const twice = said(await browser.get(path));
    expect(twice).toMatch(/There is no other try\. Talk to your teacher\./);
    expect(twice).not.toMatch(/Try again/);
  });

  it('ask a party who answers', async () => {
    const { ids, browser, base } = await taught({ party: true });
    const page = await browser.get(`/en${base}/quizzes/${ids.quiz}`);
    expect(said(page)).toMatch(/Who answers\?.*Rana.*Lina/s);
    expect(page.text).toContain(`/quizzes/${ids.quiz}/1"`);
    expect((await browser.get(`/en${base}/quizzes/${ids.quiz}/2`)).status).toBe(404);
  });
});

describe('The page of handwork', () => {
  it('takes photos and words, is judged on its own page, and tells what the teacher says', async () => {
    const { ids, group, student, browser, base } = await taught();
    const path = `/en${base}/handwork/${ids.task}/0`;
    expect(said(await browser.get(path))).toMatch(/A row of ten.*Not sent yet.*Sew a row of ten crosses\./s);
    const sent = await browser.follow(await browser.upload(`${path}/photos`, {}, await photo('#515151')));
    expect(said(sent)).toMatch(/The photo is there\..*Your teacher will look at it/s);
    const [, src] = /<img src="([^"]*\/photos\/[0-9a-f]{64})"/.exec(sent.text) ?? [];
    expect((await browser.get(src!)).headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, no-store',
    });
    await browser.form(`${path}/words`, { words: 'The corners were hard.' });

    expect(said(await teacher.get('/en/teach/handwork'))).toMatch(/Rana.*to look at.*A row of ten.*Look at it/s);
    const judging = `/en/teach/handwork/${student.id}/${ids.task}/0`;
    expect(said(await teacher.get(judging))).toMatch(
      /A row of ten.*The corners were hard\..*Even stitches.*They speak: Arabic\./s,
    );
    const half = await teacher.form(judging, { [`verdicts.${ids.even}`]: 'good', remark: 'Pull less.' });
    expect([half.status, said(half)]).toEqual([422, expect.stringMatching(/Pull less\./)]);
    expect(half.text).toMatch(/value="good" checked/);
    const done = await teacher.form(judging, {
      [`verdicts.${ids.even}`]: 'very_good',
      [`verdicts.${ids.back}`]: 'not_yet',
      remark: 'Pull less.',
    });
    expect(said(await teacher.follow(done))).toMatch(/The person gets a message\..*Nothing to look at/s);
    expect(said(await teacher.get(`/en/teach/classes/${group.code}/handwork`))).toMatch(
      /0 of 1 are good.*Rana.*again/s,
    );

    expect(said(await browser.get(path))).toMatch(
      /Something is not there yet.*Even stitches very good.*A clean back not there yet.*Pull less\./s,
    );
  });

  it('says what is wrong with a file beside its field', async () => {
    const { ids, browser, base } = await taught();
    const path = `/en${base}/handwork/${ids.task}/0`;
    const none = await browser.upload(`${path}/photos`, {}, Buffer.alloc(0));
    const drawing = await browser.upload(`${path}/photos`, {}, Buffer.from('<svg><script>alert(1)</script></svg>'));
    const large = await browser.upload(`${path}/photos`, {}, Buffer.alloc(12 * 1024 * 1024 + 10));
    expect([none, drawing, large].map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(said(drawing)).toMatch(/Choose a photo: JPEG, PNG or WebP/);
    expect(said(large)).toMatch(/This photo is over 12 MB\. Choose a smaller one/);
  });

  it('is not there for strangers', async () => {
    const { ids, student } = await taught();
    const other = await taught();
    const judging = `/en/teach/handwork/${student.id}/${ids.task}/0`;
    expect((await other.browser.get(judging)).status).toBe(303);
    expect((await other.browser.get(`/en${other.base}/handwork/${ids.task}/0`)).status).toBe(404);
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }]);
    const instructor = new HttpClient(app.app);
    await instructor.form('/en/sign-in', { email: account.email, password: PASSWORD });
    expect((await instructor.get(judging)).status).toBe(403);
    expect(said(await instructor.get('/en/teach/handwork'))).toMatch(/Nothing to look at/);
  });
});
