import { z } from 'zod';
import { defineFact } from '../platform/outbox';

/** An organisation's settings changed: classes without a value of their own have new rules. */
export const OrganisationSettingsChanged = defineFact(
  'organisations.settings-changed',
  z.object({ organisationId: z.string() }),
);
