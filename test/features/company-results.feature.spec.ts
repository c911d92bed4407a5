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

interface Sent {
  readonly id: string;
  readonly secret: string;
  readonly http: HttpClient;
}

type Booked = Buyer & { readonly bookingId: string; readonly desk: string; readonly people: ReadonlyMap<string, Sent> };

/** A company with these people in a class; each with the link that came by mail. */
async function booked(names: readonly string[], group?: OpenClass): Promise<Booked> {
  const open =
    group ??
    (await makeClass(app, legis, {
      course: { level: 'advanced', prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } } },
      class: { capacity: 6, sessions: meetings(app, 2, 40) },
    }));
  const sale = await selling.book(open, { seats: names.length });
  const path = `/api/v1/bookings/${sale.bookingId}/names`;
  const mail = (name: string) => `${name.toLowerCase()}-${sale.bookingId.slice(0, 8)}@textile.example`;
  const list = names.map((name) => ({ fullName: `${name} Example`, email: mail(name), language: 'en' }));
  expect((await sale.client.post(path, { names: list })).body.refused).toEqual([]);
  await app.drain();
  const rows = (await sale.client.get(path)).body.items as { enrolmentId: string; callName: string }[];
  const people = rows.map(({ enrolmentId, callName }) => {
    const secret = /\/places\/([A-Z2-9]{11})/.exec(app.mail.to(mail(callName)).at(-1)!.text)![1]!;
    return [callName, { id: enrolmentId, secret, http: app.http.with({ 'x-secret': secret }) }] as const;
  });
  return { ...sale, desk: `/en/companies/desk/${sale.secret}`, people: new Map(people) };
}

/** The class is over: who comes to both meetings, the others to one, and certificates with the names as they stand. */
async function finished(sale: Booked, diligent: readonly string[]): Promise<void> {
  const { classId } = (await sale.client.get(`/api/v1/bookings/${sale.bookingId}`)).body as { classId: string };
  const { sessions } = (await selling.staff.get(`/api/v1/classes/${classId}`)).body as {
    sessions: { id: string; start: string }[];
  };
  for (const [at, { id, start }] of sessions.entries()) {
    const marks = [...sale.people].map(([name, person]) => ({
      enrolmentId: person.id,
      status: at === 0 || diligent.includes(name) ? 'present' : 'absent',
      markedAt: start,
    }));
    await selling.staff.put(`/api/v1/sessions/${id}/attendance`, { marks });
  }
  await selling.staff.post(`/api/v1/classes/${classId}/completion`);
  const made = await selling.staff.post(`/api/v1/classes/${classId}/certificates`, {
    kind: 'completion',
    confirmNames: true,
  });
  expect(made.status).toBeLessThan(300);
  await app.drain();
}

const agree = ({ http, id }: Sent, attendance: boolean, certificate: boolean) =>
  http.put(`/api/v1/enrolments/${id}/company-sharing`, { attendance, certificate });

const resultsOf = ({ client, bookingId }: Booked) => client.get(`/api/v1/bookings/${bookingId}/results`);

describe('What somebody lets the company see that sent them', () => {
  it('is nothing until the person says so on the own page, where it can be taken back', async () => {
    const sale = await booked(['Bekim']);
    const bekim = sale.people.get('Bekim')!;
    const letter = app.mail.last(`bekim-${sale.bookingId.slice(0, 8)}@textile.example`);
    expect(readable(letter.text)).toContain('Tekstil Vardar sees nothing about you unless you say so');
    const own = await app.http.get(`/en/places/${bekim.secret}`);
    expect(readable(own.text)).toContain('Tekstil Vardar sees nothing about you.');
    const page = await app.http.get(`/en/places/${bekim.secret}/company`);
    expect(page.text).not.toContain('checked');
    const path = `/en/places/${bekim.secret}/company`;
    const said = await app.http.follow(await app.http.form(path, { certificate: 'yes' }));
    expect(said.text).toMatch(/name="certificate" value="yes" checked/);
    expect((await bekim.http.get(`/api/v1/enrolments/${bekim.id}/company-sharing`)).body).toEqual({
      company: 'Tekstil Vardar',
      attendance: false,
      certificate: true,
    });
    await app.http.form(path, {});
    expect((await bekim.http.get(`/api/v1/enrolments/${bekim.id}/company-sharing`)).body).toMatchObject({
      certificate: false,
    });
    expect((await sale.client.get(`/api/v1/enrolments/${bekim.id}/company-sharing`)).status).toBe(404);
  });

  it('is written down by the office for who asks it to, with a line of the history', async () => {
    const sale = await booked(['Mira']);
    const mira = sale.people.get('Mira')!;
    const path = `/en/office/companies/${sale.requestId}`;
    expect(readable((await office.get(path)).text)).toContain('Shows the company nothing.');
    await office.form(`${path}/names/${mira.id}/sharing`, { attendance: 'yes' });
    await office.form(`${path}/names/${mira.id}/sharing`, { attendance: 'yes' });
    expect(readable((await office.get(path)).text)).toContain('Shows the company the hours.');
    const { classId } = (await sale.client.get(`/api/v1/bookings/${sale.bookingId}`)).body as { classId: string };
    const { code } = (await selling.staff.get(`/api/v1/classes/${classId}`)).body as { code: string };
    const history = readable((await office.get(`/en/office/classes/${code}`)).text);
    expect(history.match(/lets the company see: attendance yes, certificate no/g)).toHaveLength(1);
  });
});

