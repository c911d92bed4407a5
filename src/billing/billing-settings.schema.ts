import { Schema } from 'mongoose';
import type { BillingSettings } from './billing-settings';

/** How the settings of an organisation are stored: one document each, under its id. */
export type BillingSettingsRow = Omit<BillingSettings, 'organisationId'> & { _id: string };
export const BILLING_SETTINGS = 'billing_settings';

export const BillingSettingsSchema = new Schema<BillingSettingsRow>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    seller: { type: Object, required: true },
    accounts: { type: [Object], required: true },
    currency: { type: String, required: true },
    vat: { type: Object, required: true },
    paymentDays: { type: Number, required: true },
    reminderDays: { type: [Number], default: undefined },
    secondLanguage: String,
    wholeTotals: { type: Boolean, required: true },
    footer: Object,
  },
  { collection: BILLING_SETTINGS, versionKey: false, autoIndex: false },
);
