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
