import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { join, makeClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let staff: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { country: 'MK' });
  staff = await clientOf(app, legis);
});
afterAll(() => app.close());

const PEOPLE = '/en/office/people';
const DOOR = '/en/office/enrol';

describe('The office looks for a person', () => {
  it('from the bar of every page by a form, and finds the classes of the person', async () => {
    const group = await makeClass(app, legis);
    await join(app.http, group.id, { fullName: 'Samira Hadžić', phone: '+38970123456' });
    const any = await staff.get('/en/office/classes');
    expect(any.text).toMatch(/<form class="s-find" role="search" method="post" action="\/en\/office\/people">/);
    const found = await staff.form(PEOPLE, { q: 'hadzic' });
    expect(readable(found.text)).toContain('Samira Hadžić');
    expect(found.text).toContain(`href="/en/office/classes/${group.code}"`);
    const chosen = /name="person" value="([^"]*)"/.exec(found.text)?.[1] ?? '';
    const form = await staff.form(DOOR, { step: 'choose', person: chosen });
    expect(form.text).toContain('value="Samira Hadžić"');
    const empty = await staff.form(PEOPLE, { q: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#q">Write a name or a phone number');
  });

  it('by the last four digits of a phone or more, in the own organisation only', async () => {
    const group = await makeClass(app, legis);
    await join(app.http, group.id, { fullName: 'Oksana Bondar', phone: '+38970987654' });
    await join(app.http, group.id, { fullName: 'Leila Karimi', phone: '+38971017654' });
    const names = async (q: string, client = staff) => readable((await client.form(PEOPLE, { q })).text);
    expect(await names('7654')).toMatch(/Oksana Bondar|Leila Karimi/);
    expect(await names('87654')).toContain('Oksana Bondar');
    expect(await names('87 654')).not.toContain('Leila Karimi');
    expect(await names('654')).toContain('We know nobody by “654”.');
    const other = await clientOf(app, await makeOrganisation(app, { country: 'MK' }));
    expect(await names('7654', other)).toContain('We know nobody by “7654”.');
    const stored = JSON.stringify(await app.db.collection('persons').find({ organisationId: legis.id }).toArray());
    expect(stored).not.toContain('7654"');
  });

  it('and hears that nobody was found before a form for somebody new stands there', async () => {
    const nobody = readable((await staff.form(DOOR, { step: 'find', q: 'Xhevahire' })).text);
    expect(nobody).toMatch(/We know nobody by “Xhevahire”\. Search finds whole words of a name/);
    const digits = await staff.form(DOOR, { step: 'find', q: '456' });
    expect(readable(digits.text)).toContain('We know nobody by “456”.');
    expect(digits.text).not.toContain('value="456"');
  });

  it('and has what is needed now and then on one page', async () => {
    const { text } = await staff.get('/en/office/tools');
    const links = [...text.matchAll(/class="s-plain s-strong" href="([^"]*)"/g)].map(([, path]) => path ?? '');
    expect(links).toEqual(expect.arrayContaining(['/en/office/letters', '/en/office/calendars', '/en/office/embed']));
    for (const path of links) expect((await staff.get(path)).status).toBe(200);
    const teacher = await clientOf(app, legis, 'instructor');
    expect((await teacher.get('/en/office/classes')).text).not.toContain('s-find');
    expect((await teacher.get(PEOPLE)).status).toBe(403);
  });
});
