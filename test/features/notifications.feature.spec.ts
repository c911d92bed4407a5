import 'reflect-metadata';
import { type INestApplicationContext, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import {
  defineMessage,
  type Delivery,
  DeliveryFailed,
  type Letter,
  Notifications,
  NotificationsModule,
  Samples,
} from '../../src/notifications';
import { Organisations, OrganisationsModule } from '../../src/organisations';
import { People, PeopleModule } from '../../src/people';
import { Clock } from '../../src/platform/clock';
import { ConfigModule } from '../../src/platform/config';
import { Database, DatabaseModule, Migrations } from '../../src/platform/database';
import { I18nModule, isBalanced } from '../../src/platform/i18n';
import { LoggingModule } from '../../src/platform/logging';
import { Jobs, OutboxModule, Workers } from '../../src/platform/outbox';
import { SecretsModule } from '../../src/platform/secrets';
import { Sweeps, SweepsModule } from '../../src/platform/sweeps';
import { systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import { LANGUAGES } from '../../src/shared/locale';
import { type MailSink, startMailSink } from '../support/mail-sink';
import { until } from '../support/until';

const Greeted = defineMessage('tests.greeted', z.object({ letterId: z.string() }));
const URL = 'https://sofra.example/p/7KQ4M9XWPTR';
const LAYLA = 'layla@people.example';
const PHONE = '+38970111222';

let app: INestApplicationContext;
let sink: MailSink;
let organisationId: string;
const letters = new Map<string, Letter | null>();
const failedIds: string[] = [];

const letter = (more: Partial<Letter> = {}): Letter => ({
  to: { name: 'Layla', email: LAYLA, language: 'ar' },
  organisationId,
  channels: ['email', 'sms'],
  about: ['class-1'],
  compose: (_, { language, text }) => ({
    subject: `Hello in ${text({ en: 'English', mk: 'Macedonian', ar: 'Arabic' })}`,
    blocks: [
      { kind: 'heading', text: `Body in ${language}` },
      { kind: 'button', label: 'Look', url: URL },
    ],
    sms: `Sofra: hello. ${URL}`,
  }),
  ...more,
});

/** The handler of the message, as a domain's emails provider binds it. */
@Injectable()
class Greetings implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(Greeted, {
      load: ({ letterId }) => Promise.resolve(letters.get(letterId) ?? null),
      sample: () => letter({ organisationId: 'sample' }),
    });
    this.jobs.on(DeliveryFailed, 'tests.note-failure', ({ deliveryId }) =>
      Promise.resolve(void failedIds.push(deliveryId)),
    );
  }
}

@Module({
  imports: [
    ...[ConfigModule, LoggingModule, DatabaseModule, SecretsModule, SweepsModule, OutboxModule, I18nModule],
    ...[PeopleModule, OrganisationsModule, NotificationsModule],
  ],
  providers: [Greetings],
})
class NotificationsApp {}

const db = (): Database => app.get(Database);

/** Writes the message as a domain does, and returns its key. */
async function tell(content: Letter | null, copies = 1): Promise<string> {
  const key = `greeting:${newId()}`;
  letters.set(key, content);
  const one = () => app.get(Notifications).writes(Greeted, { letterId: key }, { key });
  await db().inTransaction((tx) => tx.write(...Array.from({ length: copies }, one).flat()));
  return key;
}

const deliveries = (keyPrefix: string): Promise<Delivery[]> =>
  app.get(Notifications).deliveriesFor(organisationId, { keyPrefix });

const states = async (key: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await deliveries(key)).map(({ channel, state, code }) => [channel, code ? `${state} ${code}` : state]),
  );

/** Sweeps until no due job is left. */
async function drain(): Promise<void> {
  await until(async () => {
    await app.get(Sweeps).runAll();
    return (
      (await db()
        .collection('outbox')
        .countDocuments({ due: { $lte: app.get(Clock).now() } })) === 0
    );
  });
}

const rushOutbox = () =>
  db()
    .collection('outbox')
    .updateMany({}, { $set: { next: new Date(0) } });

