import type { Organisation } from '../../src/organisations';
import type { Role } from '../../src/shared/actor';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeCourse } from '../factories/course';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { type Answer, HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let office: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'mk', settings: { quietHours: null } });
  office = await signedIn('coordinator');
});
afterAll(() => app.close());

async function signedIn(role: Role): Promise<HttpClient> {
  const account = await makeAccount(app, [{ organisationId: legis.id, role }], { name: 'Ljubica Example' });
  const client = new HttpClient(app.app);
  await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return client;
}

const bring = (group: Pick<OpenClass, 'code'>, file: string | Uint8Array, client = office): Promise<Answer> =>
  client.upload('/en/office/import', { kind: 'people', class: group.code, recognised: '' }, Buffer.from(file));

/** Brings a file and opens the page that it leads to. */
async function looked(
  group: Pick<OpenClass, 'code'>,
  file: string | Uint8Array,
): Promise<{ path: string; page: string }> {
  const answer = await bring(group, file);
  expect(answer.status).toBe(303);
  const path = answer.headers['location']!;
  return { path, page: readable((await office.get(path)).text) };
}

const FILE = 'Name;Phone;Language;Hobby\nRana Khoury;070 123 456;ar;sea\nMile;+12;mk;sea\nTeuta;;sq;sea\n';

