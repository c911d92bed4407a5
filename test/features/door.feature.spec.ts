import type { Organisation } from '../../src/organisations';
import { SeatAudit } from '../../src/seating';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { join, makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { type Answer, HttpClient } from '../support/http';
import { copies } from '../support/reads';

const DOOR = '/en/office/enrol';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');

/** The page with its addresses as a browser reads them. */
const linksOf = ({ text }: Answer): string => text.replaceAll('&#x3D;', '=');

/** The value of a field of the page that came back. */
const valueOf = ({ text }: Answer, name: string): string =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(text)?.[1] ?? '';

/** The page with all questions, as it comes to somebody new. */
const formFor = (client: HttpClient, more: Record<string, string> = {}): Promise<Answer> =>
  client.form(DOOR, { step: 'choose', ...more });

/** Fills in the form and presses its button. */
async function enrol(
  group: OpenClass,
  fields: Record<string, string>,
  client = staff,
): Promise<{ sent: Record<string, string>; answer: Answer }> {
  const operation = valueOf(await formFor(client), 'operation');
  const sent = { step: 'enrol', operation, language: 'en', group: group.code, wait: 'yes', ...fields };
  return { sent, answer: await client.form(DOOR, sent) };
}

const enrolledIn = (group: OpenClass) => app.db.collection('enrolments').find({ classId: group.id }).toArray();
const idOf = ({ headers }: Answer): string => headers['location']?.split('/').at(-1) ?? '';

describe('At the door, the office', () => {
  it('enrols somebody new in three steps, without a phone, and gives the card', async () => {
    const group = await makeClass(app, legis);
    const nobody = await staff.form(DOOR, { step: 'find', q: 'Xhevahire Ramadani', class: group.code });
    expect(nobody.status).toBe(200);
    expect(valueOf(nobody, 'fullName')).toBe('Xhevahire Ramadani');
    expect(nobody.text).toMatch(new RegExp(`name="group" value="${group.code}" checked`));
    expect(nobody.text).toContain('<div data-language="ar">');
    expect(nobody.text).toMatch(/lang="sq" dir="ltr"><p>Ne shënojmë emrin tuaj/);
    expect(nobody.headers['cache-control']).toBe('no-store');
    const { answer } = await enrol(group, {
      fullName: 'Xhevahire Ramadani',
      language: 'sq',
      companions: 'Drita\n\nAgim ',
    });
    expect(answer.status).toBe(303);
    const page = await staff.follow(answer);
    const text = plain(page.text);
    expect(text).toContain('Xhevahire has 3 places');
    expect(text).toContain('Xhevahire gets no message');
    expect(text).toContain('Ruajeni kartën si një çelës.');
    expect(page.text).toMatch(/<p class="code"><bdi dir="ltr">[A-Z0-9]{4} [A-Z0-9]{4}</);
    expect(linksOf(page)).toContain(`href="/en/office/enrol?class=${group.code}" autofocus`);
    const [enrolment] = await enrolledIn(group);
    expect(enrolment).toMatchObject({ status: 'enrolled', seats: 3, language: 'sq', helpedBy: expect.any(String) });
    expect(await app.get(SeatAudit).problems()).toEqual([]);
  });

  it('finds people by a word of the name in any script, or by the phone, and keeps the contact it does not show', async () => {
    const [before, group] = [await makeClass(app, legis), await makeClass(app, legis)];
    const phone = newPhone();
    await join(app.http, before.id, { fullName: 'Амира Хаџић', phone, language: 'bs' });
    for (const q of ['hadzic', 'HADŽIĆ', 'Хаџић', phone, phone.replace('+389', '0')]) {
      const found = await staff.form(DOOR, { step: 'find', q });
      expect(plain(found.text)).toContain(`Амира Хаџић Bosnian, phone ends in ${phone.slice(-3)}`);
      expect(plain(found.text)).toContain('First stitches, group A: has a place');
    }
    const found = await staff.form(DOOR, { step: 'find', q: 'hadzic' });
    expect(found.text).not.toContain(phone);
    expect(found.text).toContain(`href="/en/office/classes/${before.code}"`);
    const person = valueOf(found, 'person');
    const form = await formFor(staff, { person, class: group.code });
    expect(valueOf(form, 'fullName')).toBe('Амира Хаџић');
    expect(plain(form.text)).toContain(`Leave it empty to keep what we have: phone ends in ${phone.slice(-3)}.`);
    await enrol(group, { fullName: 'Амира Хаџић', person, language: 'bs' });
    const again = await enrol(group, { fullName: 'Амира Хаџић', person, language: 'bs' });
    expect(await enrolledIn(group)).toHaveLength(1);
    expect(plain((await staff.follow(again.answer)).text)).toContain('This person is in the class already.');
    await app.drain();
    expect(app.mail.to(phone).length).toBeGreaterThan(1);
  });

  it('enrols once however often the button is pressed, and asks when the page is used for somebody else', async () => {
    const group = await makeClass(app, legis);
    const { sent, answer } = await enrol(group, { fullName: 'Omar Khalil', phone: newPhone() });
    const twice = await staff.form(DOOR, sent);
    expect(idOf(twice)).toBe(idOf(answer));
    const other = await staff.form(DOOR, { ...sent, fullName: 'Leila Karimi', phone: newPhone() });
    expect(other.status).toBe(422);
    expect(plain(other.text)).toContain('This page has enrolled somebody already.');
    const operation = valueOf(other, 'operation');
    expect(operation).not.toBe(sent['operation']);
    const third = await staff.form(DOOR, { ...sent, operation, fullName: 'Leila Karimi', phone: newPhone() });
    expect(third.status).toBe(303);
    expect(await enrolledIn(group)).toHaveLength(2);
  });

  it('says beside each field what to change, and keeps what was typed', async () => {
    const group = await makeClass(app, legis);
    const { answer } = await enrol(group, {
      fullName: ' ',
      phone: 'call me',
      group: '',
      needs: 'An interpreter for Farsi',
      companions: 'Drita\n070 123 456',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<a href="#fullName">Write the name</a>');
    expect(answer.text).toContain('<a href="#group">Choose a class</a>');
    expect(answer.text).toContain('<a href="#companions">Write a name on each line, not a phone number</a>');
    expect(answer.text).toContain('An interpreter for Farsi</textarea>');
    const phone = await enrol(group, { fullName: 'Omar Khalil', phone: 'call me' });
    expect(phone.answer.text).toContain('<a href="#phone">Write a phone number that we can call');
    expect(valueOf(phone.answer, 'phone')).toBe('call me');
    const empty = await staff.form(DOOR, { step: 'find', q: ' ' });
    expect([empty.status, plain(empty.text).includes('Write a name or a phone number')]).toEqual([422, true]);
    expect(await enrolledIn(group)).toEqual([]);
  });

  it('puts people on the waiting list of a full class when it is told to, and else says the number', async () => {
    const group = await makeClass(app, legis, { class: { capacity: 1 } });
    await join(app.http, group.id);
    const fields = { fullName: 'Samira Haddad', phone: newPhone() };
    const form = await formFor(staff, { class: group.code });
    expect(plain(form.text)).toContain('Full: number 1');
    const refused = await enrol(group, { ...fields, wait: '' });
    expect(refused.answer.status).toBe(422);
    expect(plain(refused.answer.text)).toContain('The person would be number 1');
    const waits = await enrol(group, fields);
    const last = plain((await staff.follow(waits.answer)).text);
    expect(last).toContain('Samira is number 1 on the waiting list');
    // On the card too, which else reads like that of a place.
    expect(last).toMatch(/Number on the waiting list\s+You are number 1 on the waiting list/);
  });

  it('enrols into a class that runs, and into one whose meetings are over', async () => {
    const running = await makeClass(app, legis, { class: { sessions: meetings(app, 2, -3) } });
    const past = await makeClass(app, legis, { class: { sessions: meetings(app, 2, -60) } });
    const form = plain((await formFor(staff)).text);
    expect(form).toMatch(/Running .*The meetings are over, for paper rolls/);
    for (const group of [running, past]) {
      expect((await enrol(group, { fullName: 'Omar Khalil', phone: newPhone() })).answer.status).toBe(303);
      expect(await enrolledIn(group)).toHaveLength(1);
    }
  });

  it('finds each class that takes people, however many of later ones are over or called off', async () => {
    const own = await makeOrganisation(app);
    const office = await clientOf(app, own);
    const group = await makeClass(app, own, { class: { town: 'Tetovo' } });
    const startsAt = new Date(app.clock.now().getTime() + 400 * 24 * 3_600_000);
    await copies(app, 'classes', { _id: group.id }, 501, (at) => ({ code: `off-${at}`, state: 'cancelled', startsAt }));
    expect(plain((await formFor(office)).text)).toContain('Tetovo');
  });

  it('lets somebody into a higher level with a reason, and gives a free place at once', async () => {
    const course = {
      level: 'advanced' as const,
      entry: { rule: 'previous_level' as const },
      prices: { free: true, citizen: { amount: 240_000, currency: 'MKD' as const } },
    };
    const below = await makeClass(app, legis);
    const group = await makeClass(app, legis, {
      course: { ...course, trackId: below.course.trackId },
      class: { freePlaces: 'ask' },
    });
    const fields = { fullName: 'Nadia Salem', phone: newPhone(), freePlace: 'yes' };
    const asked = await enrol(group, fields);
    expect(asked.answer.status).toBe(422);
    expect(asked.answer.text).toContain('<a href="#recognised">This course goes on from the level below');
    const done = await enrol(group, { ...fields, recognised: 'Learned it at home.' });
    expect(plain((await staff.follow(done.answer)).text)).toContain('Nadia has a place');
    expect(await enrolledIn(group)).toMatchObject([{ status: 'enrolled', free: true }]);
  });
});

describe('The door', () => {
  it('is for coordinators and managers only, and shows nothing of another organisation', async () => {
    const group = await makeClass(app, legis);
    const { answer } = await enrol(group, { fullName: 'Omar Khalil', phone: newPhone() });
    const found = await staff.form(DOOR, { step: 'find', q: 'Khalil' });
    const person = valueOf(found, 'person');
    for (const role of ['instructor', 'accountant', 'mentor'] as const) {
      const client = await clientOf(app, legis, role);
      expect((await client.get(DOOR)).status).toBe(403);
      expect((await client.form(DOOR, { step: 'find', q: 'Khalil' })).status).toBe(403);
    }
    expect((await (await clientOf(app, legis, 'manager')).get(DOOR)).status).toBe(200);
    const stranger = await clientOf(app, await makeOrganisation(app));
    expect((await stranger.get(`${DOOR}/done/${idOf(answer)}`)).status).toBe(404);
    expect((await formFor(stranger, { person })).status).toBe(404);
    expect((await enrol(group, { fullName: 'Vesna Primer' }, stranger)).answer.status).toBe(404);
    expect(plain((await stranger.form(DOOR, { step: 'find', q: 'Khalil' })).text)).not.toMatch(/We know \d/);
    expect(await enrolledIn(group)).toHaveLength(1);
  });

  it('is one key away on every page of the office, for those who may', async () => {
    const group = await makeClass(app, legis);
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
    const client = new HttpClient(app.app);
    await client.form('/en/sign-in', { email: account.email, password: PASSWORD });
    const { sessions } = (await staff.get(`/api/v1/classes/${group.id}`)).body;
    const pages = ['', '/classes', `/classes/${group.code}`, '/enrol', `/meetings/${sessions[0].id}/roll`];
    for (const path of pages) {
      const { text } = await client.get(`/en/office${path}`);
      expect(text.match(/accesskey="e"/g)).toHaveLength(1);
      expect(text).toMatch(/href="\/en\/office\/enrol"[^>]* accesskey="e">Enrol someone</);
    }
    const instructor = await clientOf(app, legis, 'instructor');
    expect((await instructor.get('/en/office/classes')).text).not.toContain('accesskey');
    const page = await client.get(`/en/office/classes/${group.code}`);
    expect(linksOf(page)).toContain(`href="/en/office/enrol?class=${group.code}">Enrol into this class`);
  });
});
