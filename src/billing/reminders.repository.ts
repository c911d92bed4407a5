import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { BillingSettings } from './billing-settings';
import { BILLING_SETTINGS, type BillingSettingsRow } from './billing-settings.schema';
import type { Invoice } from './invoice';
import { INVOICES } from './invoice.schema';
import type { SentReminder } from './reminder-steps';
import type { Coverage } from './reminding';
import { type StatementRow, STATEMENTS } from './statement.schema';

/** Whose documents are reminded of by themselves. */
export type Reminding = Pick<BillingSettings, 'organisationId' | 'currency'> & { readonly days: readonly number[] };

/** Every query for reminders. */
@Injectable()
export class RemindersRepository {
  constructor(private readonly db: Database) {}

  async organisations(): Promise<Reminding[]> {
    const rows = await this.db
      .collection<BillingSettingsRow>(BILLING_SETTINGS)
      .find({ 'reminderDays.0': { $exists: true } })
      .toArray();
    return rows.map(({ _id, currency, reminderDays = [] }) => ({ organisationId: _id, currency, days: reminderDays }));
  }

  /** Until when the statements of each account reach. */
  async coverage(organisationId: string): Promise<Coverage[]> {
    const rows = await this.db
      .collection<StatementRow>(STATEMENTS)
      .aggregate<{ _id: string | null; until: string }>([
        { $match: { organisationId } },
        { $group: { _id: '$account', until: { $max: '$until' } } },
      ])
      .toArray();
    return rows.map(({ _id, until }) => ({ until, account: _id ?? undefined }));
  }

  /** Adds a reminder to a document that is as it was read; a lost race ends the transaction. */
  addition({ id, status, paid, reminders = [] }: Invoice, sent: SentReminder): Write {
    return {
      collection: INVOICES,
      filter: {
        ...{ _id: id, status, paid, remindersStopped: { $exists: false } },
        [`reminders.${reminders.length}`]: { $exists: false },
        ...(reminders.length > 0 ? { [`reminders.${reminders.length - 1}`]: { $exists: true } } : {}),
      },
      update: { $push: { reminders: sent } },
      must: true,
    };
  }

  /** Ends the reminders of a document, or lets them go on. */
  stop({ id }: Pick<Invoice, 'id'>, stopped: boolean): Write {
    const update = stopped ? { $set: { remindersStopped: true } } : { $unset: { remindersStopped: '' } };
    return { collection: INVOICES, filter: { _id: id, remindersStopped: { $exists: !stopped } }, update, must: true };
  }
}