describe('The page of imports', () => {
  it('is found from the list of classes and from the class, whose name it has then', async () => {
    const group = await makeClass(app, legis);
    expect((await office.get('/en/office/classes')).text).toContain('href="/en/office/import"');
    expect((await office.get(`/en/office/classes/${group.code}`)).text).toContain(
      `/en/office/import?class&#x3D;${group.code}`,
    );
    const { text } = await office.get(`/en/office/import?class=${group.code}`);
    expect(text).toMatch(new RegExp(`<option value="${group.code}" selected>`));
    expect(readable(text)).toMatch(/at most 500 rows and 1 MB/);
  });

  it.each(['en', 'mk', 'sq', 'sr-Cyrl', 'sr-Latn'])(
    'gives a sample file in %s, which can be brought as it is',
    async (language) => {
      const group = await makeClass(app, legis, { class: { sessions: meetings(app, 2, -30) } });
      const sample = await office.get(`/${language}/office/import/sample?kind=people`);
      expect(sample.headers['content-type']).toMatch(/^text\/csv/);
      const { page } = await looked(group, sample.bytes);
      expect(page).toMatch(/3 rows come in/);
      expect(page).toMatch(/has completed the course/);
      const course = await makeCourse(app, legis);
      const classes = await office.get(`/${language}/office/import/sample?kind=classes`);
      const answer = await office.upload('/en/office/import', { kind: 'classes', course: course.slug }, classes.bytes);
      expect(readable((await office.follow(answer)).text)).toMatch(/1 row comes in .* becomes a draft/);
    },
  );

  it('says beside the file what is wrong with it, and keeps what was chosen', async () => {
    const group = await makeClass(app, legis);
    const missing = await bring(group, 'Name;Phone\nRana;070123456');
    expect(missing.status).toBe(422);
    expect(missing.text).toMatch(/id="file-error"[^]*The column “Language” is not there/);
    expect(missing.text).toMatch(new RegExp(`<option value="${group.code}" selected>`));
    expect(readable((await bring(group, '')).text)).toMatch(/There is no row in this file/);
    const none = await office.form('/en/office/import', { kind: 'people', class: group.code });
    expect([none.status, readable(none.text)]).toEqual([422, expect.stringMatching(/Choose a file/)]);
    const draft = await makeClass(app, legis, { class: { draft: true } });
    expect(readable((await bring(draft, FILE)).text)).toMatch(/Nobody can come into this class now/);
  });

  it('shows what each row would do, and why a bad one is bad', async () => {
    const group = await makeClass(app, legis);
    const { path, page } = await looked(group, FILE);
    expect(page).toMatch(/Looked at, nothing done/);
    expect(page).toMatch(
      /1 row needs a change .* 3 Mile Phone: Enter a phone number that we can call.* In the file: “\+12”/,
    );
    expect(page).toMatch(/2 rows come in .* 2 Rana Khoury gets a place 4 Teuta gets a place/);
    expect(page).toMatch(/Left out, because we have no such column: Hobby/);
    expect(readable((await office.get(path.replace('/en/', '/mk/'))).text)).toMatch(/Што се случува/);
    const roster = readable((await office.get(`/en/office/classes/${group.code}`)).text);
    expect(roster).not.toContain('Rana');
  });

  it('gives the bad rows back as a file, with the reason, which can be mended and brought again', async () => {
    const group = await makeClass(app, legis);
    const { path } = await looked(group, 'Name;Phone;Language\n=Mile;+12;mk\nOmar;;ar');
    const file = await office.get(`${path}/rows`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="rows.csv"');
    expect(file.text).toMatch(
      /^\uFEFFFull name;Called;Phone;.*;Why not\r\n'=Mile;;'\+12;;mk;;;;;Phone: Enter a phone number/,
    );
    const again = await looked(group, file.text.replace("'+12", '070 123 456'));
    expect(again.page).toMatch(/1 row comes in .* =Mile gets a place/);
    expect(again.page).not.toMatch(/Left out/);
    const other = await signedIn('manager');
    expect((await other.get(`${path}/rows`)).status).toBe(403);
    const seen = readable((await other.get(path)).text);
    expect(seen).toMatch(/Only who brought the file sees what stands in it/);
    expect(seen).not.toContain('+12');
  });

  it('brings the good rows in without a letter, shows how far it is, and takes it all back', async () => {
    const group = await makeClass(app, legis);
    const { path } = await looked(group, FILE.replace('+12', ''));
    const sent = await office.form(`${path}/confirmation`, {});
    expect(sent.headers['location']).toBe(path);
    expect((await office.form(`${path}/confirmation`, {})).status).toBe(303);
    await app.drain();
    const done = readable((await office.get(path)).text);
    expect(done).toMatch(/Brought in\. 3 rows came in/);
    expect(done).toMatch(/Until .* you can take this back/);
    const classPage = readable((await office.get(`/en/office/classes/${group.code}`)).text);
    expect(classPage).toMatch(/Ljubica Example brought people in from a file: 3 rows\./);
    expect(app.mail.to('+38970123456')).toEqual([]);
    await office.form(`${path}/undoing`, {});
    await app.drain();
    expect(readable((await office.get(path)).text)).toMatch(/Taken back\. 3 rows were taken back/);
    const after = readable((await office.get(`/en/office/classes/${group.code}`)).text);
    expect(after).toMatch(/Ljubica Example took people of a file back: 3 rows\./);
    expect(after).not.toContain('Teuta');
    const twice = await office.follow(await office.form(`${path}/undoing`, {}));
    expect(twice.status).toBe(200);
  });

  it('writes to them only where the box is ticked', async () => {
    const group = await makeClass(app, legis);
    const { path } = await looked(group, `Name;Email;Language\nRana;tick-${group.code}@people.example;en`);
    await office.form(`${path}/confirmation`, { tell: 'yes' });
    await app.drain();
    expect(app.mail.to(`tick-${group.code}@people.example`)).toHaveLength(1);
  });

  it('says which letters it read, where that was not certain, and that there is nothing new', async () => {
    const group = await makeClass(app, legis);
    await join(office, group.id, { fullName: 'Čedo', phone: '+38970999111' });
    const letters = [...new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, at) => at))];
    const bytes = Uint8Array.from([...'Ime;Telefon;Jezik\nČedo;070999111;Bosanski'].map((one) => letters.indexOf(one)));
    const { path, page } = await looked(group, bytes);
    expect(page).toMatch(/We read the letters as windows-1250/);
    expect(page).toMatch(/No row of this file would bring anything new/);
    const pressed = await office.follow(await office.form(`${path}/confirmation`, {}));
    expect(readable(pressed.text)).toMatch(/There is nothing new in this file/);
  });

  it('is not there for who teaches', async () => {
    const teacher = await signedIn('instructor');
    for (const path of ['', '/sample', '/x']) expect((await teacher.get(`/en/office/import${path}`)).status).toBe(403);
  });
});