beforeAll(async () => {
  sink = await startMailSink();
  const mongodb = new globalThis.URL(process.env['MONGODB_URI'] ?? '');
  mongodb.pathname = `/t_${newId().replaceAll('-', '')}`;
  Object.assign(process.env, {
    ...{ NODE_ENV: 'test', MONGODB_URI: mongodb.toString(), SMTP_URL: sink.smtpUrl, SMS_URL: sink.smsUrl },
    ...{ SECRET_KEYS: 'test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=', RATE_LIMITS: 'off' },
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  });
  app = await NestFactory.createApplicationContext(NotificationsApp, { logger: false });
  await app.get(Migrations).createIndexes();
  app.get(Workers).start();
  const organisation = await app.get(Organisations).create(systemActor('tests'), {
    ...{ slug: 'legis', kind: 'association', name: { en: 'Legis' }, country: 'MK', town: 'Skopje', language: 'mk' },
    ...{ timeZone: 'Europe/Skopje', currency: 'MKD', help: { phone: '+389 2 000 0000', languages: ['mk'] } },
  });
  organisationId = organisation.id;
});

beforeEach(() => {
  sink.smtp('ok');
  sink.sms('ok');
  sink.clear();
});

afterAll(async () => {
  await db().connection.dropDatabase();
  await app.close();
  await sink.close();
});

describe('a message', () => {
  it('goes out in the person’s language with the town’s below, and is logged without address and text', async () => {
    const key = await tell(letter());
    await drain();
    const mail = sink.last(LAYLA);
    expect(mail.subject).toBe('Hello in Arabic');
    expect(mail.html).toMatch(
      /<html lang="ar" dir="rtl">[^]*BODY IN AR|<html lang="ar" dir="rtl">[^]*Body in ar[^]*Body in mk/,
    );
    expect(mail.text).toContain('\u2068Layla\u2069');
    expect(isBalanced(mail.text)).toBe(true);
    expect(mail.text.split('\n').filter((line) => line === URL)).toHaveLength(2);
    expect(mail.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-generated' });
    const [row, ...others] = await db().collection('deliveries').find({ key }).toArray();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      channel: 'email',
      state: 'sent',
      attempts: 1,
      subjectIds: ['class-1'],
      organisationId,
    });
    expect(JSON.stringify(row)).not.toMatch(/layla|Hello|sofra\.example/i);
  });

  it('is sent once however often it is written under its key', async () => {
    await tell(letter({ to: { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } }), 20);
    await drain();
    await rushOutbox();
    await drain();
    expect(sink.to(LAYLA)).toHaveLength(1);
    expect(sink.to(PHONE)).toHaveLength(1);
  });

  it('is repeated under the same Message-ID when the worker dies between the server’s answer and the mark', async () => {
    const key = await tell(letter());
    await drain();
    await db()
      .collection('deliveries')
      .updateOne({ key }, { $set: { state: 'waiting', busyUntil: new Date(0) } });
    const data = { letterId: key };
    await db().inTransaction((tx) => tx.write(...app.get(Notifications).writes(Greeted, data, { key })));
    await drain();
    const ids = sink.to(LAYLA).map((mail) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await states(key)).toEqual({ email: 'sent' });
  });

  it('that is no longer true is not sent', async () => {
    const key = await tell(null);
    await drain();
    expect(sink.messages).toHaveLength(0);
    expect(await deliveries(key)).toEqual([]);
  });

  it('for somebody without phone and address is shown as skipped', async () => {
    const key = await tell(letter({ to: { name: 'Layla', language: 'en' } }));
    await drain();
    expect(await states(key)).toEqual({ none: 'skipped no_contact' });
  });

  it('is found by what it is about, in its own organisation alone', async () => {
    await tell(letter({ about: ['class-7'] }));
    await drain();
    expect(await app.get(Notifications).deliveriesFor(organisationId, { about: 'class-7' })).toHaveLength(1);
    expect(await app.get(Notifications).deliveriesFor('another', { about: 'class-7' })).toEqual([]);
  });
});

