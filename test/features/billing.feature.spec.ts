import { createHash } from 'node:crypto';
import { DocumentLinks, type Invoice, InvoicesService } from '../../src/billing';
import type { Organisation } from '../../src/organisations';
import { People } from '../../src/people';
import { Database } from '../../src/platform/database';
import { systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import { clientOf } from '../factories/account';
import { issue, OUTSIDE_VAT, sale, setUpBilling, SETTINGS } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { readable } from '../support/forms';
import type { HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
  utociste = await makeOrganisation(app, {
    ...{ slug: 'utociste', country: 'RS', town: 'Beograd', timeZone: 'Europe/Belgrade', currency: 'RSD' },
  });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste);
});
afterAll(() => app.close());

const api = (path: string, client = accountant) => client.get(`/api/v1${path}`);
const secretOf = (invoice: Invoice): string => app.get(DocumentLinks).secretOf(invoice);

async function contact(organisation = utociste): Promise<{ personId: string; email: string }> {
  const id = newId();
  const email = `${id}@buyer.example`;
  const person = { id, organisationId: organisation.id, fullName: 'Rana Khoury', email, language: 'en' as const };
  await app.get(Database).inTransaction((tx) => tx.write(...app.get(People).newPerson(person)));
  return { personId: id, email };
}

