import { DocumentLinks, type Invoice } from '../../src/billing';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { newId } from '../../src/shared/ids';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { camtOf, importStatement, type Transfer } from '../factories/statement';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import { HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD' });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste, { reminderDays: [3, 14, 28] });
});
afterAll(() => app.close());

/** A pro-forma for a company whose contact person reads this language. */
async function proForma(language: 'en' | 'ar' = 'en'): Promise<{ invoice: Invoice; email: string }> {
  const id = newId();
  const email = `${id}@buyer.example`;
  const person = { id, organisationId: utociste.id, fullName: 'Rana Khoury', email, language };
  await app.get(Database).inTransaction((tx) => tx.write(...app.get(People).newPerson(person)));
  const invoice = await issue(app, utociste, { kind: 'pro_forma', personId: id, language });
  await app.drain();
  return { invoice, email };
}
const today = () => app.clock.now().toISOString().slice(0, 10);
const days = (count: number) => app.advance({ hours: 24 * count });
const statement = (...transfers: Partial<Transfer>[]) => {
  const nothing = { amount: '1.00', payer: 'X', text: newId() };
  const lines = (transfers.length > 0 ? transfers : [{}]).map((one) => ({ ...nothing, day: today(), ...one }));
  return importStatement(accountant, camtOf(lines));
};
const api = ({ number }: Invoice, path = '') => `/api/v1/invoices/${number}${path}`;
const read = async (invoice: Invoice) => (await accountant.get(api(invoice))).body;
const subjects = (email: string) => app.mail.to(email).map(({ subject }) => subject);
const remind = (invoice: Invoice, headers = {}) => accountant.post(api(invoice, '/reminder'), {}, headers);

describe('Reminders of a document that is late', () => {
  it('go in three steps, each once a statement has told that nothing came', async () => {
    const { invoice, email } = await proForma();
    await days(20);
    expect(subjects(email)).toHaveLength(1);
    expect((await remind(invoice)).body).toMatchObject({ code: 'reminder_refused', why: 'bank_not_told' });
    await statement();
    await app.drain();
    expect(subjects(email).at(-1)).toBe(`A reminder: Pro-forma ${invoice.number}`);
    expect(app.mail.last(email).text).toContain('We do not see your payment yet.');
    expect(app.mail.last(email).text).toContain('24,000\u00a0RSD');
    await days(30);
    expect(subjects(email)).toHaveLength(2);
    await statement();
    await app.drain();
    expect(subjects(email).at(-1)).toBe(`Second reminder: Pro-forma ${invoice.number}`);
    await days(15);
    await statement();
    await days(40);
    await statement();
    await app.drain();
    expect(subjects(email).slice(3)).toEqual([`Last reminder: Pro-forma ${invoice.number}`]);
    expect((await read(invoice)).reminders.map(({ step }: { step: string }) => step)).toEqual([
      ...['friendly', 'second', 'last'],
    ]);
    expect((await remind(invoice)).body).toMatchObject({ why: 'all_sent' });
    const secret = app.get(DocumentLinks).secretOf(invoice);
    expect(readable((await app.http.get(`/en/documents/${secret}`)).text)).toContain('We wrote about it on:');
  });

  it('are in the language of the buyer', async () => {
    const { invoice, email } = await proForma('ar');
    await days(20);
    await statement();
    await app.drain();
    expect(subjects(email).at(-1)).toContain('تذكير');
    expect(app.mail.last(email).html).toContain('dir="rtl"');
    expect(app.mail.last(email).text).toContain(invoice.number);
  });

  it('go to nobody who paid, whose money waits to be given, or for whom they were stopped', async () => {
    const [paid, waiting, stopped] = [await proForma(), await proForma(), await proForma()];
    expect((await accountant.put(api(stopped.invoice, '/reminders-stopped'), { stopped: true })).body).toMatchObject({
      remindersStopped: true,
    });
    await days(20);
    await statement(
      { amount: '24000.00', text: paid.invoice.number },
      { amount: '20000.00', text: waiting.invoice.number },
    );
    await app.drain();
    for (const { email } of [paid, waiting, stopped]) expect(subjects(email)).toHaveLength(1);
    expect((await remind(stopped.invoice)).body).toMatchObject({ why: 'stopped' });
    await accountant.put(api(stopped.invoice, '/reminders-stopped'), { stopped: false });
    await app.drain();
    expect(subjects(stopped.email)).toHaveLength(2);
  });

  it('go by hand where none goes by itself, once however often they are asked for', async () => {
    await setUpBilling(accountant, utociste);
    const { invoice, email } = await proForma();
    expect((await remind(invoice)).body).toMatchObject({ why: 'not_late' });
    await days(16);
    await statement();
    await app.drain();
    expect(subjects(email)).toHaveLength(1);
    const key = { 'idempotency-key': 'remind-once' };
    const answers = await Promise.all([remind(invoice, key), remind(invoice, key)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect((await remind(invoice, key)).body.reminders).toHaveLength(1);
    await app.drain();
    expect(subjects(email)).toHaveLength(2);
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await stranger.post(api(invoice, '/reminder'))).status).toBe(404);
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await coordinator.put(api(invoice, '/reminders-stopped'), { stopped: true })).status).toBe(403);
  });

  it('stand on the page of the document, with a button for each', async () => {
    const account = await makeAccount(app, [{ organisationId: utociste.id, role: 'accountant' }]);
    const browser = new HttpClient(app.app);
    await browser.form('/en/sign-in', { email: account.email, password: PASSWORD });
    const { invoice, email } = await proForma();
    const path = `/money/documents/${invoice.number}`;
    const page = async () => (await browser.get(`/en${path}`)).text;
    expect(readable(await page())).toMatch(/None was sent\. The next one goes by itself on .* It is not late\./);
    await days(16);
    await statement();
    const form = fieldsOf(await page(), `${path}/reminder`);
    for (const _ of [1, 2]) {
      const answer = await browser.form(`/en${path}/reminder`, form);
      expect(readable((await browser.follow(answer)).text)).toContain('The reminder goes out.');
    }
    await app.drain();
    expect(subjects(email)).toHaveLength(2);
    const off = await browser.form(`/en${path}/reminders-off`, {});
    expect(readable((await browser.follow(off)).text)).toMatch(/stopped the reminders of .*/);
    expect(await page()).toContain('Let them go on');
    const settings = fieldsOf((await browser.get('/en/money/settings')).text, '/money/settings');
    expect(settings['reminderDays']).toBe('3, 14, 28');
    const wrong = await browser.form('/en/money/settings', { ...settings, reminderDays: '14, 3' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#reminderDays"');
  });
});
