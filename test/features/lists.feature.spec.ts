import { Workbook } from 'exceljs';
import type { Organisation } from '../../src/organisations';
import type { Role } from '../../src/shared/actor';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let mira: HttpClient;
let teacher: HttpClient;
let group: OpenClass;
let empty: OpenClass;
const learners = new Map<string, string>();

const PAPERS = ['sheet', 'sign', 'poster'];
const CONTACTS = ['phones', 'file'];
const REASON = { reason: 'The water is off, I call everybody' };
const BOM = '\uFEFF';

async function signedIn(role: Role, name: string, organisation = legis): Promise<{ client: HttpClient; id: string }> {
  const account = await makeAccount(app, [{ organisationId: organisation.id, role }], { name });
  const client = app.http.with({});
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return { client, id: account.id };
}

const pathOf = (list: string, { code } = group, language = 'en'): string =>
  `/${language}/office/classes/${code}/lists/${list}`;
const rowsOf = (text: string): string[][] =>
  text
    .slice(BOM.length)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
const take = (client: HttpClient, more: Record<string, string> = {}): Promise<Answer> =>
  client.form(pathOf('file'), { ...REASON, answer: 'csv', ...more });

async function enrol(fullName: string, more: Record<string, unknown> = {}): Promise<void> {
  const { status, body } = await join(app.http, group.id, { fullName, ...more });
  expect(status).toBe(201);
  learners.set(fullName, body.secret as string);
}

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'mk', help: { languages: ['ar', 'sq'] } });
  mira = (await signedIn('coordinator', 'Mira Primer')).client;
  const teaching = await signedIn('instructor', 'Vesna Primer');
  teacher = teaching.client;
  // Half an hour before midnight in Greenwich, which is the next day in Skopje.
  const now = app.clock.now().getTime();
  const evening = new Date(now).setUTCHours(23, 30, 0, 0);
  await app.clock.advance(evening > now ? evening - now : evening - now + 24 * 3600_000);
  group = await makeClass(app, legis, {
    course: { title: { en: 'First stitches', mk: 'Први бодови', ar: 'الغرز الأولى' } },
    class: { capacity: 20, instructorIds: [teaching.id] },
  });
  empty = await makeClass(app, legis);
  await enrol('رنا خوري', { phone: '+38970123456', email: 'rana@people.example', language: 'ar', needs: 'A lift' });
  await enrol('Снежана Пример', { callName: 'Снежана', language: 'mk', seats: 3, companions: [{ fullName: 'Ана' }] });
  await enrol('=1+1', { callName: '@Omar' });
});
afterAll(() => app.close());

