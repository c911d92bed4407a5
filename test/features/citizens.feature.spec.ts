import type { Organisation } from '../../src/organisations';
import { makeClass, newPhone, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { Selling } from '../factories/sale';
import { meetings } from '../factories/training-class';
import { WaitingLine } from '../factories/waiting';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';

let app: TestApp;
let legis: Organisation;
let selling: Selling;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: null } });
  selling = await Selling.begin(app, legis);
});
afterAll(() => app.close());

const open = (organisation = legis, capacity = 3): Promise<OpenClass> =>
  makeClass(app, organisation, {
    course: { level: 'advanced', prices: { free: false, citizen: { amount: 240_000, currency: 'MKD' } } },
    class: { capacity, sessions: meetings(app, 2, 30) },
  });

const bills = async (kind: string) =>
  (await selling.accountant.get(`/api/v1/invoices?kind=${kind}`)).body.items as Bill[];
interface Bill {
  readonly number: string;
  readonly status: string;
  readonly subject: { readonly id: string };
}

describe('A citizen’s place in a paid class', () => {
  it('is held with a bill that says how to pay, and is a place with an invoice once the money is there', async () => {
    const line = new WaitingLine(app, legis);
    const rana = await line.learner(await open(), { seats: 2 });
    expect((await line.show(rana)).status).toBe('reserved');
    await app.drain();
    const [bill] = (await bills('pro_forma')).filter(({ subject }) => subject.id === rana.id);
    const page = await app.http.get(`/en/places/${rana.secret}`);
    const [, document] = /href="[^"]*(\/en\/documents\/[A-Z2-9]{11})"/.exec(page.text)!;
    const how = readable((await app.http.get(document!)).text);
    expect(how).toContain(bill!.number);
    expect(how).toContain('4,800 MKD');
    expect(how).toContain('300000000012355');
    const paid = await selling.accountant.post(`/api/v1/invoices/${bill!.number}/cash`, {});
    expect(paid.status).toBe(201);
    await app.drain();
    expect((await line.show(rana)).status).toBe('enrolled');
    expect(app.mail.to(rana.email).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^We have your payment/),
    );
    const [invoice] = (await bills('invoice')).filter(({ subject }) => subject.id === rana.id);
    expect(invoice).toMatchObject({ status: 'paid' });
    expect((await app.http.get(`/en/places/${rana.secret}`)).text).not.toContain('How to pay');
  });

  it('owes nothing any more once it is given back', async () => {
    const line = new WaitingLine(app, legis);
    const mile = await line.learner(await open());
    await app.drain();
    await line.giveBack(mile);
    await app.drain();
    expect((await bills('pro_forma')).find(({ subject }) => subject.id === mile.id)).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('costs less once somebody of the party stays at home, and the bill says so', async () => {
    const line = new WaitingLine(app, legis);
    const three = await line.learner(await open(), { seats: 3 });
    await app.drain();
    const of = async () => (await bills('pro_forma')).filter(({ subject }) => subject.id === three.id);
    const stays = () => line.own(three).delete(`/api/v1/enrolments/${three.id}/companions/2`);
    expect((await stays()).status).toBe(200);
    await app.drain();
    const [anew, old] = await of();
    expect(old).toMatchObject({ status: 'withdrawn', totals: { payable: { amount: 720_000 } } });
    expect(anew).toMatchObject({ status: 'issued', totals: { payable: { amount: 480_000 } } });
    await stays();
    await app.drain();
    expect(await of()).toHaveLength(2);
    const part = { amount: { amount: 100_000, currency: 'MKD' } };
    expect((await selling.accountant.post(`/api/v1/invoices/${anew!.number}/cash`, part)).status).toBe(201);
    await line.own(three).delete(`/api/v1/enrolments/${three.id}/companions/1`);
    await app.drain();
    expect((await of())[0]).toMatchObject({ number: anew!.number, status: 'partly_paid' });
  });

  it('is not owed for a class that does not take place, and is billed again for who comes back', async () => {
    const line = new WaitingLine(app, legis);
    const group = await open();
    const [off, back] = [await line.learner(group), await line.learner(group)];
    await app.drain();
    await line.giveBack(back);
    await app.drain();
    await selling.staff.post(`/api/v1/enrolments/${back.id}/reopening`, {});
    await app.drain();
    const of = async ({ id }: { id: string }) => (await bills('pro_forma')).filter(({ subject }) => subject.id === id);
    expect((await of(back)).map(({ status }) => status).sort()).toEqual(['issued', 'withdrawn']);
    await selling.staff.post(`/api/v1/classes/${group.id}/cancellation`, { reason: 'The room burned.' });
    await app.drain();
    expect(await of(off)).toMatchObject([{ status: 'withdrawn' }]);
    expect((await of(back)).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is billed for who says yes to an offer too', async () => {
    const line = new WaitingLine(app, legis);
    const group = await open(legis, 1);
    const first = await line.learner(group);
    const waits = await line.learner(group);
    await line.giveBack(first);
    await line.accept(waits, (await line.show(waits)).offer.id as string);
    await app.drain();
    expect((await bills('pro_forma')).filter(({ subject }) => subject.id === waits.id)).toHaveLength(1);
  });

  it('is held without a bill where nobody has said who sells', async () => {
    const poor = await makeOrganisation(app);
    const group = await open(poor);
    const joined = await app.http.post(`/api/v1/classes/${group.id}/enrolments`, {
      fullName: 'Rana Khoury',
      phone: newPhone(),
      language: 'en',
    });
    expect(joined.body.status).toBe('reserved');
    await app.drain();
    expect((await app.http.get(`/en/places/${joined.body.secret}`)).text).not.toContain('/documents/');
  });
});
