import { Injectable } from '@nestjs/common';
import { Database, type Write } from '../platform/database';
import type { BillingSettings } from './billing-settings';
import { BILLING_SETTINGS, type BillingSettingsRow } from './billing-settings.schema';

/** Every query for the settings of money documents. */
@Injectable()
export class BillingSettingsRepository {
  constructor(private readonly db: Database) {}

  async find(organisationId: string): Promise<BillingSettings | null> {
    const row = await this.db.collection<BillingSettingsRow>(BILLING_SETTINGS).findOne({ _id: organisationId });
    if (!row) return null;
    const { _id, ...fields } = row;
    return { ...fields, organisationId: _id };
  }

  /** Puts these in the place of the version before; the first are version 1. A lost race ends the transaction. */
  replacement({ organisationId, ...fields }: BillingSettings): Write {
    const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    if (fields.version === 1) return { collection: BILLING_SETTINGS, insert: { _id: organisationId, ...kept } };
    const gone = ['reminderDays', 'secondLanguage', 'footer'].filter((field) => !(field in kept));
    return {
      collection: BILLING_SETTINGS,
      filter: { _id: organisationId, version: fields.version - 1 },
      update: { $set: kept, ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((one) => [one, ''])) } : {}) },
      must: true,
    };
  }
}
