import { Samples } from '../../src/notifications';
import { People } from '../../src/people';
import { isBalanced } from '../../src/platform/i18n';
import { LANGUAGES } from '../../src/shared/locale';
import { LAYLA, LETTER_URL, type LettersTest, PHONE, startLetters } from '../support/letters';
import { quietAround } from '../support/quiet';
import { until } from '../support/until';

let letters: LettersTest;

beforeAll(async () => {
  letters = await startLetters();
});

beforeEach(() => {
  letters.sink.smtp('ok');
  letters.sink.sms('ok');
  letters.sink.clear();
});

afterAll(() => letters.close());

describe('a message', () => {
  it('goes out in the person’s language with the town’s below, and is logged without address and text', async () => {
    const key = await letters.tell({});
    await letters.drain();
    const mail = letters.sink.last(LAYLA);
    expect(mail.subject).toBe('Hello in Arabic');
    expect(mail.html).toMatch(
      /<html lang="ar" dir="rtl">[^]*BODY IN AR|<html lang="ar" dir="rtl">[^]*Body in ar[^]*Body in mk/,
    );
    expect(mail.text).toContain('\u2068Layla\u2069');
    expect(isBalanced(mail.text)).toBe(true);
    expect(mail.text.split('\n').filter((line) => line === LETTER_URL)).toHaveLength(2);
    expect(mail.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-generated' });
    const [row, ...others] = await letters.db.collection('deliveries').find({ key }).toArray();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      channel: 'email',
      state: 'sent',
      attempts: 1,
      subjectIds: ['class-1'],
      organisationId: letters.organisationId,
    });
    expect(JSON.stringify(row)).not.toMatch(/layla|Hello|sofra\.example/i);
  });

  it('is sent once however often it is written under its key', async () => {
    await letters.tell({ to: { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } }, 20);
    await letters.drain();
    await letters.rush();
    await letters.drain();
    expect(letters.sink.to(LAYLA)).toHaveLength(1);
    expect(letters.sink.to(PHONE)).toHaveLength(1);
  });

  it('is repeated under the same Message-ID when the worker dies between the server’s answer and the mark', async () => {
    const key = await letters.tell({});
    await letters.drain();
    await letters.db
      .collection('deliveries')
      .updateOne({ key }, { $set: { state: 'waiting', busyUntil: new Date(0) } });
    await letters.write(key);
    await letters.drain();
    const ids = letters.sink.to(LAYLA).map((mail) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await letters.states(key)).toEqual({ email: 'sent' });
  });

  it('that is no longer true is not sent', async () => {
    const key = await letters.tell(null);
    await letters.drain();
    expect(letters.sink.messages).toHaveLength(0);
    expect(await letters.deliveries(key)).toEqual([]);
  });

  it('for somebody without phone and address is shown as skipped', async () => {
    const key = await letters.tell({ to: { name: 'Layla', language: 'en' } });
    await letters.drain();
    expect(await letters.states(key)).toEqual({ none: 'skipped no_contact' });
  });

  it('is found by what it is about, in its own organisation alone', async () => {
    await letters.tell({ about: ['class-7'] });
    await letters.drain();
    expect(await letters.notifications.deliveriesFor(letters.organisationId, { about: 'class-7' })).toHaveLength(1);
    expect(await letters.notifications.deliveriesFor('another', { about: 'class-7' })).toEqual([]);
  });
});

describe('a mail server that fails', () => {
  it.each(['closed', '451'] as const)('with %s loses nothing: all is sent once it works again', async (fault) => {
    letters.sink.smtp(fault);
    const keys = await Promise.all(Array.from({ length: 10 }, () => letters.tell({})));
    const code = fault === 'closed' ? 'smtp_away' : 'smtp_451';
    await until(async () =>
      (await Promise.all(keys.map(letters.states))).every(({ email }) => email === `waiting ${code}`),
    );
    expect(letters.sink.messages).toHaveLength(0);
    letters.sink.smtp('ok');
    await letters.rush();
    await letters.drain();
    expect(letters.sink.to(LAYLA)).toHaveLength(10);
    for (const key of keys) expect(await letters.states(key)).toEqual({ email: 'sent' });
  });

  it('with 550 is final: not tried again, shown to staff with its code, and told as a fact', async () => {
    letters.sink.smtp('550');
    const key = await letters.tell({});
    await letters.drain();
    letters.sink.smtp('ok');
    await letters.rush();
    await letters.drain();
    const [delivery] = await letters.deliveries(key);
    expect(delivery).toMatchObject({ state: 'failed', code: 'smtp_550', attempts: 1 });
    expect(letters.failedIds).toContain(delivery?.id);
    expect(letters.sink.messages).toHaveLength(0);
    expect(await letters.notifications.deliveriesFor(letters.organisationId, { state: 'failed' })).toHaveLength(1);
  });

  it('does not keep the SMS of the same message back', async () => {
    letters.sink.smtp('451');
    const key = await letters.tell({ to: { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } });
    await until(
      async () =>
        (await letters.states(key))['sms'] === 'sent' && (await letters.states(key))['email'] === 'waiting smtp_451',
    );
    letters.sink.smtp('ok');
    await letters.rush();
    await letters.drain();
    expect(letters.sink.to(LAYLA)).toHaveLength(1);
    expect(letters.sink.to(PHONE)).toHaveLength(1);
  });
});