describe('a mail server that fails', () => {
  it.each(['closed', '451'] as const)('with %s loses nothing: all is sent once it works again', async (fault) => {
    sink.smtp(fault);
    const keys = await Promise.all(Array.from({ length: 10 }, () => tell(letter())));
    const code = fault === 'closed' ? 'smtp_away' : 'smtp_451';
    await until(async () => (await Promise.all(keys.map(states))).every(({ email }) => email === `waiting ${code}`));
    expect(sink.messages).toHaveLength(0);
    sink.smtp('ok');
    await rushOutbox();
    await drain();
    expect(sink.to(LAYLA)).toHaveLength(10);
    for (const key of keys) expect(await states(key)).toEqual({ email: 'sent' });
  });

  it('with 550 is final: not tried again, shown to staff with its code, and told as a fact', async () => {
    sink.smtp('550');
    const key = await tell(letter());
    await drain();
    sink.smtp('ok');
    await rushOutbox();
    await drain();
    const [delivery] = await deliveries(key);
    expect(delivery).toMatchObject({ state: 'failed', code: 'smtp_550', attempts: 1 });
    expect(failedIds).toContain(delivery?.id);
    expect(sink.messages).toHaveLength(0);
    expect(await app.get(Notifications).deliveriesFor(organisationId, { state: 'failed' })).toHaveLength(1);
  });

  it('does not keep the SMS of the same message back', async () => {
    sink.smtp('451');
    const key = await tell(letter({ to: { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } }));
    await until(
      async () => (await states(key))['sms'] === 'sent' && (await states(key))['email'] === 'waiting smtp_451',
    );
    sink.smtp('ok');
    await rushOutbox();
    await drain();
    expect(sink.to(LAYLA)).toHaveLength(1);
    expect(sink.to(PHONE)).toHaveLength(1);
  });
});

describe('an SMS', () => {
  const both = { name: 'Layla', email: LAYLA, phone: PHONE, language: 'en' } as const;

  it('is held until quiet hours end while the mail goes at once', async () => {
    const clock = app.get(Clock);
    const smsNotBefore = new Date(clock.now().getTime() + 8 * 3600_000);
    const key = await tell(letter({ to: both, smsNotBefore }), 3);
    await drain();
    expect(sink.to(LAYLA)).toHaveLength(1);
    expect(sink.to(PHONE)).toHaveLength(0);
    expect(await states(key)).toEqual({ email: 'sent', sms: 'held' });
    await clock.advance(8 * 3600_000 + 1000);
    await drain();
    expect(sink.to(LAYLA)).toHaveLength(1);
    expect(sink.to(PHONE)).toHaveLength(1);
    expect(await states(key)).toEqual({ email: 'sent', sms: 'sent' });
  });

  it('refused by the gateway with 400 is final, with 500 it is tried again', async () => {
    sink.sms('400');
    const refused = await tell(letter({ to: both, channels: ['sms'] }));
    await drain();
    expect(await states(refused)).toEqual({ sms: 'failed sms_400' });
    sink.sms('500');
    const delayed = await tell(letter({ to: both, channels: ['sms'] }));
    await until(async () => (await states(delayed))['sms'] === 'waiting sms_500');
    sink.sms('ok');
    await rushOutbox();
    await drain();
    expect(await states(delayed)).toEqual({ sms: 'sent' });
    expect(sink.to(PHONE)).toHaveLength(1);
  });

  it('is not sent to somebody who stopped messages, the mail is', async () => {
    const people = app.get(People);
    const personId = newId();
    const person = { id: personId, organisationId, fullName: 'Layla Haddad', phone: PHONE, language: 'en' } as const;
    await db().inTransaction((tx) => tx.write(...people.newPerson(person)));
    await people.change(systemActor('tests'), organisationId, personId, { messagesStopped: new Date() });
    const key = await tell(letter({ to: { ...both, personId } }));
    await drain();
    expect(await states(key)).toEqual({ email: 'sent', sms: 'skipped messages_stopped' });
    expect(sink.to(PHONE)).toHaveLength(0);
  });
});

describe('the samples', () => {
  it('are written without a fault in every language', () => {
    for (const language of LANGUAGES) {
      for (const sample of app.get(Samples).write(language)) expect(sample).toMatchObject({ language, problems: [] });
    }
  });
});
