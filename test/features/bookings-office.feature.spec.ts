import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { HttpClient } from '../support/http';
import { copies, readsDuring } from '../support/reads';

interface Meeting {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

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

const open = (course: object = {}, days = 40): Promise<OpenClass> =>
  makeClass(app, legis, {
    course: { level: 'advanced', prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } }, ...course },
    class: { capacity: 8, sessions: meetings(app, 2, days) },
  });

const pathOf = ({ requestId }: { requestId: string }): string => `/en/office/companies/${requestId}`;
const read = async (path: string): Promise<string> => readable((await office.get(path)).text);

describe('The office', () => {
  it('names, changes and takes off a company’s people for it, after the company’s own time too', async () => {
    const group = await open({}, 1);
    const buyer = await selling.book(group);
    const path = pathOf(buyer);
    expect(readable((await app.http.get(`/en/companies/desk/${buyer.secret}`)).text)).not.toContain('Give them their');
    const none = await office.form(`${path}/names`, {});
    expect(none.status).toBe(422);
    expect(readable(none.text)).toContain('Enter a name with a mail address or a phone number');
    const unread = await office.form(`${path}/names`, { list: 'Bekim\nAna; ana@textile.example' });
    expect(unread.status).toBe(422);
    expect(unread.text).toContain('>Bekim\nAna; ana@textile.example</textarea>');
    const named = await office.form(`${path}/names`, { fullName: 'Ana Ilieva', reach: 'ana@textile.example' });
    expect(readable((await office.follow(named)).text)).toMatch(/They have their places.*1 of 3 people have a name/);
    const [, person] = /href="([^"]*\/names\/[\w-]+)"/.exec((await office.get(path)).text)!;
    const wrong = await office.form(person!, { fullName: 'Lejla Basic', reach: '', do: 'swap' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="Lejla Basic"');
    const other = { fullName: 'Lejla Basic', reach: 'lejla@textile.example', do: 'swap' };
    expect(readable((await office.follow(await office.form(person!, other))).text)).toMatch(
      /Another person comes.*Lejla Basic/,
    );
    const [, lejla] = /href="([^"]*\/names\/[\w-]+)"/.exec((await office.get(path)).text)!;
    const off = await office.follow(await office.form(lejla!, { do: 'remove' }));
    expect(readable(off.text)).toMatch(/The place stays the company’s.*0 of 3 people have a name/);
    expect((await office.get(lejla!)).status).toBe(404);
    await office.form(`${path}/steps`, { do: 'cancel' });
    await app.drain();
  });

  it('says no for a company that phones, and has the next word', async () => {
    const buyer = await selling.ask(await open());
    const quote = await selling.quote(buyer);
    const no = { do: 'decline', quote, reason: 'Too dear this year.' };
    const page = await office.follow(await office.form(`${pathOf(buyer)}/steps`, no));
    expect(readable(page.text)).toMatch(/The quote is declined. You have the next word.*Too dear this year\./);
    expect((await buyer.client.get(`/api/v1/quotes/${quote}`)).body.status).toBe('declined');
  });

  it('is told which companies have not paid, and lets a booking go knowing what happens', async () => {
    const group = await open();
    const buyer = await selling.book(group);
    await buyer.client.post(`/api/v1/bookings/${buyer.bookingId}/names`, {
      names: [{ fullName: 'Bekim Krasniqi', email: 'bekim@textile.example', language: 'en' }],
    });
    expect(await read('/en/office')).not.toContain('not paid in time');
    expect(await read(pathOf(buyer))).not.toContain('Let the booking go');
    await app.advance({ hours: 17 * 24 });
    expect(await read('/en/office')).toMatch(/Companies that have not paid in time.*Tekstil Vardar/);
    expect(await read('/en/office/companies')).toMatch(/Not paid in time 1 Tekstil Vardar , 3 people was due on/);
    expect(await read(pathOf(buyer))).toMatch(
      /When you let the booking go, 1 person loses the place and hears of it, 3 places go to whoever waits, .*The pro-forma is withdrawn\./,
    );
    await office.form(`${pathOf(buyer)}/steps`, { do: 'cancel' });
    await app.drain();
    expect(await read('/en/office/companies')).not.toContain('Not paid in time');
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats).toMatchObject({ taken: 0 });
  });

  it('ends a company’s link and sends another, which opens the booking too', async () => {
    const buyer = await selling.book(await open());
    await app.drain();
    const email = app.mail.messages.map(({ to }) => to).findLast((to) => /^vesna-/.test(to)) ?? '';
    const page = await office.follow(await office.form(`${pathOf(buyer)}/steps`, { do: 'renew' }));
    expect(readable(page.text)).toContain('The company has a new link.');
    await app.drain();
    const [, secret] = /\/companies\/desk\/([A-Z2-9]{11})/.exec(app.mail.to(email).at(-1)!.text)!;
    expect(secret).not.toBe(buyer.secret);
    expect((await app.http.get(`/en/companies/desk/${buyer.secret}`)).status).toBe(404);
    expect((await buyer.client.get(`/api/v1/bookings/${buyer.bookingId}`)).status).toBe(404);
    const renewed = app.http.with({ 'x-secret': secret! });
    expect((await renewed.get(`/api/v1/bookings/${buyer.bookingId}`)).status).toBe(200);
    expect((await renewed.post(`/api/v1/quote-requests/${buyer.requestId}/link`, {})).status).toBe(401);
  });

  it('makes a new invoice after a credit note, once', async () => {
    const buyer = await selling.book(await open());
    await selling.accountant.post(`/api/v1/invoices/${buyer.proForma}/cash`, {});
    await app.drain();
    expect(await read(pathOf(buyer))).not.toContain('Make a new invoice');
    const early = await selling.staff.post(`/api/v1/bookings/${buyer.bookingId}/invoice`, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'no_invoice_due' } });
    const invoices = async () =>
      (
        (await buyer.client.get(`/api/v1/bookings/${buyer.bookingId}`)).body.invoices as {
          kind: string;
          status: string;
          number: string;
        }[]
      ).filter(({ kind }) => kind === 'invoice');
    const [first] = await invoices();
    await selling.accountant.post(`/api/v1/invoices/${first!.number}/credit-note`, { reason: 'A wrong address.' });
    await app.drain();
    const again = () => office.form(`${pathOf(buyer)}/steps`, { do: 'invoice' });
    expect(readable((await office.follow(await again())).text)).toContain('The new invoice is made.');
    expect(readable((await office.follow(await again())).text)).toContain('There is an invoice already');
    expect((await invoices()).map(({ status }) => status)).toEqual(['credited', 'paid']);
  });

  it('has a list of sales that costs the same however many there are, a page at a time', async () => {
    const group = await open();
    const [buyer, other] = [await selling.ask(group), await selling.ask(group)];
    const few = await readsDuring(app, () => office.get('/en/office/companies'));
    await copies(app, 'quote_requests', { _id: buyer.requestId }, 120, (at) => ({
      secretHash: `copy-${at}`,
      namesHash: `copy-${at}`,
      status: 'closed',
      changedAt: new Date(app.clock.now().getTime() - at * 1_000),
    }));
    await copies(app, 'quote_requests', { _id: other.requestId }, 30, (at) => ({
      secretHash: `waits-${at}`,
      namesHash: `waits-${at}`,
    }));
    const many = await readsDuring(app, () => office.get('/en/office/companies'));
    // What is remembered for a second, and sweeps, make it a few more or less; one query a row would make it thirty more.
    expect(Math.abs(many.length - few.length)).toBeLessThan(10);
    expect(await read('/en/office/companies')).toMatch(/Show all 3\d.*120 requests are filed away/);
    const first = await office.get('/en/office/companies?part=closed');
    const [, next] = /rel="next" href="([^"]*)"/.exec(first.text)!;
    const rows = (html: string): number => [...html.matchAll(/<a href="\/en\/office\/companies\/[\w-]+"/g)].length;
    expect(rows(first.text)).toBe(50);
    const second = await office.get(next!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect(rows(second.text)).toBe(50);
    expect(second.text).toContain('rel="prev"');
  });
});

describe('A company whose class changes', () => {
  it('hears of the new day with what it may still do, and why a class is off', async () => {
    const group = await open({}, 40);
    await selling.book(group);
    await app.drain();
    const email = app.mail.messages.map(({ to }) => to).findLast((to) => /^vesna-/.test(to)) ?? '';
    const { sessions } = (await selling.staff.get(`/api/v1/classes/${group.id}`)).body as { sessions: Meeting[] };
    const later = (at: string): string => new Date(Date.parse(at) + 2 * 3_600_000).toISOString();
    const [one, ...rest] = sessions;
    const moved = [{ ...one!, start: later(one!.start), end: later(one!.end) }, ...rest];
    const answer = await selling.staff.patch(`/api/v1/classes/${group.id}`, { sessions: moved });
    expect(answer.status).toBe(200);
    await app.drain();
    const letter = app.mail.to(email).at(-1)!;
    expect(letter.subject).toMatch(/^A change in First stitches: the meeting of .* is now on /);
    expect(letter.text).toMatch(/Send other people, or give places back for nothing[\s\S]*Give places back until/);
    await selling.staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'The room burned.' });
    await app.drain();
    expect(readable(app.mail.to(email).at(-1)!.text)).toContain('The class does not take place: The room burned.');
  });
});
