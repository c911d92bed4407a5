import type { Organisation } from '../../src/organisations';
import { makeAccount, PASSWORD } from '../factories/account';
import { makeCourse } from '../factories/course';
import { makeClass, makeClassOf, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { type Buyer, Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import { HttpClient } from '../support/http';

const CONDITION = 'This course is for people who completed the level below, or whose skill an instructor recognised.';

let app: TestApp;
let legis: Organisation;
let selling: Selling;
let office: HttpClient;
let lower: OpenClass;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'coordinator' }]);
  office = new HttpClient(app.app);
  await office.form('/en/sign-in', { email: account.email, password: PASSWORD });
  lower = await makeClass(app, legis);
  const course = await makeCourse(app, legis, {
    trackId: lower.course.trackId,
    level: 'advanced',
    entry: { rule: 'previous_level' },
    prices: { free: false, seat: { amount: 200_000, currency: 'MKD' } },
  });
  group = await makeClassOf(app, legis, course, { class: { capacity: 20, sessions: meetings(app, 2, 40) } });
});
afterAll(() => app.close());

const deskOf = ({ secret }: Buyer): string => `/en/companies/desk/${secret}`;
const linkToLower = () => `href="/en/courses/${lower.course.slug}"`;

describe('A course that goes on from the level below', () => {
  it('says so to a company before it asks, beside the quote, and where people are named', async () => {
    const buyer = await selling.ask(group);
    const says = async (path: string) => {
      const { text } = await app.http.get(path);
      expect(readable(text)).toContain(CONDITION);
      expect(text).toContain(linkToLower());
    };
    await says(`/en/companies/request?class=${group.code}`);
    await says(deskOf(buyer));
    await selling.quote(buyer);
    await says(deskOf(buyer));
    const booked = await selling.book(group);
    await says(deskOf(booked));
    const open = await app.http.get(deskOf(booked));
    await says(/value="[^"]*(\/en\/companies\/names\/[A-Z2-9]{11})"/.exec(open.text)![1]!);
  });

  it('leads who lacks the level to the level below, and lets in whom the office recognises, with the reason', async () => {
    const buyer = await selling.book(group);
    const ana = { fullName: 'Ana Ilieva', reach: 'ana@textile.example' };
    const refused = await app.http.form(`${deskOf(buyer)}/names`, { ...ana, recognised: 'I say so' });
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('this person has not completed the level below');
    expect(refused.text).toMatch(new RegExp(`role="alert"[^]*${linkToLower()}[^]*names-link`));
    const path = `/en/office/companies/${buyer.requestId}`;
    expect((await office.form(`${path}/names`, ana)).status).toBe(422);
    const named = await office.form(`${path}/names`, { ...ana, recognised: 'Sews for a living; Mira saw her work' });
    expect(readable((await office.follow(named)).text)).toContain('1 of 3 people have a name');
    const line = await app.db.collection('history').findOne({ reason: 'Sews for a living; Mira saw her work' });
    expect(line).toMatchObject({ verb: 'bookings.named' });
    const [, person] = /href="([^"]*\/names\/[\w-]+)"/.exec((await office.get(path)).text)!;
    const lejla = { fullName: 'Lejla Basic', reach: 'lejla@textile.example', do: 'swap' };
    expect((await office.form(person!, lejla)).status).toBe(422);
    const swapped = await office.form(person!, { ...lejla, recognised: 'Has sewn for years' });
    expect(readable((await office.follow(swapped)).text)).toContain('Lejla Basic');
  });
});
