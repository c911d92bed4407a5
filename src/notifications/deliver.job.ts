import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Delivers one message; `channel` when only that one is left to do. Ids alone: who and what are read when it runs. */
export const DeliverMessage = defineJob(
  'notifications.deliver',
  z.object({
    message: z.string(),
    data: z.unknown(),
    key: z.string(),
    channel: z.enum(['email', 'sms']).optional(),
    /** When the person did what this answers, by the domain's clock. */
    answers: z.iso.datetime().optional(),
  }),
  { queue: 'mail' },
);

export type DeliverData = z.infer<typeof DeliverMessage.schema>;
