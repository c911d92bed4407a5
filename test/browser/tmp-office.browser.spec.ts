import { mkdirSync } from 'node:fs';
import { makeAccount, PASSWORD, clientOf } from '../factories/account';
import { makeFinishedClass } from '../factories/certificate';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { axe, launchBrowser, noSidewaysScroll, openPage, targets44, textSpacing } from '../support/browser';

const DIR = '/tmp/look';
mkdirSync(DIR, { recursive: true });
jest.setTimeout(150_000);
test('look', async () => {
  const app: TestApp = await startApp(); let browser: any; try {
  await app.app.listen(0, '127.0.0.1');
  const address = (await app.app.getUrl()).replace('[::1]', '127.0.0.1');
  const legis = await makeOrganisation(app, {
    slug: 'legis',
    name: { en: 'Konec Association, Skopje' },
    settings: { quietHours: null },
  });
  const staff = await clientOf(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], {
    name: 'Biljana Example',
  });
  const teacher = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], {
    name: 'Ljubica Example',
  });
  const sessions = Array.from({ length: 6 }, (_, week) => {
    const start = Math.ceil(app.clock.now().getTime() / 3600_000) * 3600_000 + (3 + week * 7) * 24 * 3600_000;
    return { start: new Date(start).toISOString(), end: new Date(start + 3 * 3600_000).toISOString() };
  });
  const course = {
    level: 'advanced' as const,
    title: { en: 'Patterns and colours' },
    prices: { free: true, citizen: { amount: 240000, currency: 'MKD' as const } },
  };
  const group = await makeClass(app, legis, {
    course,
    class: {
      capacity: 10,
      sessions,
      instructorIds: [teacher.id],
      freePlaces: 'all',
      minimum: 8,
      decideBy: sessions[0]!.start,
    },
  });
  const add = (fullName: string, language: string, more: object = {}) =>
    join(app.http, group.id, { fullName, language, freePlace: true, ifFull: 'wait', ...more }).then((a) => {
      if (a.status !== 201) throw new Error(a.text);
      return a.body;
    });
  const amira = await add('Amira Hadžić', 'bs');
  await add('Elvana Hoxha', 'sq', { seats: 2, companions: [{ fullName: 'Drita Hoxha' }], needs: 'Child, 4 years' });
  const hanan = await add('أم كريم', 'ar', {
    needs: 'Interpreter. Step-free. I come by bus from Tetovo and may be late sometimes',
  });
  await add('Јасмина', 'mk');
  await add('Leila', 'fa', { needs: 'No steps' });
  await add('Oksana Bondar', 'uk', { email: 'oksana@people.example' });
  await add('Marija Stojanova', 'mk', { freePlace: false });
  await add('Snežana Petrović', 'sr-Cyrl');
  const omar = await add('Omar Khalil', 'ar');
  await add('Samira Haddad', 'ar');
  await add('Fatima Noor', 'fa', { seats: 2 });
  const blerim = await add('Blerim Krasniqi', 'sq');
  await app.drain();
  await staff.delete(`/api/v1/enrolments/${omar.id}`);
  await app.drain();
  await staff.post(`/api/v1/enrolments/${blerim.id}/priority`, { priority: 1, reason: 'His sister is in this group.' });
  const done = await makeFinishedClass(app, legis, staff, [
    { fullName: 'Rana Khoury', email: 'r@people.example', language: 'en' },
    { fullName: 'Blerta Krasniqi', email: 'b@people.example', language: 'sq', companions: [{ fullName: 'Lina' }] },
    { fullName: 'Omar Said', email: 'o@people.example', language: 'ar', comes: [1] },
  ]);
  await staff.post(`/api/v1/classes/${done.id}/certificates`, { confirmNames: true });
  const fresh = await makeFinishedClass(app, legis, staff, [{ fullName: 'Rana Khoury', language: 'en' }, { fullName: 'Omar Said', language: 'ar', comes: [1] }]);
  await app.drain();
  const empty = await makeClass(app, legis, { class: { draft: true, capacity: 12 } });
  const approval = await makeClass(app, legis, { class: { admission: 'approval' } });
  const applicant = (
    await join(app.http, approval.id, { fullName: 'Zahra Karimi', needs: 'Interpreter', language: 'fa' })
  ).body;
  browser = await launchBrowser();
  const problems: unknown[] = [];
  const lap = Date.now();
  for (const width of [360, 1280]) {
    const { page, context } = await openPage(browser, { width, address });
    await page.goto('/en/sign-in');
    await page.fill('#email', account.email);
    await page.fill('#password', PASSWORD);
    await page.click('main button');
    const base = `/en/office/classes/${group.code}`;
    const see = async (name: string) => {
      await page.screenshot({ path: `${DIR}/${name}-${width}.png`, fullPage: true });
      const found = [
        ...(await axe(page)),
        ...(await noSidewaysScroll(page)),
        ...(await targets44(page)),
        ...(await textSpacing(page)),
      ];
      if (found.length > 0) problems.push({ name, width, found });
    };
    const pages: [string, string][] = [
      ['list', '/en/office/classes'],
      ['class', base],
      ['empty', `/en/office/classes/${empty.code}`],
      ['done', `/en/office/classes/${done.code}`], ['finished', `/en/office/classes/${fresh.code}`],
      ['approval', `/en/office/classes/${approval.code}`],
      ['application', `/en/office/classes/${approval.code}/applications/${applicant.id}`],
      ['cancel', `${base}/cancellation`],
      ['finish', `${base}/completion`],
      ['leave', `${base}/people/${amira.id}/leave`],
      ['arabic', base.replace('/en/', '/ar/')],
    ];
    for (const [name, path] of pages) {
      await page.goto(path);
      await see(name);
    }
    await page.goto(base);
    const offered = await page.$('a[href*="/answers/"]');
    if (offered) {
      await offered.click();
      await see('answer');
    }
    await page.goto(base);
    await page.click('summary >> nth=-1');
    await page.fill('#capacity', '3');
    await page.click('form[action$="/capacity"] button');
    await see('error');
    await page.goto(`${base}/cancellation`);
    await page.click('main button');
    await see('cancel-error');
    await page.fill('#reason', 'The teacher is ill.');
    await page.click('main button');
    await see('cancel-again');
    await page.goto(base);
    await page.click(`form[action$="${hanan.id}/phone"] button`);
    await see('phone');
    if (width === 1280) {
      await page.goto(base);
      await page.pdf({ path: `${DIR}/print.pdf`, format: 'A4' });
    }
    await context.close();
  }
  const client = await clientOf(app, legis);
  const times: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const t = performance.now();
    await client.get(`/en/office/classes/${group.code}`);
    times.push(performance.now() - t);
  }
  times.sort((a, b) => a - b);
  console.log(JSON.stringify(problems, null, 1), 'median', times[15], 'p95', times[28], Date.now() - lap);
  } finally { await browser?.close(); await app.close(); }
});