describe('What a company sees of its people', () => {
  it('is nothing before the class is over', async () => {
    const sale = await booked(['Ana']);
    await agree(sale.people.get('Ana')!, true, true);
    expect(await resultsOf(sale)).toMatchObject({ status: 409, body: { code: 'wrong_booking_state' } });
    expect((await app.http.get(`${sale.desk}/results`)).status).toBe(303);
  });

  it('is what each agreed to; who failed and who said no are one number', async () => {
    const sale = await booked(['Ana', 'Bekim', 'Ceca', 'Dino']);
    const [ana, bekim, ceca] = ['Ana', 'Bekim', 'Ceca'].map((name) => sale.people.get(name)!);
    await agree(ana!, true, true);
    await agree(bekim!, false, true);
    await agree(ceca!, true, false);
    await finished(sale, ['Ana', 'Ceca', 'Dino']);
    const { body } = await resultsOf(sale);
    expect(body.attendance).toMatchObject({
      items: [
        { callName: 'Ana', share: 1 },
        { callName: 'Ceca', share: 1 },
      ],
      others: 2,
    });
    expect(body.certificates).toMatchObject({ items: [{ callName: 'Ana' }], others: 3 });
    // The list of names does not say how it went.
    const names = (await sale.client.get(`/api/v1/bookings/${sale.bookingId}/names`)).body.items as object[];
    expect(names.map((one) => (one as { status: string }).status)).toEqual(Array(4).fill('enrolled'));

    expect((await app.http.get(sale.desk)).text).toContain(`${sale.desk}/results"`);
    const page = await app.http.get(`${sale.desk}/results`);
    expect(page.headers['cache-control']).toContain('no-store');
    expect(readable(page.text)).toMatch(/Ana Example.*3 people show nothing here\. They do not share it, or have no/);
    expect(readable(page.text)).not.toMatch(/Bekim|Dino/);
    const [, pdf] = /href="([^"]+\.pdf)"/.exec(page.text)!;
    const paper = await app.http.get(pdf!);
    expect(paper.headers['content-type']).toBe('application/pdf');
    const zip = await app.http.get(`${sale.desk}/results/certificates.zip`);
    expect(zip.headers['content-type']).toBe('application/zip');
    expect(zip.text.match(/[A-Z0-9-]+\.pdf/g)?.length).toBeGreaterThan(0);

    // A certificate of somebody who did not agree is not there, by its number neither.
    const held = await app.http
      .with({ 'x-secret': sale.people.get('Dino')!.secret })
      .get(`/api/v1/enrolments/${sale.people.get('Dino')!.id}/certificates`);
    const [{ number }] = (held.body as { items: { number: string }[] }).items as [{ number: string }];
    expect((await app.http.get(`${sale.desk}/results/certificates/${number}.pdf`)).status).toBe(404);
    expect((await sale.client.get(`/api/v1/bookings/${sale.bookingId}/certificates/${number}.pdf`)).status).toBe(404);

    // Taken back it is gone, and who looked stands on the own page.
    await agree(ana!, false, false);
    expect((await resultsOf(sale)).body.certificates).toEqual({ items: [], others: 4 });
    expect((await app.http.get(`${sale.desk}/results/certificates.zip`)).status).toBe(404);
    const kept = readable((await app.http.get(`/en/places/${ana!.secret}/data`)).text);
    expect(kept).toMatch(/Tekstil Vardar : Your certificate, as you allowed/);
    expect(readable((await app.http.get(`/en/places/${bekim!.secret}/data`)).text)).not.toContain('as you allowed');
  });

  it('is nobody else’s, and goes with the data of who is deleted', async () => {
    const sale = await booked(['Ana', 'Bekim']);
    const ana = sale.people.get('Ana')!;
    await agree(ana, true, true);
    await finished(sale, ['Ana']);
    const other = await booked(['Ceca']);
    expect((await other.client.get(`/api/v1/bookings/${sale.bookingId}/results`)).status).toBe(404);
    expect((await app.http.get(`/api/v1/bookings/${sale.bookingId}/results`)).status).toBe(401);
    const roster = await selling.staff.get(`/api/v1/bookings/${sale.bookingId}/results`);
    expect(roster.body.attendance).toMatchObject({ items: [{ callName: 'Ana' }] });
    await app.http.form(`/en/places/${ana.secret}/deletion`, {});
    await app.drain();
    expect((await resultsOf(sale)).body.attendance).toMatchObject({ items: [] });
  });
});
