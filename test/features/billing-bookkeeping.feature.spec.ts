import { inflateRawSync } from 'node:zlib';
import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { camtOf, importStatement } from '../factories/statement';
import { startApp, type TestApp } from '../support/app';
import type { HttpClient } from '../support/http';

let app: TestApp;
let utociste: Organisation;
let accountant: HttpClient;

beforeAll(async () => {
  app = await startApp();
  utociste = await makeOrganisation(app, { country: 'RS', currency: 'RSD' });
  accountant = await clientOf(app, utociste, 'accountant');
  await setUpBilling(accountant, utociste);
});
afterAll(() => app.close());

const PERIOD = 'from=2026-01-01&to=2099-12-31';
const take = (file: string, client = accountant, period = PERIOD) =>
  client.get(`/api/v1/bookkeeping/${file}?${period}`);

/** The files of an archive by its directory (PKWARE APPNOTE, 4.3). */
function unzipped(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((offset, nth) =>
      nth === 0 ? bytes.readUInt32LE(at + offset) : bytes.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const begin = bytes.readUInt32LE(at + 42);
    const data = begin + 30 + bytes.readUInt16LE(begin + 26) + bytes.readUInt16LE(begin + 28);
    const packed = bytes.subarray(data, data + size);
    const isStored = bytes.readUInt16LE(at + 10) === 0;
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), isStored ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}

describe('Whoever keeps the books', () => {
  it('takes documents, payments and papers of a period along', async () => {
    const invoice = await issue(app, utociste);
    const open = await issue(app, utociste);
    await importStatement(
      accountant,
      camtOf([
        { amount: '24000.00', payer: 'TEKSTIL', reference: `97${invoice.reference!.text}` },
        { amount: '70.00', payer: 'Dobar čovek' },
      ]),
    );
    await accountant.post(`/api/v1/invoices/${invoice.number}/credit-note`, {
      ...{ reason: 'Ill', lines: [{ line: 1, quantity: 1 }] },
    });
    await accountant.post(`/api/v1/invoices/${invoice.number}/refund`, { on: '2026-10-30' });
    await app.drain();
    const documents = (await take('documents.csv')).text;
    expect(documents).toMatch(
      new RegExp(`${invoice.number};Invoice;Paid;.*;24000,00;0,00;24000,00;2400,00;24000,00;0,00;`),
    );
    expect(documents).toMatch(
      new RegExp(`${open.number};Invoice;To be paid;.*;24000,00;0,00;24000,00;0,00;0,00;24000,00;`),
    );
    const payments = await take('payments.csv');
    expect(payments.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(payments.text).toMatch(new RegExp(`2026-10-07;Bank;24000,00;RSD;${invoice.number};;TEKSTIL;`));
    expect(payments.text).toMatch(/2026-10-07;Bank;70,00;RSD;;70,00;Dobar čovek;/);
    expect(payments.text).toMatch(new RegExp(`2026-10-30;Sent back;"?'?-2400,00"?;RSD;${invoice.number};`));
    const zip = await take('papers.zip');
    expect(zip.headers['content-type']).toBe('application/zip');
    const files = unzipped(zip.bytes);
    const papers = [invoice.number, open.number].flatMap((number) => [`${number}.pdf`, `${number}.xml`]);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['documents.csv', 'payments.csv', ...papers]));
    expect(files.get(`${invoice.number}.pdf`)!.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(files.get(`${invoice.number}.xml`)!.toString()).toContain(`<cbc:ID>${invoice.number}</cbc:ID>`);
    expect(files.get('documents.csv')!.toString()).toBe(documents);
  });

  it('sees the own organisation alone, and a period that there is', async () => {
    const stranger = await clientOf(app, await makeOrganisation(app), 'accountant');
    expect((await take('documents.csv', stranger)).text.split('\r\n')).toHaveLength(2);
    const coordinator = await clientOf(app, utociste, 'coordinator');
    expect((await take('papers.zip', coordinator)).status).toBe(403);
    expect((await take('documents.csv', accountant, 'from=2026-02-01&to=2026-01-01')).status).toBe(422);
    expect((await take('documents.csv', accountant, 'from=soon')).status).toBe(422);
    expect((await take('everything.rar')).status).toBe(404);
  });
});
