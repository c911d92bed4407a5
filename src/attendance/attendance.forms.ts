import { z } from 'zod';
import { MARK_STATUSES } from './attendance';
import { MOST_DIARY } from './diary-entry';

/** A roll as a phone or a program sends it. */
export const RollBody = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        enrolmentId: z.string().min(1).max(64),
        companion: z.int().min(0).max(20).default(0),
        status: z.enum(MARK_STATUSES),
        minutes: z.int().min(0).max(1440).optional(),
        markedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
      }),
    )
    .min(1)
    .max(500),
});
export type RollBody = z.infer<typeof RollBody>;

/** Who of a party cannot come; all of it when left out. */
export const ApologyBody = z.strictObject({
  companions: z.array(z.int().min(0).max(20)).min(1).max(21).optional(),
});
export type ApologyBody = z.infer<typeof ApologyBody>;

/** What was done in a meeting; `version` is that of the entry that was read, 0 before the first. */
export const DiaryBody = z.strictObject({
  text: z.string().trim().min(1).max(MOST_DIARY),
  version: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type DiaryBody = z.infer<typeof DiaryBody>;
