import { z } from 'zod';
import { languageField } from '../people';
import { instantField, lineField } from '../platform/http';
import { contactForm, seatsField } from './bookings.forms';
import { PARTNER_KINDS } from './quote-request';

/** POST /partner-blocks: seats of a class, held at price zero until their people are named. */
export const PartnerBlockForm = z.strictObject({
  classId: lineField(80),
  partner: z.strictObject({ name: lineField(), kind: z.enum(PARTNER_KINDS) }),
  contact: contactForm,
  language: languageField,
  seats: seatsField,
  namesUntil: instantField.meta({ description: 'Then the seats without a name go to who waits.' }),
});
export type PartnerBlockForm = z.infer<typeof PartnerBlockForm>;
