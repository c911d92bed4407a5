import { Schema } from 'mongoose';
import type { Channel, DeliveryState } from './delivery';

export const DELIVERIES = 'deliveries';

/** As stored. */
export interface DeliveryRow {
  _id: string;
  key: string;
  channel: Channel | 'none';
  message: string;
  organisationId: string;
  personId?: string;
  subjectIds: string[];
  state: DeliveryState;
  attempts: number;
  code?: string;
  at: Date;
  sentAt?: Date;
  heldUntil?: Date;
  /** Staff has seen that it failed and told the person in another way. */
  seen?: { at: Date; accountId: string };
  /** By real time: a worker is at it until then. */
  busyUntil?: Date;
}

export const DeliverySchema = new Schema<DeliveryRow>(
  {
    _id: { type: String, required: true },
    key: { type: String, required: true },
    channel: { type: String, required: true },
    message: { type: String, required: true },
    organisationId: { type: String, required: true },
    personId: { type: String },
    subjectIds: { type: [String], required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    code: { type: String },
    at: { type: Date, required: true },
    sentAt: { type: Date },
    heldUntil: { type: Date },
    seen: { type: { _id: false, at: Date, accountId: String }, required: false },
    busyUntil: { type: Date },
  },
  { collection: DELIVERIES, versionKey: false, autoIndex: false },
);
DeliverySchema.index({ key: 1, channel: 1 }, { unique: true });
DeliverySchema.index({ organisationId: 1, subjectIds: 1, at: -1 });
DeliverySchema.index({ organisationId: 1, state: 1, at: -1 });
DeliverySchema.index({ personId: 1 }, { sparse: true });
