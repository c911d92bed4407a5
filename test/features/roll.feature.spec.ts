import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { type Fields, fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app);
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

async function instructor(name: string) {
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }], { name });
  const http = app.http.with({});
  await http.form('/en/sign-in', { email: account.email, password: PASSWORD });
  return { id: account.id, http };
}

/** A class that two teach, with Amira and Blerta in it; its meetings began, one a week. */
async function taughtByTwo(count = 1) {
  const [ljubica, besa] = [await instructor('Ljubica Primer'), await instructor('Besa Primer')];
  const sessions = meetings(app, count, -1 - 7 * (count - 1));
  const group = await makeClass(app, legis, { class: { instructorIds: [ljubica.id, besa.id], sessions } });
  const joined = async (fullName: string) => (await join(staff, group.id, { fullName })).body.id as string;
  const [amira, blerta] = [await joined('Amira Primer'), await joined('Blerta Primer')];
  const { body } = await besa.http.get(`/api/v1/classes/${group.id}`);
  const ids = (body.sessions as { id: string }[]).map(({ id }) => id);
  const rolls = ids.map((id) => `/en/office/meetings/${id}/roll`);
  return { group, ljubica: ljubica.http, besa: besa.http, amira, blerta, ids, rolls, roll: rolls[0]! };
}

const page = async (http: HttpClient, path: string) => {
  const { text } = await http.get(path);
  return { text, words: readable(text), fields: fieldsOf(text, '/roll') };
};
const marks = async (http: HttpClient, id: string) => (await http.get(`/api/v1/sessions/${id}/attendance`)).body.marks;

