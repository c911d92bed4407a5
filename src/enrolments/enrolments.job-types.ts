import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Takes a party that was moved to another group out of the old one, should nobody have done it yet. */
export const FinishTransfer = defineJob('enrolments.finish-transfer', z.object({ from: z.string(), to: z.string() }));

/** Sends the links of all who are reached by a contact: asking costs the same whether there is anybody or not. */
export const SendLostLinks = defineJob('enrolments.send-lost-links', z.object({ keys: z.array(z.string()) }));

/** Ends a swap of two parties, should nobody have done it yet. */
export const FinishSwap = defineJob('enrolments.finish-swap', z.object({ one: z.string(), other: z.string() }));
