import { z } from 'zod';
import { NewOrganisationForm } from '../organisations';
import { emailField, personName } from '../people';
import { LANGUAGES } from '../shared/locale';

/** A new organisation and its first manager, to whom we write in the language given. */
export const FoundingForm = z.strictObject({
  ...NewOrganisationForm.shape,
  manager: z.strictObject({ name: personName, email: emailField, language: z.enum(LANGUAGES) }),
});
export type FoundingForm = z.infer<typeof FoundingForm>;
