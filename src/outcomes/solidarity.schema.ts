import { Schema } from 'mongoose';
import type { Money } from '../shared/money';
import type { ClassMoney } from './solidarity';

/** One row a class, under its id. */
export type ClassMoneyRow = Omit<ClassMoney, 'classId'> & { _id: string };
/** What one free place costs, under the organisation's id. */
export type FreePlaceRow = Money & { _id: string };

export const CLASS_MONEY = 'class_money';
export const FREE_PLACE_COSTS = 'free_place_costs';

const text = { type: String, required: true } as const;
const options = { versionKey: false, autoIndex: false } as const;

export const ClassMoneySchema = new Schema<ClassMoneyRow>(
  {
    _id: text,
    organisationId: text,
    courseId: text,
    costs: Object,
    costsAt: Date,
    income: { type: [Object], required: true } as never,
    version: { type: Number, required: true },
  },
  { ...options, collection: CLASS_MONEY },
);
ClassMoneySchema.index({ courseId: 1, costsAt: -1 });

export const FreePlaceSchema = new Schema<FreePlaceRow>(
  { _id: text, amount: { type: Number, required: true }, currency: text },
  { ...options, collection: FREE_PLACE_COSTS },
);
