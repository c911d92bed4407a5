import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Makes the papers of a document, once, and sends them to whom it is for. */
export const MakePapers = defineJob('billing.make-papers', z.object({ invoiceId: z.string() }), { queue: 'documents' });