describe('The file of a class', () => {
  it('is asked for with a reason, and comes out as CSV with names in their letters and nothing to calculate', async () => {
    const bare = await take(mira, { reason: ' ' });
    expect(bare.status).toBe(422);
    expect(readable(bare.text)).toContain('Write the reason');
    const file = await take(mira);
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${group.code}.csv"`,
      'cache-control': 'private, no-store',
    });
    expect(file.text.startsWith(BOM)).toBe(true);
    const [header, ...rows] = rowsOf(file.text);
    expect(header?.slice(0, 4)).toEqual(['Name', 'Called', 'Places', 'Comes with']);
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['رنا خوري', 'Снежана Пример', "'=1+1"]));
    expect(rows.find(([name]) => name === "'=1+1")?.[1]).toBe("'@Omar");
    expect(rows.find(([name]) => name === 'Снежана Пример')?.slice(1, 4)).toEqual(['Снежана', '3', 'Ана']);
    const tomorrow = new Date(app.clock.now().getTime() + 24 * 3600_000).toISOString().slice(0, 10);
    expect(rows.find(([name]) => name === 'رنا خوري')?.slice(4)).toEqual([
      'Has a place',
      'Arabic',
      '00389 70 123 456',
      'rana@people.example',
      tomorrow,
    ]);
    expect(file.text).not.toContain('A lift');
  });

  it('comes out as an Excel workbook in the words of the office', async () => {
    const { bytes, headers } = await mira.form(pathOf('file', group, 'mk'), { ...REASON, answer: 'xlsx' });
    expect(headers['content-disposition']).toBe(`attachment; filename="${group.code}.xlsx"`);
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes as never);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('A1').value).toBe('Име');
    const names = sheet.getColumn(1).values.slice(2);
    expect(names).toEqual(expect.arrayContaining(['رنا خوري', '=1+1']));
  });

  it('is told in the history with its reason, and to each person on the own page', async () => {
    await take(mira, { reason: 'For the insurance of the trip' });
    const page = readable((await mira.get(`/en/office/classes/${group.code}`)).text);
    expect(page).toMatch(
      /Mira Primer took the list of 3 people along as a CSV file\.\s+Reason: “For the insurance of the trip”/,
    );
    for (const secret of learners.values()) {
      const own = readable((await app.http.get(`/en/places/${secret}/data`)).text);
      expect(own).toContain('Mira Primer : Phone number and email, in a file of the group');
      const { looks } = (await app.http.get(`/en/places/${secret}/data.json`)).body;
      expect(looks[0]).toMatchObject({ field: 'contact', reason: 'class.roster-file', by: 'Mira Primer' });
    }
  });

  it('is not made when the looks cannot be written down', async () => {
    const told = (): Promise<number> => app.db.collection('history').countDocuments({ verb: 'lists.file' });
    const allow = (validator: object) => app.db.connection.db?.command({ collMod: 'access_log', validator });
    const before = await told();
    await allow({ reason: { $ne: 'class.roster-file' } });
    const answer = await take(mira);
    await allow({});
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('rana@people.example');
    expect(await told()).toBe(before);
  });
});

describe('The phone list', () => {
  it('shows no number before a reason is given, and then all, to this person alone', async () => {
    const asked = await mira.get(pathOf('phones'));
    expect(asked.text).not.toContain('+38970123456');
    expect((await mira.form(pathOf('phones'), { reason: '' })).status).toBe(422);
    const answer = await mira.form(pathOf('phones'), REASON);
    expect(answer.status).toBe(303);
    const list = await mira.follow(answer);
    expect(list.text).toContain('href="tel:+38970123456"');
    expect(list.headers['cache-control']).toBe('no-store');
    for (const hidden of ['A lift', 'Has a place', 'rana@people.example']) expect(list.text).not.toContain(hidden);
    const other = (await signedIn('manager', 'Ljupka Primer')).client;
    expect((await other.get(pathOf('phones'))).text).not.toContain('+38970123456');
    expect(readable((await mira.get(`/en/office/classes/${group.code}`)).text)).toMatch(
      /Mira Primer opened the phone list of 3 people\.\s+Reason: “The water is off, I call everybody”/,
    );
    const own = readable((await app.http.get(`/en/places/${learners.get('رنا خوري')}/data`)).text);
    expect(own).toContain('Mira Primer : Phone number, in a list for calling');
  });
});

describe('The sign-in sheet', () => {
  it('has a line for everybody as they like to be called, and a box for each meeting or one signature', async () => {
    const { text } = await teacher.get(pathOf('sheet'));
    const lines = [...text.matchAll(/<th scope="row">([\s\S]*?)<\/tr>/g)].map(([, line = '']) => line);
    expect(lines.map((line) => readable(line).trim()).sort()).toEqual(
      ['@Omar', 'With Снежана, person 2', 'Ана', 'Снежана', 'رنا'].sort(),
    );
    expect(lines.map((line) => line.split('class="s-box"').length - 1)).toEqual([2, 2, 2, 2, 2]);
    for (const hidden of ['A lift', 'Has a place', '+389']) expect(text).not.toContain(hidden);
    const meeting = /<option value="(\w[\w-]+)"/.exec(text)?.[1] ?? '';
    const one = await teacher.get(`${pathOf('sheet')}?meeting=${meeting}`);
    expect(readable(one.text)).toMatch(/Name\s+Signature/);
    expect((await teacher.get(`${pathOf('sheet')}?meeting=none`)).status).toBe(404);
  });
});

