import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

const JOINED = 'enrolments.joined';
const TITLE = 'enrolments.mail.joined.title';
const SMS = 'enrolments.sms.joined';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;
let line: WaitingLine;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', language: 'en', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
  line = new WaitingLine(app, legis);
});
afterAll(() => app.close());

const path = (message = ''): string => `/api/v1/organisations/legis/letters${message && `/${message}`}`;
const say = (texts: object, language = 'en', message = JOINED, client = staff) =>
  client.put(path(message), { language, texts });
const newest = async (language: string) => {
  const learner = await line.learner(await makeClass(app, legis), { language });
  await app.drain();
  return { mail: app.mail.last(learner.email), sms: app.mail.last(learner.phone) };
};

describe('A letter in an organisation’s own words', () => {
  it('goes out in them, in each language that has some, and as before once they are taken back', async () => {
    expect((await say({ [TITLE]: 'Welcome to our table' })).status).toBe(200);
    expect((await say({ [TITLE]: 'Добро дошли за наш сто' }, 'sr-Cyrl')).status).toBe(200);
    expect((await newest('en')).mail.html).toContain('Welcome to our table');
    expect((await newest('sr-Latn')).mail.html).toContain('Dobro došli za naš sto');
    expect((await newest('mk')).mail.html).toContain('Имате место');
    expect((await staff.get(path())).body.items).toContainEqual({ message: JOINED, own: ['en', 'sr-Cyrl'] });
    const back = await say({ [TITLE]: null });
    expect(back.body.texts).toContainEqual({ key: TITLE, text: 'You have a place', own: null });
    expect((await newest('en')).mail.html).toContain('You have a place');
  });

  it('keeps what is filled in, and its SMS within two parts', async () => {
    const problem = async (texts: object) => (await say(texts)).body.errors?.[0];
    const noLink = await problem({ [SMS]: 'Sofra: you have a place on {starts}.' });
    expect(noLink).toMatchObject({ field: SMS, code: 'gap_missing' });
    const made = await problem({ [SMS]: 'Sofra: {starts} {url} {password}' });
    expect(made).toMatchObject({ field: SMS, code: 'unknown_gap' });
    const long = await problem({ [SMS]: `Sofra: {starts} {url} ${'ш'.repeat(120)}` });
    expect(long).toMatchObject({ field: SMS, code: 'letter_bad' });
    expect(await problem({ 'enrolments.mail.safety': 'Pay us first' })).toMatchObject({ code: 'unknown_field' });
    expect((await say({ [SMS]: 'Sofra: welcome! {starts} {url}' })).status).toBe(200);
    expect((await newest('en')).sms.text).toMatch(/^Sofra: welcome! .* \S+\/p\/[A-Z2-9]{11}$/);
    await say({ [SMS]: null });
  });

  it('means nothing but what it says: no markup, no plural, no value of another letter', async () => {
    await say({ [TITLE]: 'A <b>place</b> & more # ’' });
    const { mail } = await newest('en');
    expect(mail.text.toLowerCase()).toContain('a <b>place</b> & more # ’');
    expect(mail.html).toContain('A &lt;b&gt;place&lt;/b&gt; &amp; more');
    await say({ [TITLE]: null });
  });

  it('has another sender and answers to an address, where the organisation says so', async () => {
    await say({ 'mail.sender': '{organisation}' }, 'en', 'frame');
    await staff.patch('/api/v1/organisations/legis/settings', { replyTo: 'office@legis.example' });
    const { mail } = await newest('en');
    const header = (name: string) => mail.headers.find((one) => one.name === name)?.value;
    expect(header('from')).toMatch(/^"?Legis"? </);
    expect(header('reply-to')).toContain('office@legis.example');
  });

  it('is changed by the own office alone', async () => {
    const stranger = await clientOf(app, await makeOrganisation(app, { slug: 'utociste' }));
    expect((await say({ [TITLE]: 'Ours' }, 'en', JOINED, stranger)).status).toBe(404);
    expect((await say({ [TITLE]: 'Mine' }, 'en', JOINED, await clientOf(app, legis, 'instructor'))).status).toBe(403);
    expect((await staff.get(`${path('none')}?language=en`)).status).toBe(404);
  });
});

describe('The page of the letters', () => {
  it('shows how a letter reads before it is kept, keeps what was typed beside what is wrong, and gives all back', async () => {
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }], { name: 'Mira' });
    const office = new HttpClient(app.app);
    await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
    expect(readable((await office.get('/en/office/letters')).text)).toContain('You have a place');
    const edit = `/en/office/letters/${JOINED}`;
    const action = `${edit}[^"]*`;
    const page = await office.get(`${edit}?in=en`);
    const fields = fieldsOf(page.text, action);
    const typed = { ...fields, [TITLE]: 'Welcome to our table' };
    const look = await office.form(`${edit}?in=en`, { ...typed, do: 'look' });
    expect(readable(look.text)).toMatch(/So it reads, .*Welcome to our table/i);
    expect((await staff.get(path())).body.items).toContainEqual({ message: JOINED, own: ['sr-Cyrl'] });
    const wrong = await office.form(`${edit}?in=en`, { ...typed, [SMS]: 'No way {starts}', do: 'save' });
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toMatch(/{url} is missing\. Put it back/);
    expect(fieldsOf(wrong.text, action)[TITLE]).toBe('Welcome to our table');
    const saved = await office.follow(await office.form(`${edit}?in=en`, { ...typed, do: 'save' }));
    expect(readable(saved.text)).toContain('Saved. The next letters go out in these words.');
    await office.form(`${edit}?in=en`, { ...typed, do: 'reset' });
    expect((await staff.get(path())).body.items).toContainEqual({ message: JOINED, own: ['sr-Cyrl'] });
    const bad = await office.form('/en/office/letters/answers', { replyTo: 'nobody' });
    expect(bad.status).toBe(422);
    expect(readable(bad.text)).toContain('Enter an email address');
  });
});
