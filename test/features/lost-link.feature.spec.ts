import type { Organisation } from '../../src/organisations';
import { join, makeClass, type OpenClass } from '../factories/enrolment';
import { makeOrganisation } from '../factories/organisation';
import { startApp, type TestApp } from '../support/app';

let app: TestApp;
let legis: Organisation;
let group: OpenClass;

beforeAll(async () => {
  app = await startApp();
  legis = await makeOrganisation(app, { slug: 'legis' });
  group = await makeClass(app, legis, { class: { capacity: 6 } });
});
afterAll(() => app.close());

/** The texts of all SMS to a number, the first first. */
async function smsTo(phone: string): Promise<string[]> {
  await app.drain();
  return app.mail.to(phone).map(({ text }) => text ?? '');
}

const joining = async (fullName: string, contact: Record<string, unknown>): Promise<string> =>
  ((await join(app.http, group.id, { fullName, phone: undefined, ...contact })).body as { secret: string }).secret;

describe('Whoever has lost the link to the own page', () => {
  it('gets it again as an SMS, by the number as people dial it, and each who shares the phone gets the own', async () => {
    const phone = '+38970333441';
    const rana = await joining('Rana Mithal', { phone, language: 'ar' });
    const leila = await joining('Leila Nemune', { phone, language: 'sq' });
    const before = (await smsTo(phone)).length;
    expect((await app.http.get('/ar/card')).text).toContain('href="/ar/lost-link"');
    expect((await app.http.get('/en/places/unknown0000')).text).toContain('href="/en/lost-link"');
    const answer = await app.http.form('/ar/lost-link', { contact: '070 333 441' });
    expect([answer.status, answer.text.includes('070 333 441')]).toEqual([200, true]);
    const sent = (await smsTo(phone)).slice(before);
    expect(sent).toHaveLength(2);
    expect(sent.join(' ')).toContain(rana);
    expect(sent.join(' ')).toContain(leila);
    await app.http.form('/ar/lost-link', { contact: phone });
    expect(await smsTo(phone)).toHaveLength(before + 2);
  });

  it('gets it by mail, and not for a place that was given back', async () => {
    const email = 'samira@people.example';
    const secret = await joining('Samira Khoury', { email, language: 'mk' });
    const gone = await joining('Nur Khoury', { email, language: 'mk' });
    await app.http.form(`/en/places/${gone}/give-back`, {});
    await app.drain();
    const before = app.mail.to(email).length;
    const asked = await app.http.post('/api/v1/lost-links', { contact: ' Samira@people.example ' });
    expect(asked.status).toBe(202);
    await app.drain();
    const letters = app.mail.to(email).slice(before);
    expect(letters.map(({ subject }) => subject)).toEqual(['Линкот до вашата страница']);
    expect(letters[0]?.text).toContain(secret);
  });

  it('learns nothing about others, and hears beside the field what can not be read', async () => {
    const unknown = await app.http.form('/en/lost-link', { contact: '+38970333449' });
    const known = await app.http.form('/en/lost-link', { contact: '+38970333441' });
    expect(unknown.text.replaceAll('+38970333449', '+38970333441')).toBe(known.text);
    expect(await smsTo('+38970333449')).toEqual([]);
    const wrong = await app.http.form('/en/lost-link', { contact: 'Rana <b>' });
    expect([wrong.status, wrong.text.includes('value="Rana &lt;b&gt;"')]).toEqual([422, true]);
    expect(wrong.text).toContain('Give us a phone number or an email address');
    expect(await app.http.post('/api/v1/lost-links', { contact: '' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'contact', code: 'required' }] },
    });
  });

  it('is not flooded: three for a contact in an hour', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on' });
    try {
      await makeOrganisation(limited, { slug: 'legis' });
      const ask = () => limited.http.form('/en/lost-link', { contact: '+38970333442' });
      const answers = [await ask(), await ask(), await ask(), await ask()];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
      expect(answers[3]?.headers['retry-after']).toMatch(/^\d+$/);
      expect(answers[3]?.text).toContain('value="+38970333442"');
    } finally {
      await limited.close();
    }
  });
});
