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
} from '../../src/notifications';
import { Organisations, OrganisationsModule } from '../../src/organisations';
import { PeopleModule } from '../../src/people';
import { Clock } from '../../src/platform/clock';
import { ConfigModule } from '../../src/platform/config';
import { Database, DatabaseModule, Migrations } from '../../src/platform/database';
import { I18nModule } from '../../src/platform/i18n';
import { LoggingModule } from '../../src/platform/logging';
import { Jobs, OutboxModule, Workers } from '../../src/platform/outbox';
import { SecretsModule } from '../../src/platform/secrets';
import { Sweeps, SweepsModule } from '../../src/platform/sweeps';
import { type StaffActor, systemActor } from '../../src/shared/actor';
import { newId } from '../../src/shared/ids';
import type { QuietHours } from '../../src/shared/quiet-hours';
import { startMailSink } from './mail-sink';
import { until } from './until';

export const LETTER_URL = 'https://sofra.example/p/7KQ4M9XWPTR';
export const LAYLA = 'layla@people.example';
export const PHONE = '+38970111222';

const Greeted = defineMessage('tests.greeted', z.object({ letterId: z.string() }));
const letters = new Map<string, Letter | null>();
const failedIds: string[] = [];

/** A letter to Layla; `more` changes parts of it. */
export const letter = (organisationId: string, more: Partial<Letter> = {}): Letter => ({
  to: { name: 'Layla', email: LAYLA, language: 'ar' },
  organisationId,
  channels: ['email', 'sms'],
  about: ['class-1'],
  compose: (_, { language, text }) => ({
    subject: `Hello in ${text({ en: 'English', mk: 'Macedonian', ar: 'Arabic' })}`,
    blocks: [
      { kind: 'heading', text: `Body in ${language}` },
      { kind: 'button', label: 'Look', url: LETTER_URL },
    ],
    sms: `Sofra: hello. ${LETTER_URL}`,
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
      sample: () => letter('sample'),
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
class LettersApp {}

/** Notifications alone with one message, on a real mail server and SMS gateway whose faults the test chooses. */
export type LettersTest = Awaited<ReturnType<typeof startLetters>>;

export async function startLetters() {
  const sink = await startMailSink();
  const mongodb = new URL(process.env['MONGODB_URI'] ?? '');
  mongodb.pathname = `/t_${newId().replaceAll('-', '')}`;
  Object.assign(process.env, {
    ...{ NODE_ENV: 'test', MONGODB_URI: mongodb.toString(), SMTP_URL: sink.smtpUrl, SMS_URL: sink.smsUrl },
    ...{ SECRET_KEYS: 'test:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=', RATE_LIMITS: 'off' },
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  });
  const app: INestApplicationContext = await NestFactory.createApplicationContext(LettersApp, { logger: false });
  const [db, notifications, clock] = [app.get(Database), app.get(Notifications), app.get(Clock)];
  await app.get(Migrations).createIndexes();
  app.get(Workers).start();
  const organisation = await app.get(Organisations).create(systemActor('tests'), {
    ...{ slug: 'legis', kind: 'association', name: { en: 'Legis' }, country: 'MK', town: 'Skopje', language: 'mk' },
    ...{ timeZone: 'Europe/Skopje', currency: 'MKD', help: { phone: '+389 2 000 0000', languages: ['mk'] } },
    settings: { quietHours: null },
  });
  const { id: organisationId, slug: organisationSlug } = organisation;
  const manager: StaffActor = {
    ...{ kind: 'staff', accountId: newId(), name: 'Mira', organisationId, organisationSlug },
    ...{ roles: ['manager'], via: 'token' },
  };
  const outbox = db.collection('outbox');
  const deliveries = (keyPrefix: string): Promise<Delivery[]> =>
    notifications.deliveriesFor(organisationId, { keyPrefix });
  /** Writes the message under a key as a domain does, so many times. */
  const write = async (key: string, copies = 1, answer = false): Promise<void> => {
    const one = () => notifications.writes(Greeted, { letterId: key }, { key, answer });
    await db.inTransaction((tx) => tx.write(...Array.from({ length: copies }, one).flat()));
  };
  return {
    ...{ app, db, notifications, clock, sink, organisationId, failedIds, deliveries, write },
    /** Sends a letter (null: one that is no longer true) and returns its key. */
    tell: async (more: Partial<Letter> | null, copies = 1, answer = false): Promise<string> => {
      const key = `greeting:${newId()}`;
      letters.set(key, more && letter(organisationId, more));
      await write(key, copies, answer);
      return key;
    },
    /** The letter under a key is no longer true. */
    forget: (key: string) => letters.set(key, null),
    /** Gives the organisation other quiet hours. */
    setQuietHours: (quietHours: QuietHours | null) =>
      app.get(Organisations).changeSettings(manager, organisationId, { quietHours }),
    manager,
    /** Each channel's state, with the code behind it. */
    states: async (key: string): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await deliveries(key)).map(({ channel, state, code }) => [channel, code ? `${state} ${code}` : state]),
      ),
    /** Hands over again at once what waits for its next try. */
    rush: () => outbox.updateMany({}, { $set: { next: new Date(0) } }),
    /** Sweeps until no due job is left. */
    drain: () =>
      until(async () => {
        await app.get(Sweeps).runAll();
        return (await outbox.countDocuments({ due: { $lte: clock.now() } })) === 0;
      }),
    close: async (): Promise<void> => {
      await db.connection.dropDatabase();
      await app.close();
      await sink.close();
    },
  };
}
