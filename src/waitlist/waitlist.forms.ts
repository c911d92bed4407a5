import { z } from 'zod';

/** Who waits: all of a usual list at once. */
export const WaitlistQuery = z.object({
  after: z
    .string()
    .regex(/^\d(\.-?\d{1,15}){2}$/)
    .optional()
    .meta({ description: 'The `next` of the part before.' }),
  limit: z.coerce.number().int().min(1).max(10_000).default(2_000).meta({ description: 'At most so many.' }),
});
export type WaitlistQuery = z.infer<typeof WaitlistQuery>;

/** A refusal; the number is kept unless the person leaves for good. */
export const RefusalBody = z.strictObject({ keepNumber: z.boolean().default(true) });

/** What a gateway hands over; `at` is when the person sent it. */
export const SmsReplyBody = z.strictObject({
  from: z.string().min(3).max(40),
  text: z.string().max(1000),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});
