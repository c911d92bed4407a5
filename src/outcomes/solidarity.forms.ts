import { z } from 'zod';
import { CURRENCIES } from '../shared/money';
import { moneyField, pageFields } from '../platform/http';

const amount = moneyField.shape.amount;

/** PUT /classes/{id}/costs: minor units of one currency. */
export const CostsForm = z.strictObject({
  currency: z.enum(CURRENCIES),
  instructor: amount,
  material: amount,
  room: amount,
  other: amount,
});
export type CostsForm = z.infer<typeof CostsForm>;

/** PUT /solidarity/free-place */
export const FreePlaceForm = moneyField;
export type FreePlaceForm = z.infer<typeof FreePlaceForm>;

const year = z.coerce.number().int().min(2000).max(2200).optional().meta({
  description: 'Classes that begin in this year, by the organisation’s clocks; the year that it is there unless given.',
});

/** GET /solidarity */
export const YearQuery = z.object({ year });
export type YearQuery = z.infer<typeof YearQuery>;

/** GET /solidarity/classes */
export const LedgerQuery = z.object({ ...pageFields, year });
export type LedgerQuery = z.infer<typeof LedgerQuery>;
