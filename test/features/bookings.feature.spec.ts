import { SeatAudit } from '../../src/seating';
import type { Organisation } from '../../src/organisations';
import { Acceptance } from '../../src/bookings';
import { clientOf } from '../factories/account';
import { breakWrites } from '../factories/broken-writes';
import { makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';

const PAID = {
  course: { level: 'advanced', prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } } },
} as const;

interface Paper {
  readonly number: string;
  readonly status: string;
}

let app: TestApp;
let legis: Organisation;
let selling: Selling;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
});
afterAll(() => app.close());

/** A class with so many seats, far enough away that a company can still change its mind. */
const open = (capacity: number, days = 30): Promise<OpenClass> =>
  makeClass(app, legis, { ...PAID, class: { capacity, sessions: meetings(app, 2, days) } });

const seatsOf = async ({ id }: OpenClass) => (await app.http.get(`/api/v1/classes/${id}`)).body.seats as object;

const problems = (): Promise<string[]> => app.get(SeatAudit).problems();

describe('A company that buys seats', () => {
  it('asks, gets a quote, accepts it once, and has the seats with a pro-forma', async () => {
    const group = await open(5);
    const buyer = await selling.ask(group, { notes: 'Can we pay in two parts?' });
    await app.drain();
    const [received] = app.mail.to('vesna-1@textile.example');
    expect(received!.text).toContain(`/en/companies/desk/${buyer.secret}`);
    await selling.staff.post(`/api/v1/quote-requests/${buyer.requestId}/remarks`, { text: 'Yes, you can.' });
    await app.drain();
    expect(app.mail.to('vesna-1@textile.example').at(-1)!.text).toContain('Yes, you can.');

    const draft = await selling.draft({ requestId: buyer.requestId });
    expect(draft).toMatchObject({
      status: 201,
      body: { status: 'draft', seats: 3, number: expect.stringMatching(/^Q-\d{4}-000001$/) },
    });
    expect(draft.body.totals.payable).toEqual({ amount: 600_000, currency: 'MKD' });
    const { id } = draft.body as { id: string };
    expect((await buyer.client.get(`/api/v1/quotes/${id}`)).status).toBe(404);
    await selling.staff.post(`/api/v1/quotes/${id}/sending`);
    await app.drain();
    expect(app.mail.to('vesna-1@textile.example').at(-1)!.text).toContain('6,000');

    const yes = await buyer.client.post(`/api/v1/quotes/${id}/acceptance`, { orderNumber: 'PO-118' });
    expect(yes).toMatchObject({
      status: 201,
      body: {
        booking: { status: 'reserved', seats: 3, named: 0, open: 3 },
        proForma: { number: expect.stringMatching(/^PF-/) },
      },
    });
    const again = await buyer.client.post(`/api/v1/quotes/${id}/acceptance`, {});
    expect(again.body).toEqual(yes.body);
    expect(await seatsOf(group)).toMatchObject({ taken: 3, free: 2 });
    const papers = (await selling.accountant.get('/api/v1/invoices?kind=pro_forma')).body.items as { number: string }[];
    expect(papers.filter(({ number }) => number === yes.body.proForma.number)).toHaveLength(1);
    expect(await problems()).toEqual([]);
  });

  it('takes nothing when the seats are gone meanwhile, and can still accept once they are there', async () => {
    const group = await open(3);
    const buyer = await selling.ask(group);
    const quote = await selling.quote(buyer);
    const other = await selling.book(group, { seats: 3 });
    const gone = await buyer.client.post(`/api/v1/quotes/${quote}/acceptance`, {});
    expect(gone).toMatchObject({ status: 409, body: { code: 'class_full', available: 0 } });
    expect((await buyer.client.get(`/api/v1/quotes/${quote}`)).body.status).toBe('sent');
    expect((await other.client.delete(`/api/v1/bookings/${other.bookingId}`)).body.status).toBe('cancelled');
    expect((await buyer.client.post(`/api/v1/quotes/${quote}/acceptance`, {})).status).toBe(201);
    expect(await problems()).toEqual([]);
  });

  it('has one booking however often and wherever it is accepted at once', async () => {
    const group = await open(5);
    const buyer = await selling.ask(group);
    const quote = await selling.quote(buyer);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => buyer.client.post(`/api/v1/quotes/${quote}/acceptance`, {})),
    );
    expect(new Set(answers.map(({ body }) => body.booking?.id as string))).toHaveProperty('size', 1);
    expect(new Set(answers.map(({ body }) => body.proForma?.number as string))).toHaveProperty('size', 1);
    expect(await seatsOf(group)).toMatchObject({ taken: 3 });
  });

  it('gets its seats by the job when the process ends after the yes', async () => {
    const group = await open(5);
    const buyer = await selling.ask(group);
    const quote = await selling.quote(buyer);
    const mend = breakWrites(app, (changes) => changes.some(({ change }) => change === 'blocked'));
    expect((await buyer.client.post(`/api/v1/quotes/${quote}/acceptance`, {})).status).toBe(500);
    expect((await buyer.client.get(`/api/v1/quotes/${quote}`)).body.status).toBe('accepted');
    expect(await seatsOf(group)).toMatchObject({ taken: 0 });
    mend();
    await app.get(Acceptance).finishByItself(quote);
    expect(await seatsOf(group)).toMatchObject({ taken: 3 });
    await app.drain();
    const [booking] = (await selling.staff.get('/api/v1/bookings?limit=1')).body.items as { id: string }[];
    expect((await buyer.client.get(`/api/v1/bookings/${booking!.id}`)).body.invoices).toHaveLength(1);
    expect(await problems()).toEqual([]);
  });

  it('can decline, and can not accept what has expired', async () => {
    const group = await open(5);
    const no = await selling.ask(group);
    const declined = await selling.quote(no);
    const refused = await no.client.post(`/api/v1/quotes/${declined}/refusal`, { reason: 'Too dear.' });
    expect(refused.body.status).toBe('declined');
    expect((await no.client.post(`/api/v1/quotes/${declined}/acceptance`, {})).body.code).toBe('wrong_quote_state');
    const late = await selling.ask(group);
    const quote = await selling.quote(late);
    await app.advance({ hours: 8 * 24 });
    expect((await late.client.post(`/api/v1/quotes/${quote}/acceptance`, {})).body.code).toBe('quote_expired');
    expect(await seatsOf(group)).toMatchObject({ taken: 0 });
  });

  it('has one quote to answer: the newest one sent, also after it declined', async () => {
    const group = await open(5);
    const buyer = await selling.ask(group);
    const first = await selling.quote(buyer);
    await buyer.client.post(`/api/v1/quotes/${first}/refusal`, { reason: 'Too dear.' });
    const second = await selling.quote(buyer);
    const third = await selling.quote(buyer);
    expect((await buyer.client.post(`/api/v1/quotes/${second}/acceptance`, {})).body).toMatchObject({
      code: 'wrong_quote_state',
      quoteStatus: 'replaced',
    });
    const read = (await buyer.client.get(`/api/v1/quote-requests/${buyer.requestId}`)).body;
    expect(read.quotes.map(({ status }: { status: string }) => status)).toEqual(['sent', 'replaced', 'declined']);
    expect(read.remarks.at(-1)).toMatchObject({ by: 'company', text: 'Too dear.' });
    expect((await buyer.client.post(`/api/v1/quotes/${third}/acceptance`, {})).status).toBe(201);
  });

  it('pays for as many seats as it keeps, and for none once it is called off', async () => {
    const group = await open(5);
    const { client, bookingId, proForma } = await selling.book(group);
    await app.drain();
    await client.patch(`/api/v1/bookings/${bookingId}`, { seats: 2 });
    await app.drain();
    const papers = async () => (await client.get(`/api/v1/bookings/${bookingId}`)).body.invoices as Paper[];
    const [old, fresh] = await papers();
    expect([old, fresh]).toMatchObject([{ number: proForma, status: 'withdrawn' }, { status: 'issued' }]);
    const { open: due } = (await selling.accountant.get(`/api/v1/invoices/${fresh!.number}`)).body;
    expect(due).toEqual({ amount: 400_000, currency: 'MKD' });
    await client.delete(`/api/v1/bookings/${bookingId}`);
    await app.drain();
    expect((await papers()).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('keeps its group: that is merged into another only once the company agreed', async () => {
    const group = await open(5);
    const other = await makeClassOf(app, legis, group.course, {
      class: { capacity: 9, sessions: meetings(app, 2, 31) },
    });
    await selling.book(group);
    const merged = await selling.staff.post(`/api/v1/classes/${group.id}/merger`, {
      into: other.id,
      reason: 'Few people',
    });
    expect(merged).toMatchObject({ status: 422, body: { errors: [{ field: 'into', code: 'company_seats' }] } });
  });

  it('is not read by another company, another organisation, or an instructor', async () => {
    const group = await open(5);
    const booked = await selling.book(group);
    const stranger = await selling.ask(group);
    const other = await makeOrganisation(app);
    const paths = [`/api/v1/bookings/${booked.bookingId}`, `/api/v1/quote-requests/${booked.requestId}`];
    for (const path of paths) {
      expect((await stranger.client.get(path)).status).toBe(404);
      expect((await (await clientOf(app, other)).get(path)).status).toBe(404);
      expect((await (await clientOf(app, legis, 'instructor')).get(path)).status).toBe(403);
      expect((await app.http.get(path)).status).toBe(401);
    }
  });

  it('can not be offered anything before the accountant has said who sells', async () => {
    const poor = await makeOrganisation(app);
    const course = await makeClass(app, poor, PAID);
    const asked = await app.http.post('/api/v1/quote-requests', {
      organisation: poor.slug,
      company: { name: 'Tekstil', address: 'Partizanska 12', country: 'MK' },
      contact: { fullName: 'Vesna', email: 'v@textile.example' },
      language: 'mk',
      kind: 'workshop',
      courseId: course.course.slug,
      seats: 8,
    });
    expect(asked.status).toBe(201);
    const staff = await clientOf(app, poor);
    const body = {
      requestId: asked.body.id,
      lines: [
        { text: { en: 'Workshop' }, quantity: 1, unitPrice: { amount: 1_800_000, currency: 'MKD' }, vat: 'none' },
      ],
      validUntil: new Date(app.clock.now().getTime() + 1e9).toISOString(),
    };
    expect(await staff.post('/api/v1/quotes', body)).toMatchObject({
      status: 409,
      body: { code: 'billing_not_set_up' },
    });
  });
});