describe('The papers for the door and the wall', () => {
  it('name the course in the languages of the house, and lead to the class', async () => {
    const { text } = await teacher.get(pathOf('sign'));
    expect(text).toMatch(/lang="mk" dir="ltr">\s*<h1>Први бодови/);
    expect(text).toMatch(/lang="ar" dir="rtl">\s*<h2>الغرز الأولى/);
    const address = /<bdi dir="ltr">([^<]*\/classes\/[^<]*)</.exec(text)?.[1] ?? '';
    const found = await app.http.get(address.slice(address.indexOf('/')));
    expect((await app.http.follow(found)).text).toContain(`id="${group.code}"`);
  });

  it('speak every language, and tell of nobody who has a place', async () => {
    const { text } = await mira.get(pathOf('poster', group, 'ar'));
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('الغرز الأولى');
    for (const hidden of ['Снежана', 'رنا', '20'])
      expect(text.slice(text.indexOf('<article'))).not.toContain(`>${hidden}`);
  });

  it('are no posters for a class that nobody can join', async () => {
    const draft = await makeClass(app, legis, { class: { draft: true } });
    const answer = await mira.get(pathOf('poster', draft));
    expect(answer.status).toBe(303);
    const page = await mira.follow(answer);
    expect(readable(page.text)).toContain('There is a poster for classes that are published');
    expect(page.text).not.toContain('lists/poster"');
    expect((await mira.get(pathOf('sign', draft))).text).not.toContain('class="qr"');
  });
});

describe('A class without people', () => {
  it('has kind words instead of empty lists', async () => {
    const kind = /Nobody .*(has a place in this class yet|has given a phone number)/;
    for (const list of ['sheet', ...CONTACTS]) {
      const { text, status } = await mira.get(pathOf(list, empty));
      expect(status).toBe(200);
      expect(readable(text)).toMatch(kind);
      expect(text).not.toContain('<table');
    }
    for (const list of CONTACTS) {
      const answer = await mira.follow(await mira.form(pathOf(list, empty), REASON));
      expect(readable(answer.text)).toMatch(kind);
    }
    const page = await mira.get(`/en/office/classes/${empty.code}`);
    expect(page.text).not.toContain('lists/phones"');
    expect(readable(page.text)).not.toMatch(/opened the phone list|took the list/);
  });
});

describe('Lists are', () => {
  it('on the page of the class: all of them for the office, the papers for whoever teaches it', async () => {
    const linked = async (client: HttpClient) => {
      const { text } = await client.get(`/en/office/classes/${group.code}`);
      return [...new Set([...text.matchAll(/\/lists\/(\w+)"/g)].map(([, name]) => name))];
    };
    expect(await linked(mira)).toEqual(['sheet', 'phones', 'file', 'sign', 'poster']);
    expect(await linked(teacher)).toEqual(['sheet', 'sign', 'poster']);
  });

  it('not there for others, whatever their role', async () => {
    const stranger = (await signedIn('manager', 'Ana Primer', await makeOrganisation(app))).client;
    const colleague = (await signedIn('instructor', 'Petre Primer')).client;
    const accountant = await clientOf(app, legis, 'accountant');
    const asks = (client: HttpClient, lists: readonly string[]) =>
      Promise.all(lists.map(async (list) => (await client.get(pathOf(list))).status));
    const posts = (client: HttpClient) =>
      Promise.all(CONTACTS.map(async (list) => (await client.form(pathOf(list), REASON)).status));
    expect(await asks(stranger, [...PAPERS, ...CONTACTS])).toEqual([404, 404, 404, 404, 404]);
    expect(await posts(stranger)).toEqual([404, 404]);
    for (const client of [colleague, accountant]) {
      expect(await asks(client, [...PAPERS, ...CONTACTS])).toEqual([403, 403, 403, 403, 403]);
      expect(await posts(client)).toEqual([403, 403]);
    }
    expect(await asks(teacher, CONTACTS)).toEqual([403, 403]);
    expect(await posts(teacher)).toEqual([403, 403]);
    const nobody = await app.http.form(pathOf('file'), REASON);
    expect(nobody.text).not.toContain('rana@people.example');
  });
});
