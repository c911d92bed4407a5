import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let legis: Organisation;
let selling: Selling;
let office: HttpClient;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  office = new HttpClient(app.app);
  await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
  group = await makeClass(app, legis, {
    course: {
      level: 'advanced',
      prices: {
        free: false,
        seat: { amount: 200_000, currency: 'MKD' },
        workshop: { amount: 1_800_000, currency: 'MKD' },
      },
    },
    class: { capacity: 6, sessions: meetings(app, 2, 40) },
  });
});
afterAll(() => app.close());

const FIELDS = {
  seats: '3',
  'company.name': 'Tekstil Vardar',
  'company.address': 'Partizanska 12',
  'company.country': 'MK',
  'contact.fullName': 'Vesna Ilieva',
  'contact.email': 'vesna@textile.example',
  notes: 'We come by bus.',
};

describe('The pages of a company', () => {
  it('say what there is, and take a request with every mistake beside its field', async () => {
    const offers = readable((await app.http.get('/en/companies')).text);
    expect(offers).toContain('18,000 MKD');
    const path = `/en/companies/request?class=${group.code}`;
    const empty = await app.http.form(path, { ...FIELDS, seats: 'many', 'contact.email': 'vesna' });
    expect(empty.status).toBe(422);
    expect(readable(empty.text)).toMatch(/Enter how many people, for example 12.*Enter an email address/);
    expect(empty.text).toContain('value="Partizanska 12"');
    expect((await app.http.get('/en/companies/request?class=nothing')).status).toBe(303);
  });

  it('lead by one link from the request to the quote, the yes, and the names of its people', async () => {
    const form = await app.http.get(`/en/companies/request?class=${group.code}`);
    const { token } = fieldsOf(form.text, `/companies/request[^"]*${group.code}`);
    const send = () => app.http.form(`/en/companies/request?class=${group.code}`, { ...FIELDS, token: token! });
    const desk = (await send()).headers['location']!;
    expect((await send()).headers['location']).toBe(desk);
    expect(desk).toMatch(/^\/en\/companies\/desk\/[A-Z2-9]{11}$/);
    expect(readable((await app.http.get(desk)).text)).toMatch(/You get a quote by mail.*We come by bus\./);

    const list = await office.get('/en/office/companies');
    const [, sale] = /href="\/en(\/office\/companies\/[\w-]+)"/.exec(list.text)!;
    const page = await office.get(`/en${sale}`);
    const fields = fieldsOf(page.text, `${sale}/quotes`);
    expect(fields['line-0-price']).toBe('2000');
    const wrong = await office.form(`/en${sale}/quotes`, { ...fields, 'line-0-price': 'cheap' });
    expect(wrong.status).toBe(422);
    expect(readable(wrong.text)).toContain('Enter an amount, for example 2400 or 2400.50');
    await office.form(`/en${sale}/quotes`, fields);
    expect(readable((await app.http.get(desk)).text)).toContain('We have your request');
    const { quote } = fieldsOf((await office.get(`/en${sale}`)).text, `${sale}/steps`);
    await office.form(`/en${sale}/steps`, { do: 'send', quote: quote! });
    expect(readable((await app.http.get(desk)).text)).toMatch(/Here is our quote.*Accept for 6,000 MKD/);

    await app.http.form(`${desk}/remarks`, { question: 'Is lunch included?' });
    expect(readable((await office.get('/en/office/companies')).text)).toMatch(/Waits for your word 1/);
    expect(readable((await office.get('/en/office')).text)).toMatch(/Tekstil Vardar.* has a question/);
    await office.form(`/en${sale}/remarks`, { answer: 'It is.' });
    const yes = await app.http.follow(
      await app.http.form(`${desk}/answer`, { do: 'yes', quote: quote!, orderNumber: 'PO-7' }),
    );
    const other = await app.http.follow(await app.http.form(`${desk}/answer`, { do: 'yes', quote: 'another' }));
    expect(readable(other.text)).toContain('It is booked.');
    expect(readable(yes.text)).toMatch(/It is booked. 3 people need a name.*Pro-forma PF-/);

    const listed = 'Bekim Krasniqi; bekim@textile.example; shqip\nNobody; 12\nAna; ana@textile.example';
    const unread = await app.http.form(`${desk}/names`, { list: 'Bekim\nAna; ana@textile.example' });
    expect(unread.status).toBe(422);
    expect(readable(unread.text)).toMatch(
      /1 line needs a change.*Line 1: Bekim : a name and a mail address or a phone/,
    );
    const some = await app.http.form(`${desk}/names`, { list: listed, token: 'once' });
    expect(some.status).toBe(422);
    expect(readable(some.text)).toMatch(/2 people have a place now.*Line 2: Nobody; 12 : this is no phone number/);
    expect(some.text).toContain('>Nobody; 12</textarea>');

    const [, person] = /href="([^"]*\/names\/[\w-]+)"/.exec((await app.http.get(desk)).text)!;
    const unnamed = await app.http.form(person!, { fullName: '', reach: '' });
    expect(unnamed.status).toBe(422);
    const swapped = await app.http.form(person!, {
      fullName: 'Lejla Basic',
      reach: 'lejla@textile.example',
      do: 'swap',
    });
    expect(readable((await app.http.follow(swapped)).text)).toMatch(/Another person comes.*Lejla Basic/);
    const smaller = await app.http.follow(await app.http.form(`${desk}/change`, { seats: '2' }));
    expect(readable(smaller.text)).toContain('2 of 2 people have a name');
    const asked = readable((await app.http.get(`${desk}/cancellation`)).text);
    expect(asked).toContain('2 people lose their places');
    const off = await app.http.follow(await app.http.form(`${desk}/cancellation`, {}));
    expect(readable(off.text)).toContain('This booking is off');
    await app.drain();
    const [bill] = (await selling.accountant.get('/api/v1/invoices?kind=pro_forma')).body.items as { status: string }[];
    expect(bill!.status).toBe('withdrawn');
  });

  it('have a link that takes names and shows nobody, nor anything else', async () => {
    const buyer = await selling.book(group);
    const desk = await app.http.get(`/en/companies/desk/${buyer.secret}`);
    const [, path, secret] = /value="[^"]*(\/en\/companies\/names\/([A-Z2-9]{11}))"/.exec(desk.text)!;
    const empty = await app.http.form(path!, {});
    expect(empty.status).toBe(422);
    const kept = await app.http.form(path!, { list: 'Bekim' });
    expect(kept.text).toContain('>Bekim</textarea>');
    const named = await app.http.follow(
      await app.http.form(path!, { fullName: 'Bekim Krasniqi', reach: 'bekim-2@textile.example', token: 'one' }),
    );
    expect(readable(named.text)).toMatch(/1 of 3 people have a name/);
    expect(named.text).not.toContain('Bekim');
    const holder = app.http.with({ 'x-secret': secret! });
    const more = [{ fullName: 'Ana Ilieva', email: 'ana-2@textile.example', language: 'mk' }];
    const answer = await holder.post(`/api/v1/bookings/${buyer.bookingId}/names`, { names: more });
    expect(answer.body).toMatchObject({ named: 2, refused: [] });
    for (const other of [`/api/v1/bookings/${buyer.bookingId}`, `/api/v1/bookings/${buyer.bookingId}/names`])
      expect((await holder.get(other)).status).toBe(404);
    expect((await app.http.get(`/en/companies/desk/${secret}`)).status).toBe(404);
    await buyer.client.delete(`/api/v1/bookings/${buyer.bookingId}`);
    expect(readable((await app.http.get(path!)).text)).toContain('No names can be added here now');
  });

  it('ask for the same again with one button, once, on a page of its own', async () => {
    const buyer = await selling.book(group);
    const desk = `/en/companies/desk/${buyer.secret}`;
    const { token } = fieldsOf((await app.http.get(desk)).text, `${desk}/repetition`);
    const send = () => app.http.form(`${desk}/repetition`, { token: token! });
    const next = (await send()).headers['location']!;
    expect((await send()).headers['location']).toBe(next);
    expect(next).not.toContain(buyer.secret);
    const page = readable((await app.http.get(next)).text);
    expect(page).toMatch(/Tekstil Vardar, Vesna .*We have your request.*People 3/);
    expect(page).not.toContain('The same again');
    await buyer.client.delete(`/api/v1/bookings/${buyer.bookingId}`);
  });

  it('give a workshop its class when its day is settled', async () => {
    const buyer = await selling.ask(group, {
      kind: 'workshop',
      classId: undefined,
      courseId: group.course.slug,
      seats: 4,
    });
    const quote = await selling.quote(buyer);
    const path = `/en/office/companies/${buyer.requestId}`;
    await office.form(`${path}/steps`, { do: 'accept', quote });
    expect(readable((await office.get(path)).text)).toContain('0 of 4 people have a name');
    expect((await buyer.client.get(`/api/v1/quotes/${quote}`)).body.status).toBe('accepted');
    const settled = await office.follow(await office.form(`${path}/steps`, { do: 'settle', class: group.id }));
    expect(readable(settled.text)).toContain('The workshop has its class.');
    expect((await app.http.get(`/api/v1/classes/${group.id}`)).body.seats).toMatchObject({ taken: 4, free: 2 });
  });

  it('are not there for a wrong link, and the office’s not for who does not sell', async () => {
    expect((await app.http.get('/en/companies/desk/ABCDEFGHJKL')).status).toBe(404);
    const account = await makeAccount(app, [{ organisationId: legis.id, role: 'instructor' }]);
    const teacher = new HttpClient(app.app);
    await teacher.form('/en/sign-in', { email: account.email, password: PASSWORD });
    expect((await teacher.get('/en/office/companies')).status).toBe(403);
  });
});
