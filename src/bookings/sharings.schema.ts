import { Schema } from 'mongoose';
import type { CompanySharing } from './sharing';

export type SharingRow = Omit<CompanySharing, 'enrolmentId'> & { _id: string };
export const SHARINGS = 'company_sharings';

const text = { type: String, required: true } as const;
const yes = { type: Boolean, required: true } as const;

export const SharingSchema = new Schema<SharingRow>(
  {
    _id: text,
    bookingId: text,
    organisationId: text,
    personId: text,
    attendance: yes,
    certificate: yes,
    changedAt: { type: Date, required: true },
  },
  { collection: SHARINGS, versionKey: false, autoIndex: false },
);
SharingSchema.index({ bookingId: 1 });
SharingSchema.index({ personId: 1 });
