import { z } from 'zod';

/** A company as answers give it. */
export const companyAnswer = z
  .object({
    name: z.string(),
    taxNumber: z.string().optional(),
    registrationNumber: z.string().optional(),
    address: z.string(),
    town: z.string().optional(),
    postCode: z.string().optional(),
    country: z.string(),
  })
  .meta({ id: 'Company' });