describe('The settings of money documents', () => {
  it('are filled in by the accountant, and nothing is sold before', async () => {
    const legis = await makeOrganisation(app, { slug: 'legis' });
    const own = await clientOf(app, legis, 'accountant');
    const path = '/api/v1/organisations/legis/billing-settings';
    expect((await own.get(path)).status).toBe(404);
    await expect(issue(app, legis)).rejects.toMatchObject({ code: 'billing_not_set_up' });
    const first = await setUpBilling(own, legis, { currency: 'MKD', vat: OUTSIDE_VAT });
    expect(first).toMatchObject({ status: 200, body: { version: 1, paymentDays: 15, vat: OUTSIDE_VAT } });
    const read = await own.get(path);
    expect(read.headers['etag']).toBe('"1"');
    expect((await own.put(path, SETTINGS, { 'if-match': '"1"' })).body.version).toBe(2);
    expect((await own.put(path, SETTINGS, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('are refused where they can not be right', async () => {
    const problems = async (changes: object) =>
      ((await setUpBilling(accountant, utociste, changes)).body.errors ?? []).map(
        ({ field, code }: { field: string; code: string }) => `${field} ${code}`,
      );
    const { vatNumber: _, ...seller } = SETTINGS.seller;
    expect(await problems({ seller })).toEqual(['seller.vatNumber required']);
    expect(await problems({ vat: { registered: false } })).toEqual(['vat.notes.none required']);
    const account = (number: string, currency = 'RSD') => ({ accounts: [{ currency, number }] });
    expect(await problems(account('160-123456-55'))).toEqual(['accounts.0.number not_an_account']);
    expect(await problems(account('160-123456-54', 'EUR'))).toEqual(['accounts.0.number not_an_account']);
    expect(await problems({ paymentDays: -1 })).toEqual(['paymentDays too_small']);
  });

  it('are for the accountant and the manager of the own organisation', async () => {
    const path = `/api/v1/organisations/${utociste.slug}/billing-settings`;
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await coordinator.get(path)).status).toBe(200);
    expect((await coordinator.put(path, SETTINGS)).status).toBe(403);
    expect((await (await clientOf(app, utociste, 'mentor')).get(path)).status).toBe(403);
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.put(path, SETTINGS)).status).toBe(404);
  });
});

describe('A document', () => {
  it('gets its number, its sums and its day to pay, and its papers from a job', async () => {
    const invoice = await issue(app, utociste, { orderNumber: 'PO-7' });
    const { body } = await api(`/invoices/${invoice.number}`);
    expect(body).toMatchObject({
      ...{ kind: 'invoice', status: 'issued', orderNumber: 'PO-7', overdue: false, papers: null },
      totals: { net: { amount: 2_000_000, currency: 'RSD' }, vat: { amount: 400_000 }, payable: { amount: 2_400_000 } },
      open: { amount: 2_400_000 },
      payTo: { reference: { model: '97' }, code: expect.stringContaining('K:PR|V:01|C:1|R:160000000012345654|') },
    });
    expect(Date.parse(body.dueOn) - Date.parse(body.issuedOn)).toBe(15 * 24 * 3600_000);
    expect((await api(`/invoices/${invoice.number}.pdf`)).body).toMatchObject({ code: 'paper_not_ready' });
    await app.drain();
    const [pdf, xml] = [await api(`/invoices/${invoice.number}.pdf`), await api(`/invoices/${invoice.number}.xml`)];
    expect([pdf.headers['content-type'], pdf.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-']);
    expect(xml.text).toContain(`<cbc:ID>${invoice.number}</cbc:ID>`);
    const { papers } = (await api(`/invoices/${invoice.number}`)).body;
    const hash = createHash('sha256').update(pdf.bytes).digest('hex');
    expect(papers).toMatchObject({ languages: ['en'], sha256: { en: hash } });
  });

  it('stays as it was issued, whatever the settings say later', async () => {
    const other = await makeOrganisation(app, { slug: 'frozen', country: 'RS', currency: 'RSD' });
    const own = await clientOf(app, other, 'accountant');
    await setUpBilling(own, other, { vat: OUTSIDE_VAT });
    const lines = sale(other).lines.map((line) => ({ ...line, vat: 'none' as const }));
    const { number } = await issue(app, other, { lines });
    await app.drain();
    const before = await own.get(`/api/v1/invoices/${number}`);
    await setUpBilling(own, other, { seller: { ...SETTINGS.seller, legalName: 'Another Name' }, paymentDays: 3 });
    const after = await own.get(`/api/v1/invoices/${number}`);
    expect(after.body).toEqual(before.body);
    expect(after.body).toMatchObject({ vatNotes: [OUTSIDE_VAT.notes.none], seller: { legalName: 'Utočište Primer' } });
    await expect(issue(app, other, { lines })).rejects.toMatchObject({
      errors: [{ field: 'lines.0.vat', code: 'vat_not_set' }],
    });
  });

  it('is one however often it is asked for, and another sale under the same operation is refused', async () => {
    const operation = newId();
    const request = sale(utociste);
    const invoices = app.get(InvoicesService);
    const actor = systemActor('tests');
    const all = await Promise.all([1, 2, 3, 4].map(() => invoices.issue(actor, operation, request)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    await expect(invoices.issue(actor, operation, sale(utociste))).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    expect(await invoices.listOf(utociste.id, request.subject)).toHaveLength(1);
  });

  it('has the next number of its series, whoever asks at once and whatever is refused meanwhile', async () => {
    const other = await makeOrganisation(app, { slug: 'series', country: 'RS', currency: 'RSD' });
    const own = await clientOf(app, other, 'manager');
    await setUpBilling(own, other);
    const broken = { relatedTo: (await issue(app, other, { kind: 'pro_forma' })).id };
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, nth) => issue(app, other, nth % 10 === 3 ? broken : {})),
    );
    // One of the four follows the pro-forma; it can be followed once.
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    const { body } = await own.get('/api/v1/invoices?kind=invoice&limit=200');
    const numbers = body.items.map(({ number }: { number: string }) => Number(number.slice(-6)));
    expect(numbers.sort((a: number, b: number) => a - b)).toEqual(Array.from({ length: 37 }, (_, nth) => nth + 1));
  });

  it('never has an earlier date than the one before it', async () => {
    const other = await makeOrganisation(app, { slug: 'dates', country: 'RS', currency: 'RSD' });
    await setUpBilling(await clientOf(app, other, 'accountant'), other);
    const { year, issuedOn } = await issue(app, other);
    const series = app.db.collection<{ _id: string; on: string }>('invoice_series');
    // As another machine leaves it whose clock is ahead.
    const ahead = `${year}-12-31`;
    await series.updateOne({ _id: `${other.id}:invoice:${year}` }, { $set: { on: ahead } });
    expect(issuedOn <= ahead).toBe(true);
    expect((await issue(app, other)).issuedOn).toBe(ahead);
  });

  it('goes to its buyer with the paper and the way to pay, in the own language, and opens by its link alone', async () => {
    const { personId, email } = await contact();
    const invoice = await issue(app, utociste, { kind: 'pro_forma', personId });
    await app.drain();
    const [letter] = app.mail.to(email);
    expect(letter!.subject).toBe(`Pro-forma ${invoice.number}`);
    expect(letter!.text).toContain('24,000\u00a0RSD');
    expect(letter!.attachments.map(({ name }: { name: string }) => name)).toEqual([`${invoice.number}.pdf`]);
    const secret = secretOf(invoice);
    expect(letter!.text).toContain(`/en/documents/${secret}`);
    const shown = await app.http.get(`/en/documents/${secret}`);
    expect(readable(shown.text)).toMatch(/Pro-forma PF-\d{4}-\d{6} This is not a tax invoice\. To pay: 24,000 RSD/);
    expect(shown.text).toContain('Payment code for the app of a bank');
    expect(shown.headers['cache-control']).toContain('no-store');
    expect((await app.http.get(`/en/documents/${secret}/paper.pdf`)).headers['content-type']).toBe('application/pdf');
    const short = await app.http.get(`/d/${secret}`);
    expect([short.status, short.headers['location']]).toEqual([302, `/en/documents/${secret}`]);
    const holder = app.http.with({ 'x-secret': secret });
    expect((await api(`/invoices/${invoice.number}`, holder)).status).toBe(200);
    expect((await api('/invoices/F-2026-000001', holder)).status).toBe(404);
    expect((await app.http.get('/en/documents/AAAAAAAAAAA')).status).toBe(404);
  });

  it('is made in the second language of the organisation too', async () => {
    const other = await makeOrganisation(app, { slug: 'two', country: 'RS', currency: 'RSD' });
    const own = await clientOf(app, other, 'accountant');
    await setUpBilling(own, other, { secondLanguage: 'sr-Latn' });
    const { number } = await issue(app, other, { language: 'ar' });
    await app.drain();
    const { papers, failure } = (await own.get(`/api/v1/invoices/${number}`)).body;
    expect([papers.languages, failure]).toEqual([['ar', 'sr-Latn'], null]);
    const [arabic, serbian] = await Promise.all(
      ['ar', 'sr-Latn'].map((language) => own.get(`/api/v1/invoices/${number}.pdf?language=${language}`)),
    );
    expect(arabic!.bytes.equals(serbian!.bytes)).toBe(false);
  });

  it('keeps what names a person sealed, and outlives the record of the person', async () => {
    const { personId } = await contact();
    const buyer = { kind: 'person', name: 'Rana Khoury', street: 'Ulica 3', town: 'Beograd', country: 'RS' } as const;
    const invoice = await issue(app, utociste, { buyer, personId });
    await app.drain();
    const row = JSON.stringify(await app.db.collection('invoices').findOne({ _id: invoice.id }));
    expect(row).not.toMatch(/Rana|Ulica/);
    await app.get(People).erase(systemActor('tests'), utociste.id, [personId]);
    const { body } = await api(`/invoices/${invoice.number}`);
    expect(body).toMatchObject({ buyer, papers: { languages: ['en'] } });
    expect((await app.http.get(`/en/documents/${secretOf(invoice)}`)).status).toBe(404);
    expect(JSON.stringify(await app.db.collection('invoices').findOne({ _id: invoice.id }))).not.toContain(personId);
  });

  it('is listed for the accountant, the newest first, and for nobody of another house', async () => {
    const part = await api('/invoices?limit=2');
    expect(part.body.items).toHaveLength(2);
    const rest = await api(`/invoices?limit=200&after=${part.body.next}`);
    const all = await api('/invoices?limit=200');
    expect([...part.body.items, ...rest.body.items]).toEqual(all.body.items);
    expect((await api('/invoices?status=nonsense')).status).toBe(422);
    const [{ number }] = all.body.items;
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await api(`/invoices/${number}`, stranger)).status).toBe(404);
    expect((await api('/invoices', stranger)).body.items).toEqual([]);
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await api(`/invoices/${number}`, coordinator)).status).toBe(200);
    expect((await api('/invoices', coordinator)).status).toBe(403);
  });
});

