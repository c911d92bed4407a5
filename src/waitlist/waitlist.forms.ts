import { z } from 'zod';

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
