import { Samples } from '../../src/notifications';
import { MailboxStore, SmtpSink } from '../../src/platform/mailbox';
import { Mailer } from '../../src/platform/mail';
import { newId } from '../../src/shared/ids';
import { LANGUAGES } from '../../src/shared/locale';
import { startApp, type TestApp } from '../support/app';

const TO = 'layla@people.example';

let app: TestApp;
let smtp: SmtpSink;

beforeAll(async () => {
  const kept: { store?: MailboxStore } = {};
  smtp = new SmtpSink((mail) => kept.store?.add(mail) ?? Promise.reject(new Error('not ready')));
  const port = await smtp.listen(0);
  app = await startApp({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  kept.store = new MailboxStore(app.db.client.db(app.db.connection.name));
});

afterAll(async () => {
  await app.close();
  await smtp.close();
});

const send = (subject: string, text = 'Zdravo ⁨Layla⁩'): Promise<void> =>
  app.get(Mailer).send({
    ...{ to: TO, id: newId(), subject, text, html: '<p lang="bs">Zdravo</p><script>1</script>' },
    attachments: [{ name: 'potvrda č.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 test') }],
  });

describe('the development mailbox', () => {
  it('lists what was sent, the newest first, and forgets it when told to', async () => {
    await send('Prvo: č ć š');
    await send('Друго');
    const { status, body } = await app.http.get('/dev/mail/messages');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ channel: 'email', to: TO, subject: 'Друго', text: 'Zdravo ⁨Layla⁩\n' });
    expect(body.items[1]).toMatchObject({ subject: 'Prvo: č ć š', attachments: [{ name: 'potvrda č.pdf' }] });
    const file = await app.http.get(body.items[0].attachments[0].url);
    expect(file.text).toBe('%PDF-1.7 test');
    expect((await app.http.get('/dev/mail/messages?to=nobody@people.example')).body).toEqual({ items: [] });
    expect((await app.http.delete('/dev/mail/messages')).status).toBe(204);
    expect((await app.http.get('/dev/mail/messages')).body).toEqual({ items: [] });
  });

  it('shows a mail in a frame where nothing may run', async () => {
    await send('Potvrda', 'Your place: https://sofra.example/p/ABCDEFGHJK2.');
    const list = await app.http.get('/dev/mail');
    expect(list.status).toBe(200);
    const [, href = ''] = /href="(\/dev\/mail\/[\w-]{36})"/.exec(list.text) ?? [];
    const shown = await app.http.get(href);
    expect(shown.text).toContain('Potvrda');
    expect(shown.text).toContain(`src="${href}/html"`);
    const place = 'https://sofra.example/p/ABCDEFGHJK2';
    expect(shown.text).toContain(`<a href="${place}">${place}</a>.`);
    expect(shown.text).not.toContain('<script>1');
    const html = await app.http.get(`${href}/html`);
    expect(html.text).toContain('<p lang="bs">Zdravo</p>');
    expect(html.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  });

  it('shows the samples of all messages in a language', async () => {
    const { status, text } = await app.http.get('/dev/mail/samples?language=en');
    expect(status).toBe(200);
    expect(text).toContain('Samples of all messages');
  });

  it.each(LANGUAGES)('finds no fault in any sample in %s', (language) => {
    const wrong = app
      .get(Samples)
      .write(language)
      .filter(({ problems }) => problems.length > 0);
    expect(wrong.map(({ message, problems }) => `${message}: ${problems.join(' ')}`)).toEqual([]);
  });

  it('answers 404 for a message that is not there', async () => {
    expect((await app.http.get('/dev/mail/unknown')).status).toBe(404);
    expect((await app.http.get('/dev/mail/samples/en/unknown')).status).toBe(404);
  });
});

describe('the movable time', () => {
  it('goes forward by a duration and says how far it is ahead', async () => {
    const before = (await app.http.get('/dev/clock')).body;
    const { status, body } = await app.http.post('/dev/clock', { advance: 'PT48H' });
    expect(status).toBe(200);
    expect(body.offset - before.offset).toBe(48 * 3600_000);
    expect(new Date(body.now).getTime() - Date.now()).toBeGreaterThan(47 * 3600_000);
  });

  it.each(['-PT1H', 'PT0S', 'soon', ''])('refuses %j', async (advance) => {
    expect((await app.http.post('/dev/clock', { advance })).status).toBe(422);
  });
});
