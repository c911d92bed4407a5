import type { Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let selling: Selling;
let office: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', currency: 'MKD', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  office = new HttpClient(app.app);
  await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const open = (more: object = {}): Promise<OpenClass> =>
  makeClass(app, legis, {
    course: {
      level: 'advanced',
      prices: {
        free: false,
        citizen: { amount: 240_000, currency: 'MKD' },
        seat: { amount: 200_000, currency: 'MKD' },
      },
    },
    class: { capacity: 8, sessions: meetings(app, 2, 30), ...more },
  });

const money = async ({ code }: OpenClass) => (await selling.staff.get(`/api/v1/classes/${code}/money`)).body;
const pay = (number: string) => selling.accountant.post(`/api/v1/invoices/${number}/cash`, {});
const course = async (group: OpenClass, language = 'en') =>
  readable((await app.http.get(`/${language}/courses/${group.course.slug}`)).text);

describe('The solidarity ledger', () => {
  it('counts what a class cost and brought, and says on every page how many free places that pays for', async () => {
    const group = await open();
    const costs = `/en/office/classes/${group.code}/costs`;
    const wrong = await office.form(costs, { instructor: 'much', material: '500' });
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toContain('Enter an amount, for example 2400');
    expect(wrong.text).toContain('value="500"');
    const saved = await office.follow(await office.form(costs, { instructor: '1500', material: '500' }));
    expect(readable(saved.text)).toMatch(
      /The costs are saved.*The cost is 2,000 MKD. It is covered by 1 place that a citizen pays, or by 1 place that a company pays/,
    );
    const edit = await office.get(`/en/office/plan/courses/${group.course.slug}`);
    expect(readable(edit.text)).toContain('The cost is 2,000 MKD');
    const plan = await office.get(`/en/office/plan/classes/${group.code}`);
    expect(readable(plan.text)).toContain('It is covered by 1 place that a citizen pays');

    const buyer = await selling.book(group);
    const [bill] = await citizen(group);
    expect((await money(group)).income).toEqual([]);
    await pay(buyer.proForma);
    await pay(bill!);
    await app.drain();
    expect(await money(group)).toMatchObject({
      costs: { currency: 'MKD', instructor: 150_000, material: 50_000, room: 0, other: 0 },
      income: [{ currency: 'MKD', citizens: 240_000, companies: 600_000 }],
      pays: null,
    });
    expect(await course(group)).not.toContain('pays for');

    const empty = await office.form('/en/office/solidarity', { amount: '' });
    expect(readable(empty.text)).toContain('Enter what one free place costs');
    const page = await office.get('/en/office/solidarity');
    const year = fieldsOf(page.text, '/office/solidarity').year as string;
    expect((await office.form('/en/office/solidarity', { amount: '2000', year })).status).toBe(303);
    expect((await money(group)).pays).toBe(3);
    // Another language: the page that was just read is kept for a second.
    expect(await course(group, 'sq')).toContain('Ky grup paguan 3 vende falas');
    const desk = await app.http.get(`/en/companies/desk/${buyer.secret}`);
    expect(readable(desk.text)).toContain('Your 3 places pay for 2 free places. Thank you.');
    const ledger = readable((await office.get('/en/office/solidarity')).text);
    expect(ledger).toMatch(
      /3 free places are paid for. Costs 2,000 MKD From citizens 2,400 MKD From companies 6,000 MKD/,
    );
    const file = await office.form('/en/office/solidarity/file', { year });
    expect(file.text).toContain('1500,00');
    expect(file.headers['content-type']).toContain('text/csv');
  });

  it('counts no more what a payment taken back or a credit note frees', async () => {
    const group = await open();
    const buyer = await selling.book(group);
    await pay(buyer.proForma);
    await app.drain();
    expect((await money(group)).income).toEqual([{ currency: 'MKD', citizens: 0, companies: 600_000 }]);
    const invoices = (await selling.accountant.get('/api/v1/invoices?kind=invoice&limit=1')).body.items;
    await selling.accountant.post(`/api/v1/invoices/${invoices[0].number}/credit-note`, { reason: 'Wrong company.' });
    await selling.accountant.post(`/api/v1/invoices/${buyer.proForma}/withdrawal`, { reason: 'Wrong company.' });
    await app.drain();
    expect((await money(group)).income).toEqual([]);
  });

  it('follows a workshop into the class it gets, paid before its day was settled', async () => {
    const group = await open();
    const buyer = await selling.book(group, {
      kind: 'workshop',
      classId: undefined,
      courseId: group.course.slug,
    });
    await pay(buyer.proForma);
    await app.drain();
    await selling.staff.patch(`/api/v1/bookings/${buyer.bookingId}`, { classId: group.id });
    await app.drain();
    expect((await money(group)).income).toEqual([{ currency: 'MKD', citizens: 0, companies: 600_000 }]);
  });

  it('shows the free places that were given, and refuses a currency in which nothing is sold', async () => {
    const own = await makeOrganisation(app, { settings: { quietHours: null } });
    const staff = await clientOf(app, own);
    const free = await makeClass(app, own, { class: { sessions: meetings(app, 2, 30) } });
    await app.http.post(`/api/v1/classes/${free.id}/enrolments`, {
      fullName: 'Rana Khoury',
      email: 'rana@learner.example',
      language: 'en',
      seats: 2,
    });
    const year = await staff.get('/api/v1/solidarity');
    expect(year.body).toMatchObject({ given: 2, sums: [], freePlace: null });
    const { items, next } = (await staff.get('/api/v1/solidarity/classes')).body;
    expect(items).toMatchObject([{ code: free.code, given: 2, pays: null, costs: null }]);
    expect(next).toBeNull();
    expect((await staff.get(`/api/v1/solidarity/classes?year=2001`)).body.items).toEqual([]);
    const euro = await selling.staff.put('/api/v1/solidarity/free-place', { amount: 100, currency: 'EUR' });
    expect(euro).toMatchObject({ status: 422, body: { errors: [{ field: 'currency', code: 'no_account' }] } });
    const foreign = await staff.put(`/api/v1/classes/${(await open()).id}/costs`, {
      ...{ currency: 'MKD', instructor: 1, material: 0, room: 0, other: 0 },
    });
    expect(foreign.status).toBe(404);
  });
});

/** The numbers of the bills of somebody who has a place of the class. */
async function citizen(group: OpenClass): Promise<string[]> {
  const learner = await new WaitingLine(app, legis).learner(group);
  await app.drain();
  const items = (await selling.accountant.get('/api/v1/invoices?kind=pro_forma')).body.items as {
    number: string;
    subject: { id: string };
  }[];
  return items.filter(({ subject }) => subject.id === learner.id).map(({ number }) => number);
}
