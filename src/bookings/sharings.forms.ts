import { z } from 'zod';

/** PUT /enrolments/{id}/company-sharing. */
export const SharingForm = z.strictObject({
  attendance: z.boolean().meta({ description: 'How many hours the person was there.' }),
  certificate: z.boolean().meta({ description: 'The certificate, once there is one.' }),
});
export type SharingForm = z.infer<typeof SharingForm>;
