import { z } from 'zod';
import { defineMessage } from '../notifications';
import { REMINDER_STEPS } from './reminder-steps';

/** A document for you: with the paper, and how to pay where money is asked for. */
export const DocumentReady = defineMessage('billing.document-ready', z.object({ invoiceId: z.string() }));

/** A document that is late, and what is still to be paid. */
export const ReminderDue = defineMessage(
  'billing.reminder',
  z.object({ invoiceId: z.string(), step: z.enum(REMINDER_STEPS) }),
);
