import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Buyer, Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let selling: Selling;
let office: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  office = new HttpClient(app.app);
  await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const open = (capacity: number): Promise<OpenClass> =>
  makeClass(app, legis, {
    course: {
      level: 'advanced',
      prices: {
        free: false,
        seat: { amount: 200_000, currency: 'MKD' },
        workshop: { amount: 1_800_000, currency: 'MKD' },
      },
    },
    class: { capacity, sessions: meetings(app, 2, 40) },
  });
const deskOf = ({ secret }: Buyer): string => `/en/companies/desk/${secret}`;
const pathOf = ({ requestId }: Buyer): string => `/en/office/companies/${requestId}`;

describe('A quote for places that are gone', () => {
  it('warns the office, and the company asks for what is free instead of accepting it', async () => {
    const group = await open(5);
    const buyer = await selling.ask(group);
    await selling.quote(buyer);
    expect((await app.http.get(deskOf(buyer))).text).toContain('Accept for');
    expect((await office.get(pathOf(buyer))).text).not.toContain('Free places in its class now');
    await selling.book(group);
    const short = await app.http.get(deskOf(buyer));
    expect(readable(short.text)).toContain('Free places in this class now: 2. The quote is for 3');
    expect(short.text).not.toContain('Accept for');
    expect(readable((await office.get(pathOf(buyer))).text)).toMatch(
      /Free places in its class now: 2. This quote is for 3.*Free places in the class now: 2. The company asks for 3/,
    );
    const [, question] = /name="question" value="([^"]+)"/.exec(short.text)!;
    await app.http.form(`${deskOf(buyer)}/remarks`, { question: question! });
    expect(readable((await office.get(pathOf(buyer))).text)).toContain('We would take the places that are free: 2.');
  });
});

describe('What a company asks for', () => {
  it('stands on its page and in the office, with all by which the company is reached and billed', async () => {
    const group = await open(5);
    const path = `/en/companies/request?course=${group.course.slug}`;
    const year = app.clock.now().getUTCFullYear() + 1;
    const fields = {
      seats: '12',
      wishedDates: `24.3.${year}`,
      place: 'company',
      'company.name': 'Konfekcija Ana',
      'company.address': 'Partizanska 12',
      'company.country': 'MK',
      'company.taxNumber': 'MK4030009876543',
      'contact.fullName': 'Vesna Ilieva',
      'contact.email': 'vesna@textile.example',
      'contact.phone': '070 555 123',
    };
    const past = await app.http.form(path, { ...fields, wishedDates: '24.3.2020' });
    expect(past.status).toBe(422);
    expect(readable(past.text)).toContain('Choose days that are still to come');
    const desk = (await app.http.form(path, fields)).headers['location']!;
    const day = new RegExp(`24 March ${year}`);
    const own = readable((await app.http.get(desk)).text);
    expect(own).toMatch(day);
    expect(own).toMatch(/Where Partizanska 12 .*We come to you/);
    const [, sale] = /href="(\/en\/office\/companies\/[\w-]+)"><bdi>Konfekcija Ana/.exec(
      (await office.get('/en/office/companies')).text,
    )!;
    const page = readable((await office.get(sale!)).text);
    expect(page).toMatch(/vesna@textile\.example.*\+38970555123.*North Macedonia.*MK4030009876543/);
    expect(page).toMatch(day);
    expect((await office.get(sale!)).text).not.toContain('12, MK<');
  });
});
