import { type Invoice, StatementsService } from '../../src/billing';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { camtOf, importStatement, type Transfer } from '../factories/statement';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD' });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste);
});
afterAll(() => app.close());

const rsd = (amount: number) => ({ amount, currency: 'RSD' });
const read = async ({ number }: { number: string }) => (await accountant.get(`/api/v1/invoices/${number}`)).body;
const bring = (transfers: readonly Transfer[], options = {}) => importStatement(accountant, camtOf(transfers, options));
const linesOf = async (id: string) => (await accountant.get(`/api/v1/bank-statements/${id}`)).body.items;
const referenceOf = (invoice: Invoice): string => `97${invoice.reference!.text}`;
const payments = async () => (await accountant.get('/api/v1/payments?limit=200')).body.items;
const buyer = (name: string) => ({ buyer: { kind: 'company', name, country: 'RS' } }) as const;

describe('A bank statement', () => {
  it.each(['02', '08'])('as camt.053.001.%s pays what it names, and shows the rest', async (version) => {
    const [first, second, third] = [
      await issue(app, utociste),
      await issue(app, utociste, buyer('Pekara Zora')),
      await issue(app, utociste, buyer('Kafe Stara')),
    ];
    const answer = await bring(
      [
        { amount: '24000.00', payer: 'NEKO DRUGI', reference: referenceOf(first) },
        { amount: '24000.00', payer: 'PEKARA ZORA DOO', text: 'radionica' },
        { amount: '23000.00', payer: 'X', text: `po racunu ${third.number}` },
        { amount: '13856', payer: 'Nepoznat uplatilac', text: 'donacija' },
        { amount: '900.00', payer: 'Struja', out: true },
      ],
      { version },
    );
    expect(answer).toMatchObject({
      status: 201,
      body: { format: 'camt.053', account: 'RS35160000000012345654', from: '2026-10-07', until: '2026-10-07' },
    });
    expect(answer.body).toMatchObject({ lines: 4, matched: 2, proposed: 1, unmatched: 1, known: 0, outgoing: 1 });
    expect((await read(first)).status).toBe('paid');
    expect((await read(second)).status).toBe('paid');
    expect((await read(third)).status).toBe('issued');
    const lines = await linesOf(answer.body.id);
    expect(lines.map(({ allocations }: { allocations: { by: string }[] }) => allocations[0]?.by)).toEqual(
      expect.arrayContaining(['reference', 'amount_and_name', undefined]),
    );
    const little = lines.find(({ amount }: { amount: { amount: number } }) => amount.amount === 2_300_000);
    expect(little.proposal).toEqual({ why: 'too_little', parts: [{ number: third.number, amount: rsd(2_300_000) }] });
    expect(await app.get(StatementsService).coveredUntil(utociste.id)).toBe('2026-10-07');
  });

  it('changes nothing when it comes again, nor does a line that another file has too', async () => {
    const invoice = await issue(app, utociste);
    const transfers = [
      { amount: '24000.00', reference: referenceOf(invoice), bankReference: 'B1' },
      { amount: '50.00', payer: 'Dva puta', text: 'isto' },
      { amount: '50.00', payer: 'Dva puta', text: 'isto' },
    ];
    const file = camtOf(transfers);
    const answers = await Promise.all([1, 2, 3].map(() => importStatement(accountant, file)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await payments()).toHaveLength(3);
    const more = await bring([...transfers, { amount: '70.00', payer: 'Novi' }]);
    expect(more.body).toMatchObject({ lines: 4, known: 3 });
    expect(await payments()).toHaveLength(4);
    expect((await read(invoice)).paid).toEqual(rsd(2_400_000));
  });

  it('gives one transfer to two documents, two transfers to one, and takes both back', async () => {
    const [one, other] = [await issue(app, utociste), await issue(app, utociste)];
    const together = await bring([{ amount: '48000.00', text: `${one.number} i ${other.number}` }]);
    const [line] = await linesOf(together.body.id);
    expect(line.proposal).toMatchObject({ why: 'several', parts: [{ number: one.number }, { number: other.number }] });
    const path = `/api/v1/payments/${line.id}/allocation`;
    const given = await accountant.post(path, { allocations: line.proposal.parts });
    expect(given.body).toMatchObject({ state: 'used', free: rsd(0) });
    expect([(await read(one)).status, (await read(other)).status]).toEqual(['paid', 'paid']);
    expect((await accountant.delete(path)).body).toMatchObject({ state: 'open', free: rsd(4_800_000) });
    expect([(await read(one)).status, (await read(other)).status]).toEqual(['issued', 'issued']);
    const halves = await bring([
      { amount: '12000.00', reference: referenceOf(one), bankReference: 'H1' },
      { amount: '12000.00', reference: referenceOf(one), bankReference: 'H2' },
    ]);
    for (const half of await linesOf(halves.body.id))
      await accountant.post(`/api/v1/payments/${half.id}/allocation`, { allocations: [{ number: one.number }] });
    expect(await read(one)).toMatchObject({ status: 'paid', paid: rsd(2_400_000) });
  });

  it('leaves what is too much on the payment, and lets it be set aside when nothing is it', async () => {
    const invoice = await issue(app, utociste);
    const { body } = await bring([
      { amount: '25000.00', reference: referenceOf(invoice) },
      { amount: '77.00', payer: 'Dobar čovek', text: 'poklon' },
    ]);
    const [much, gift] = (await linesOf(body.id)).sort(
      (a: { amount: { amount: number } }, b: { amount: { amount: number } }) => b.amount.amount - a.amount.amount,
    );
    expect(much.proposal.why).toBe('too_much');
    const given = await accountant.post(`/api/v1/payments/${much.id}/allocation`, { allocations: much.proposal.parts });
    expect(given.body).toMatchObject({ state: 'open', free: rsd(100_000) });
    expect((await read(invoice)).status).toBe('paid');
    const more = { allocations: [{ number: invoice.number }] };
    expect((await accountant.post(`/api/v1/payments/${much.id}/allocation`, more)).body.why).toBe('not_open');
    const aside = `/api/v1/payments/${gift.id}/setting-aside`;
    expect((await accountant.post(aside, {})).status).toBe(422);
    expect((await accountant.post(aside, { reason: 'A gift.' })).body).toMatchObject({ state: 'set_aside' });
    expect((await accountant.delete(`/api/v1/payments/${gift.id}/allocation`)).body).toMatchObject({ state: 'open' });
  });

  it('that is damaged says on which line, and leaves nothing behind', async () => {
    const invoice = await issue(app, utociste);
    const whole = camtOf([
      { amount: '24000.00', reference: referenceOf(invoice) },
      { amount: '1.00', payer: 'Y' },
    ]);
    const broken = await importStatement(accountant, whole.slice(0, -60));
    expect(broken).toMatchObject({ status: 422, body: { code: 'statement_unreadable', why: 'not_xml' } });
    expect(broken.body.line).toBe(whole.slice(0, -60).split('\n').length);
    const wrong = await importStatement(accountant, whole.replace('>1.00<', '>1,00<'));
    expect(wrong.body).toMatchObject({ why: 'no_amount', line: 9 });
    expect((await importStatement(accountant, '<a/>')).body).toMatchObject({ why: 'not_a_statement', line: 1 });
    expect((await importStatement(accountant, 'hello')).body).toMatchObject({ why: 'not_a_table' });
    expect((await importStatement(accountant, '')).body.errors).toMatchObject([{ field: 'file', code: 'required' }]);
    expect((await accountant.post('/api/v1/bank-statements', {})).status).toBe(422);
    expect((await importStatement(accountant, Buffer.alloc(6 * 1024 * 1024, 'x'))).status).toBe(413);
    expect(await payments()).toEqual([]);
    expect((await read(invoice)).status).toBe('issued');
  });

  it('as a table asks once what its columns are, and remembers', async () => {
    const invoice = await issue(app, utociste);
    const table = (day: string, rows: string[]) =>
      Buffer.from(`\uFEFFDatum;Uplatilac;Iznos;Poziv\r\n${rows.map((row) => `${day};${row}`).join('\r\n')}\r\n`);
    const first = table('07.10.2026', [
      `Pekara;24.000,00;${referenceOf(invoice)}`,
      'Struja;-900,00;',
      '"Zoran; sin";12,5;',
    ]);
    const asked = await importStatement(accountant, first);
    expect(asked).toMatchObject({ status: 422, body: { code: 'mapping_needed' } });
    expect(asked.body.columns).toEqual(['Datum', 'Uplatilac', 'Iznos', 'Poziv']);
    const mapping = { date: 'Datum', amount: 'Iznos', payer: 'Uplatilac', reference: 'Poziv' };
    const wrong = await importStatement(accountant, first, { mapping: JSON.stringify({ date: 'Datum' }) });
    expect(wrong.body.errors).toMatchObject([{ field: 'amount', code: 'required' }]);
    const done = await importStatement(accountant, first, { mapping: JSON.stringify(mapping) });
    expect(done).toMatchObject({ status: 201, body: { format: 'csv', lines: 2, matched: 1, outgoing: 1 } });
    expect((await read(invoice)).status).toBe('paid');
    const later = await importStatement(accountant, table('08.10.2026', ['Neko;5,00;']));
    expect(later).toMatchObject({ status: 201, body: { lines: 1, unmatched: 1, until: '2026-10-08' } });
    const bad = await importStatement(accountant, table('08.10.2026', ['Neko;5,00;', 'Neko;mnogo;']));
    expect(bad.body).toMatchObject({ code: 'statement_unreadable', why: 'no_amount', line: 3 });
  });

  it('is for those who keep the money of the own organisation', async () => {
    const { body } = await bring([{ amount: '1.00', payer: 'Y', text: 'Rana Khoury' }]);
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await stranger.get(`/api/v1/bank-statements/${body.id}`)).status).toBe(404);
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await importStatement(coordinator, camtOf([]))).status).toBe(403);
    const stored = JSON.stringify(await app.db.collection('payments').find({ organisationId: utociste.id }).toArray());
    expect(stored).not.toContain('Khoury');
  });
});
