import type { Page } from 'playwright-core';
import { CertificateOffice, newGuest } from '../factories/certificate';
import { makeClass } from '../factories/enrolment';
import { faults, watch, type Watch } from './looks';
import { type Learner, learner, offerPath, openSchool, STARTING, type School } from './school';

let school: School;
let page: Page;
let watched: Watch;
let secret: string;

beforeAll(async () => {
  school = await openSchool();
  page = await school.page();
  watched = watch(page, school.address);
  ({ secret } = await learner(school, school.groups.open.id, {
    seats: 2,
    companions: [{ fullName: 'Lina Khoury' }],
  }));
}, STARTING);
afterAll(() => school.close());

/** Opens the path in English and in Arabic and looks for faults. */
async function well(path: string): Promise<void> {
  const found: string[] = [];
  for (const language of ['en', 'ar']) {
    await page.goto(`/${language}${path}`);
    const here = [...(await faults(page)), ...watched.take()];
    found.push(...here.map((fault) => `${language} ${fault}`));
  }
  expect(found).toEqual([]);
}

/** A class of one seat that somebody has and somebody waits for. */
async function fullClass(): Promise<{ seated: Learner; waiting: Learner }> {
  const group = await makeClass(school.app, school.legis, { class: { capacity: 1 } });
  return { seated: await learner(school, group.id), waiting: await learner(school, group.id) };
}

/** Somebody to whom a place is offered now, and the path of the offer's page. */
async function offered(): Promise<{ who: Learner; path: string }> {
  const { seated, waiting } = await fullClass();
  await school.app.http.with({ 'x-secret': seated.secret }).delete(`/api/v1/enrolments/${seated.id}`);
  await school.app.drain();
  return { who: waiting, path: offerPath(school, waiting) };
}

describe('Own pages are read by everybody, in English and Arabic', () => {
  test('a place', () => well(`/places/${secret}`));
  test('those who come with the person', () => well(`/places/${secret}/companions`));
  test('giving a place back', () => well(`/places/${secret}/give-back`));

  test('a place that is not paid yet', async () => {
    const recognised = { reason: 'Has sewn for twenty years' };
    const who = await learner(school, school.groups.paid.id, { recognised }, school.staff);
    await well(`/places/${who.secret}`);
  });

  test('a number on the waiting list, and leaving it', async () => {
    const who = await learner(school, school.groups.full.id);
    await well(`/places/${who.secret}`);
    await well(`/places/${who.secret}/give-back`);
  });

  test('a place that was given back', async () => {
    const who = await learner(school, school.groups.open.id);
    await school.app.http.with({ 'x-secret': who.secret }).delete(`/api/v1/enrolments/${who.id}`);
    await well(`/places/${who.secret}`);
  });

  test('an offer that waits for an answer', async () => {
    const { who, path } = await offered();
    await well(path);
    await well(`/places/${who.secret}`);
  });

  test('an offer that was answered', async () => {
    const { path } = await offered();
    await page.goto(`/en${path}`);
    await page.locator('button[value=no]').click();
    await well(path);
  });

  test('a certificate: its own page, the check of it, and of one that was taken back', async () => {
    const { app, legis, staff } = school;
    const office = new CertificateOffice(app, legis, staff);
    const group = await office.finish([newGuest()]);
    const own = group.students[0]?.secret ?? '';
    await well(`/places/${own}`);
    await well(`/places/${own}/certificate-name`);
    const asked = await office.ask(group);
    expect(asked.body).toMatchObject({ total: 1 });
    const { items } = (await office.batchOf(asked)) as { items: { number: string }[] };
    const number = items[0]?.number ?? '';
    expect(number).not.toBe('');
    await well(`/places/${own}/certificates/${number}`);
    await well(`/certificates/${number}`);
    await staff.post(`/api/v1/certificates/${number}/revocation`, { reason: 'Made for the wrong person' });
    await well(`/certificates/${number}`);
  });
});
