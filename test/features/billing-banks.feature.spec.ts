import type { Organisation } from '../../src/organisations';
import { clientOf } from '../factories/account';
import { issue, setUpBilling } from '../factories/billing';
import { makeOrganisation } from '../factories/organisation';
import { importStatement } from '../factories/statement';
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

const mt940 = (reference: string) =>
  [
    ...[':20:STMT', ':25:160-123456-54', ':28C:1/1', ':60F:C261007RSD1000,00'],
    ...[`:61:2610081008C24000,00NTRFNONREF//B1`, `:86:Tekstil, ${reference}`, ':62F:C261008RSD25000,00', '-'],
  ].join('\r\n');
const ibank = (reference: string) =>
  `<pmtnotification><curdef>RSD</curdef><acctid>160-123456-54</acctid><stmtnumber>1</stmtnumber>
  <availbal><balamt>25000</balamt><dtasof>2026-10-08T00:00:00</dtasof></availbal><trnlist count="1"><stmttrn><fitid>B1</fitid>
  <benefit>credit</benefit><payeeinfo><name>X</name></payeeinfo><dtposted>2026-10-08T00:00:00</dtposted><trnamt>24000.00</trnamt>
  <payeerefnumber>${reference}</payeerefnumber></stmttrn></trnlist></pmtnotification>`;
const izvod = (reference: string) =>
  `<TransakcioniRacunPrivredaIzvod><Zaglavlje Partija="160000000012345654" BrojIzvoda="1" DatumIzvoda="08.10.2026"/>
  <Stavke Duguje="0,00" Potrazuje="24000,00" PozivNaBrojKorisnika="${reference}" BrojZaReklamaciju="B1"/></TransakcioniRacunPrivredaIzvod>`;

describe('A file of a bank, known by what is in it,', () => {
  it.each([
    ['mt940', mt940],
    ['ibank', ibank],
    ['izvod', izvod],
  ])('as %s pays what it names, and changes nothing when it comes again', async (format, fileOf) => {
    const { number, reference } = await issue(app, utociste);
    const file = fileOf(`97 ${reference!.text}`);
    const first = await importStatement(accountant, file);
    expect(first).toMatchObject({ status: 201, body: { format, lines: 1, matched: 1, until: '2026-10-08' } });
    const again = await importStatement(accountant, file);
    expect(again.body.id).toBe(first.body.id);
    expect((await accountant.get('/api/v1/payments')).body.items).toHaveLength(1);
    expect((await accountant.get(`/api/v1/invoices/${number}`)).body.status).toBe('paid');
    const broken = await importStatement(accountant, file.slice(0, -30));
    expect(broken.body.code).toBe('statement_unreadable');
  });
});