describe('A correction', () => {
  const credit = (number: string, body: object = { reason: 'The workshop was cancelled.' }, headers = {}) =>
    accountant.post(`/api/v1/invoices/${number}/credit-note`, body, headers);

  it('is a credit note of the same sums, and the invoice points to it for ever', async () => {
    const invoice = await issue(app, utociste);
    expect((await credit(invoice.number, {})).status).toBe(422);
    const key = { 'idempotency-key': 'credit-once' };
    const note = await credit(invoice.number, undefined, key);
    expect(note).toMatchObject({
      status: 201,
      body: { kind: 'credit_note', reason: 'The workshop was cancelled.', related: { number: invoice.number } },
    });
    expect(note.body.totals.payable.amount).toBe(2_400_000);
    expect((await credit(invoice.number, undefined, key)).body.number).toBe(note.body.number);
    expect((await credit(invoice.number)).body).toMatchObject({
      code: 'wrong_invoice_state',
      invoiceStatus: 'credited',
    });
    expect((await api(`/invoices/${invoice.number}`)).body).toMatchObject({
      ...{ status: 'credited', open: { amount: 0 }, followedBy: { number: note.body.number } },
    });
    await app.drain();
    const xml = await api(`/invoices/${note.body.number}.xml`);
    expect(xml.text).toContain('<cbc:CreditNoteTypeCode>381<');
  });

  it('of a pro-forma takes it back without a credit note', async () => {
    const { number } = await issue(app, utociste, { kind: 'pro_forma' });
    expect((await credit(number)).body).toMatchObject({ code: 'wrong_invoice_kind' });
    const back = await accountant.post(`/api/v1/invoices/${number}/withdrawal`, { reason: 'Another offer.' });
    expect(back).toMatchObject({ status: 200, body: { status: 'withdrawn', open: { amount: 0 } } });
  });

  it('adds the codes of the Albanian tax office once, and the papers are made again with them', async () => {
    const { number } = await issue(app, utociste);
    await app.drain();
    const before = (await api(`/invoices/${number}`)).body.papers;
    const path = `/api/v1/invoices/${number}/fiscal-codes`;
    const nivf = '0d1f3c7e-2b7a-4b1e-9a53-1f0c8b7d6e5a';
    expect((await accountant.put(path, { nivf: 'x' })).status).toBe(422);
    expect((await accountant.put(path, { nivf })).body).toMatchObject({ fiscal: { nivf } });
    await app.drain();
    expect((await api(`/invoices/${number}`)).body.papers.sha256.en).not.toBe(before.sha256.en);
    expect((await api(`/invoices/${number}.xml`)).text).toContain(nivf);
    expect((await accountant.put(path, { nivf })).status).toBe(409);
  });
});