describe('A roll', () => {
  it('is saved in one request: the exceptions first, then everybody else with the button', async () => {
    const { besa, blerta, roll, ids } = await taughtByTwo();
    const { text, fields } = await page(besa, roll);
    expect(text).toContain('All 2 are present');
    expect((await besa.form(roll, { ...fields, [`mark.${blerta}.0`]: 'excused', all: 'present' })).status).toBe(303);
    const saved = await marks(besa, ids[0]!);
    expect(saved.map(({ status }: { status: string }) => status).sort()).toEqual(['excused', 'present']);
    expect((await page(besa, roll)).text).not.toContain('name="all"');
  });

  it('counts part of a meeting, and shows beside the name what is wrong with the minutes', async () => {
    const { besa, amira, blerta, roll, ids } = await taughtByTwo();
    const { fields } = await page(besa, roll);
    const form: Fields = { ...fields, [`mark.${amira}.0`]: 'late', [`mark.${blerta}.0`]: 'absent' };
    const wrong = await besa.form(roll, { ...form, [`minutes.${amira}.0`]: '900', [`minutes.${blerta}.0`]: '20' });
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toMatch(/Amira: write a whole number of minutes, from 1 to \d+/);
    expect(readable(wrong.text)).toContain('Blerta: mark the person present or late, or take the minutes out');
    expect(fieldsOf(wrong.text, '/roll')).toMatchObject({
      [`mark.${amira}.0`]: 'late',
      [`minutes.${amira}.0`]: '900',
      seen: fields['seen'],
    });
    expect(await marks(besa, ids[0]!)).toEqual([]);
    await besa.form(roll, { ...form, [`minutes.${amira}.0`]: '45' });
    expect(await marks(besa, ids[0]!)).toContainEqual(
      expect.objectContaining({ enrolmentId: amira, status: 'late', minutes: 45 }),
    );
    const after = await page(besa, roll);
    expect(after.words).toMatch(/45 minutes, saved \d+:\d\d/);
    await besa.form(roll, { ...after.fields, [`minutes.${amira}.0`]: '' });
    expect((await marks(besa, ids[0]!))[0]).not.toHaveProperty('minutes');
  });

  it('of two who mark at once keeps the later mark, and tells who saved last what the other said', async () => {
    const { ljubica, besa, amira, blerta, roll, ids } = await taughtByTwo();
    const [hers, others] = [await page(ljubica, roll), await page(besa, roll)];
    await besa.form(roll, { ...others.fields, [`mark.${amira}.0`]: 'absent', [`mark.${blerta}.0`]: 'present' });
    await ljubica.form(roll, { ...hers.fields, [`mark.${amira}.0`]: 'late' });
    const both = await marks(ljubica, ids[0]!);
    expect(both).toContainEqual(expect.objectContaining({ enrolmentId: amira, status: 'late' }));
    expect(both).toContainEqual(expect.objectContaining({ enrolmentId: blerta, status: 'present' }));
    const after = await page(ljubica, roll);
    expect(after.words).toMatch(
      /Two people marked this roll in different ways\..* Amira: Besa Primer marked “Absent” \(\d+:\d\d\), Ljubica Primer marked “Late” \(\d+:\d\d\)\. “Late” counts/,
    );
    expect(after.words).not.toContain('Blerta: Besa');
    const { text } = await ljubica.get(`${roll}/marks`);
    expect(readable(text)).toMatch(/Besa Primer marked “Absent”\. .*Ljubica Primer marked “Late”\. This one counts/);
    // Whoever saw both and decides ends the difference.
    await besa.form(roll, { ...(await page(besa, roll)).fields, [`mark.${amira}.0`]: 'present' });
    expect((await page(besa, roll)).words).not.toContain('in different ways');
  });

  it('keeps the true time of marks that waited on a phone, so that an older one undoes nothing, and none is lost', async () => {
    const { ljubica, besa, amira, roll, ids } = await taughtByTwo();
    const { fields } = await page(ljubica, roll);
    const early = new Date(app.clock.now().getTime() - 25 * 60_000).toISOString();
    await besa.form(roll, { ...(await page(besa, roll)).fields, [`mark.${amira}.0`]: 'present' });
    const late = { ...fields, [`mark.${amira}.0`]: 'absent', [`at.${amira}.0`]: early };
    await ljubica.form(roll, late);
    await ljubica.form(roll, late);
    expect(await marks(ljubica, ids[0]!)).toMatchObject([{ status: 'present' }]);
    expect((await page(ljubica, roll)).words).toMatch(/Ljubica Primer marked “Absent” .* “Present” counts/);
    const all = readable((await ljubica.get(`${roll}/marks`)).text);
    expect(all.match(/Ljubica Primer marked/g)).toHaveLength(1);
    expect(all).toMatch(/Ljubica Primer marked “Absent”\. It reached us on/);
  });

  it('does not undo what a colleague marked meanwhile, where nothing else was chosen', async () => {
    const { ljubica, besa, amira, blerta, roll, ids } = await taughtByTwo();
    await besa.form(roll, { all: 'present' });
    const open = (await page(ljubica, roll)).fields;
    await besa.form(roll, { ...(await page(besa, roll)).fields, [`mark.${amira}.0`]: 'absent' });
    await ljubica.form(roll, { ...open, [`mark.${blerta}.0`]: 'late' });
    expect(await marks(besa, ids[0]!)).toContainEqual(
      expect.objectContaining({ enrolmentId: amira, status: 'absent' }),
    );
    expect((await page(ljubica, roll)).words).not.toContain('in different ways');
  });

  it('says who was absent two times in a row, and who is for the third time', async () => {
    const { besa, amira, rolls } = await taughtByTwo(3);
    const absent = async (roll: string) =>
      besa.form(roll, { ...(await page(besa, roll)).fields, [`mark.${amira}.0`]: 'absent', all: 'present' });
    await absent(rolls[0]!);
    await absent(rolls[1]!);
    const third = await page(besa, rolls[2]!);
    expect(third.words).toMatch(/Amira not marked yet\. absent 2 times in a row before/);
    expect(third.words.match(/in a row/g)).toHaveLength(1);
    await absent(rolls[2]!);
    expect((await page(besa, rolls[2]!)).words).toContain('Amira: absent 3 times in a row.');
  });

  it('shows all its marks to those alone who may call it', async () => {
    const { roll } = await taughtByTwo();
    const stranger = await instructor('Somebody Else');
    expect((await stranger.http.get(`${roll}/marks`)).status).toBe(403);
    expect((await app.http.get(`${roll}/marks`)).status).toBe(303);
  });
});
