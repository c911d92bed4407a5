import { z } from 'zod';
import { MARK_STATUSES } from './attendance';

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

/** The roll as a page's form sends it: one choice a person, under `mark.<enrolment>.<companion>`. */
export const RollForm = z.record(z.string(), z.string()).transform((fields) =>
  Object.entries(fields).flatMap(([name, status]) => {
    const match = /^mark\.([\w-]{1,64})\.(\d{1,2})$/.exec(name);
    const known = MARK_STATUSES.find((one) => one === status);
    return match && known ? [{ enrolmentId: match[1] ?? '', companion: Number(match[2]), status: known }] : [];
  }),
);