describe('an SMS', () => {
  const both = { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } as const;

  describe('in quiet hours', () => {
    const HOUR = 3600_000;
    beforeEach(() => letters.setQuietHours(quietAround(letters.clock.now(), 8)));
    afterEach(() => letters.setQuietHours(null));

    it('is held until they end, while the mail goes at once', async () => {
      const key = await letters.tell({ to: both }, 3);
      await letters.drain();
      expect(letters.sink.to(LAYLA)).toHaveLength(1);
      expect(letters.sink.to(PHONE)).toHaveLength(0);
      expect(await letters.states(key)).toEqual({ email: 'sent', sms: 'held' });
      await letters.clock.advance(8 * HOUR + 1000);
      await letters.drain();
      expect(letters.sink.to(LAYLA)).toHaveLength(1);
      expect(letters.sink.to(PHONE)).toHaveLength(1);
      expect(await letters.states(key)).toEqual({ email: 'sent', sms: 'sent' });
    });

    it('is dropped when it is no longer true at their end', async () => {
      const key = await letters.tell({ to: both });
      await letters.drain();
      letters.forget(key);
      await letters.clock.advance(8 * HOUR + 1000);
      await letters.drain();
      expect(letters.sink.to(PHONE)).toHaveLength(0);
      expect(await letters.states(key)).toEqual({ email: 'sent', sms: 'skipped not_needed' });
    });

    it('goes by the clocks of the class, where it is day', async () => {
      const key = await letters.tell({ to: both, zone: 'Pacific/Auckland' });
      await letters.drain();
      expect(await letters.states(key)).toEqual({ email: 'sent', sms: 'sent' });
    });

    it('goes at once when it answers what the person has just done, and waits when the gateway lets it be late', async () => {
      const fresh = await letters.tell({ to: both }, 1, true);
      await letters.drain();
      expect(await letters.states(fresh)).toEqual({ email: 'sent', sms: 'sent' });
      letters.sink.sms('500');
      const late = await letters.tell({ to: both }, 1, true);
      await until(async () => (await letters.states(late))['sms'] === 'waiting sms_500');
      await letters.clock.advance(HOUR / 2);
      letters.sink.sms('ok');
      await letters.rush();
      await letters.drain();
      expect(await letters.states(late)).toEqual({ email: 'sent', sms: 'held' });
    });
  });

  it('refused by the gateway with 400 is final, with 500 it is tried again', async () => {
    letters.sink.sms('400');
    const refused = await letters.tell({ to: both, channels: ['sms'] });
    await letters.drain();
    expect(await letters.states(refused)).toEqual({ sms: 'failed sms_400' });
    letters.sink.sms('500');
    const delayed = await letters.tell({ to: both, channels: ['sms'] });
    await until(async () => (await letters.states(delayed))['sms'] === 'waiting sms_500');
    letters.sink.sms('ok');
    await letters.rush();
    await letters.drain();
    expect(await letters.states(delayed)).toEqual({ sms: 'sent' });
    expect(letters.sink.to(PHONE)).toHaveLength(1);
  });

  it('is not sent to a number that answered STOP, whoever it is for; the mail is', async () => {
    const phone = '+38970333444';
    const reply = (stopped: boolean, at = letters.clock.now()) =>
      letters.app.get(People).setMessages(letters.manager, phone, { stopped, at });
    await reply(true);
    const stopped = await letters.tell({ to: { ...both, phone } });
    await letters.drain();
    expect(await letters.states(stopped)).toEqual({ email: 'sent', sms: 'skipped messages_stopped' });
    await reply(false);
    // A gateway hands the STOP over once more: it is older than the START.
    await reply(true, new Date(letters.clock.now().getTime() - 60_000));
    const started = await letters.tell({ to: { ...both, phone } });
    await letters.drain();
    expect(await letters.states(started)).toEqual({ email: 'sent', sms: 'sent' });
    expect(letters.sink.to(phone)).toHaveLength(1);
  });

  it('that a letter does not have is missed by nobody', async () => {
    const compose = () => ({ subject: 'Hello', blocks: [] });
    const key = await letters.tell({ to: { name: 'Layla', phone: PHONE, language: 'en' }, compose });
    await letters.drain();
    expect(await letters.states(key)).toEqual({ none: 'skipped not_needed' });
  });
});

describe('the samples', () => {
  it('are written without a fault in every language', () => {
    for (const language of LANGUAGES) {
      for (const sample of letters.app.get(Samples).write(language))
        expect(sample).toMatchObject({ language, problems: [] });
    }
  });
});
