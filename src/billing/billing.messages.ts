import { z } from 'zod';
import { defineMessage } from '../notifications';

/** A document for you: with the paper, and how to pay where money is asked for. */
export const DocumentReady = defineMessage('billing.document-ready', z.object({ invoiceId: z.string() }));
