import { z } from 'zod';
import type { ApiArea } from '../platform/http';
import { invoice } from './invoices.openapi';
import { REMINDER_REFUSALS } from './reminding';

/** Reminders, as the API's description tells them. */
export const REMINDERS_API = {
  tag: 'money',
  path: { number: 'Such as F-2026-000123.' },
  routes: {
    remind: {
      summary: 'Remind the buyer of a late document',
      description:
        'The next of three steps (friendly, second, last), by mail or SMS in the language of the buyer. Nobody is reminded who may have paid: ' +
        'a bank statement has to tell the due day, and after a reminder a later one.',
      answers: { 200: invoice },
      refuses: { 409: { reminder_refused: { why: z.enum(REMINDER_REFUSALS) } } },
    },
    stop: {
      summary: 'Stop the reminders of a document, or let them go on',
      answers: { 200: invoice },
      example: { stopped: true },
    },
  },
} satisfies ApiArea;
