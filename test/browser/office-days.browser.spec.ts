import type { Page } from 'playwright-core';
import { makeClass } from '../factories/enrolment';
import { faults, watch, type Watch } from './looks';
import { learner, type Learner, officePage, openSchool, type School, STARTING } from './school';

let school: School;
let page: Page;
let watched: Watch;
let chosen: { code: string; refused: Learner };
let message: string;

beforeAll(async () => {
  school = await openSchool();
  const { app, legis, staff, groups } = school;
  const criteria = [
    { text: { en: 'Lives in the town', mk: 'Живее во градот', ar: 'يسكن في المدينة' }, points: 3 },
    { text: { en: 'Has no course yet, and cannot pay for one elsewhere', sq: 'Nuk ka ende kurs' }, points: 2 },
  ];
  const made = await makeClass(app, legis, { class: { admission: 'approval', criteria, capacity: 2 } });
  const { body } = await staff.get(`/api/v1/classes/${made.id}`);
  const [town, first] = (body.criteria as { id: string }[]).map(({ id }) => id);
  const samira = await learner(school, made.id, { fullName: 'سميرة نموذج', language: 'ar', criteria: [town, first] });
  await learner(school, made.id, { fullName: 'Снежана Пример', language: 'mk', needs: 'Interpreter. No stairs' });
  const refused = await learner(school, made.id, { fullName: 'Omar Shembull', language: 'ar' });
  await staff.put(`/api/v1/enrolments/${samira.id}/points`, { met: [town] });
  await staff.post(`/api/v1/enrolments/${refused.id}/rejection`, {
    reason: 'Only two places, and twenty people asked.',
  });
  await app.http.with({ 'x-secret': refused.secret }).post(`/api/v1/enrolments/${refused.id}/question`, {});
  chosen = { code: made.code, refused };
  const rana = await learner(school, groups.open.id);
  const texts = { en: 'Bring an apron on Monday.' };
  const sent = await staff.post(`/api/v1/classes/${groups.open.id}/messages`, { audience: 'seated', texts });
  await app.drain();
  message = `/classes/${groups.open.code}/messages/${sent.body.id}`;
  await staff.post(`/api/v1/messages/${sent.body.id}/replies`, { enrolmentId: rana.id, text: 'Comes with the child.' });
  page = await officePage(school);
  watched = watch(page, school.address);
}, STARTING);
afterAll(() => school.close());

/** Opens the path in some languages and looks for faults. */
async function well(path: string, languages = ['en', 'mk', 'sq', 'sr-Latn']): Promise<void> {
  const found: string[] = [];
  for (const language of languages) {
    const answer = await page.goto(`/${language}${path}`);
    expect(answer?.status()).toBe(200);
    await shoot(path, language);
    const here = [...(await faults(page, { frame: false })), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
  }
  expect(found).toEqual([]);
}

/** For people who want to see it: SHOTS names a folder. */
async function shoot(path: string, language: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (!folder) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const name = path.replaceAll(/[^\w-]+/g, '_').slice(0, 60);
    await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true });
  }
}

describe('What the office decides is read by everybody', () => {
  test('applications with points', () => well(`/office/classes/${chosen.code}/applications`));
  test('no application', () => well(`/office/classes/${school.groups.open.code}/applications`));
  test('the question why', () => well(`/office/classes/${chosen.code}/applications/${chosen.refused.id}/question`));
  test('the first page, with what was done today', () => well('/office'));
  test('seats for a partner', () => well(`/office/classes/${school.groups.open.code}/partners/new`));
  test('the list of classes, narrowed', () => well('/office/classes?part=upcoming&town=Skopje'));
  test('the list of people', () => well('/office/people/list?language=ar'));
  test('a message with what people said on the phone', () => well(`/office${message}`));
  test('the own page of somebody who was refused', () =>
    well(`/places/${chosen.refused.secret}`, ['en', 'ar', 'mk', 'sq', 'bs']));
  test('how a group is chosen', async () => {
    const { body } = await school.staff.get(`/api/v1/classes/${chosen.code}`);
    await well(`/courses/${body.course.slug}`, ['en', 'ar']);
  });
});
