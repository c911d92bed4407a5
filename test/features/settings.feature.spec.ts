import { DEFAULT_SETTINGS, type Organisation } from '../../src/organisations';
import { clientOf, makeAccount, PASSWORD } from '../factories/account';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';
import { fieldsOf, readable } from '../support/forms';
import type { HttpClient } from '../support/http';
import { until } from '../support/until';

let app: TestApp;
let legis: Organisation;
let http: HttpClient;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis', settings: { quietHours: DEFAULT_SETTINGS.quietHours } });
  const account = await makeAccount(app, [{ organisationId: legis.id, role: 'manager' }]);
  http = app.http.with({});
  await http.post('/api/v1/sign-ins', { email: account.email, password: PASSWORD });
});
afterAll(() => app.close());

const PAGE = '/en/office/settings';
const settings = async () => (await http.get('/api/v1/organisations/legis')).body.settings;
const help = async () => (await http.get('/api/v1/organisations/legis')).body.help;

describe('The settings of an organisation', () => {
  it('stand on a page as they are, each with what it does and what is usual', async () => {
    const page = await http.get(PAGE);
    expect(fieldsOf(page.text, '/office/settings')).toEqual({
      ...{ offerWindow: '48', 'offerWindow-unit': 'H', holdWindow: '7', 'holdWindow-unit': 'D' },
      ...{
        closeAfter: '90',
        'closeAfter-unit': 'D',
        quiet: 'yes',
        'quietHours.from': '21:00',
        'quietHours.to': '08:00',
      },
      ...{ waitlistRule: 'strict', maxParty: '6', maxQueue: '2000' },
    });
    expect(readable(page.text)).toMatch(/Then it goes to the one after\. Usual: 48 hours\..*Usual: 21:00–08:00/);
  });

  it('change by the page: what was changed is in the history, what was not is no change', async () => {
    const fields = fieldsOf((await http.get(PAGE)).text, '/office/settings');
    expect((await http.form(PAGE, fields)).status).toBe(303);
    expect(await settings()).toEqual(DEFAULT_SETTINGS);
    const { quiet: _, ...rest } = fields;
    const changed = { ...rest, offerWindow: '3', 'offerWindow-unit': 'D', waitlistRule: 'fit', maxParty: '4' };
    const after = await http.follow(await http.form(PAGE, changed));
    expect(readable(after.text)).toContain('Saved. It counts from now on.');
    expect(readable(after.text)).toContain(
      'Mira Example changed the settings: Time to answer an offer, Quiet hours, Who goes first on the waiting list',
    );
    expect(await settings()).toEqual({
      ...{ ...DEFAULT_SETTINGS, offerWindow: 'P3D', quietHours: null, waitlistRule: 'fit', maxParty: 4 },
    });
    expect(after.text.match(/changed the settings/g)).toHaveLength(1);
  });

  it('come back with what was typed, and what is wrong beside each field', async () => {
    const before = await settings();
    const wrong = await http.form(PAGE, {
      ...{ offerWindow: 'two', 'offerWindow-unit': 'D', holdWindow: '0', 'holdWindow-unit': 'D', closeAfter: '' },
      ...{ quiet: 'yes', 'quietHours.from': '25:00', 'quietHours.to': '08:00', waitlistRule: 'loose', maxParty: '0' },
      ...{ maxQueue: 'many' },
    });
    expect(wrong.status).toBe(422);
    for (const field of [
      'offerWindow',
      'holdWindow',
      'closeAfter',
      'quietHours.from',
      'waitlistRule',
      'maxParty',
      'maxQueue',
    ])
      expect([field, wrong.text.includes(`id="${field}-error"`)]).toEqual([field, true]);
    for (const typed of ['two', '25:00', 'many']) expect(wrong.text).toContain(`value="${typed}"`);
    expect(await settings()).toEqual(before);
  });
});

describe('Where people find help', () => {
  it('is said on the page, stands on every public page at once, and in the history', async () => {
    const fields = fieldsOf((await http.get(PAGE)).text, '/office/settings/help');
    expect(fields).toMatchObject({ phone: '+38920000000', languages: ['ar', 'en', 'mk'] });
    const said = {
      ...fields,
      phone: '+389 2 311 1222',
      'hours.en': 'Monday to Friday, 9 to 17',
      languages: ['mk', 'sq'],
    };
    const after = await http.follow(await http.form(`${PAGE}/help`, said));
    expect(readable(after.text)).toContain('changed where people find help');
    expect(await help()).toEqual({
      ...{ phone: '+389 2 311 1222', hours: { en: 'Monday to Friday, 9 to 17' }, languages: ['mk', 'sq'] },
    });
    await until(async () => readable((await app.http.get('/en/nowhere')).text).includes('+389 2 311 1222'), 5);
  });

  it('is kept as it was typed where something is wrong', async () => {
    const typed = { phone: '12', messenger: 'whatsapp', 'address.en': 'Partizanska 12', languages: 'mk' };
    const wrong = await http.form(`${PAGE}/help`, typed);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="messenger-error"');
    for (const value of Object.values(typed)) expect(wrong.text).toContain(`value="${value}"`);
    const phone = await http.form(`${PAGE}/help`, { phone: '12' });
    expect([phone.status, phone.text.includes('id="phone-error"')]).toEqual([422, true]);
  });

  it('is changed by the API, by manager and coordinator of the organisation alone', async () => {
    const path = '/api/v1/organisations/legis/help';
    const coordinator = await clientOf(app, legis);
    const said = { languages: ['mk', 'rom'], address: { mk: 'Партизанска 12' } };
    expect(await coordinator.put(path, said)).toMatchObject({ status: 200, body: said });
    expect((await coordinator.put(path, { ...said, phone: '12' })).body.errors[0].field).toBe('phone');
    const accountant = await clientOf(app, legis, 'accountant');
    expect((await accountant.put(path, said)).status).toBe(403);
    expect((await accountant.get(PAGE)).status).toBe(403);
    const stranger = await clientOf(app, await makeOrganisation(app), 'manager');
    expect((await stranger.put(path, said)).status).toBe(404);
    expect((await app.http.put(path, said)).status).toBe(401);
  });
});
