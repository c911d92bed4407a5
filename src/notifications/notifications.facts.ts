import { z } from 'zod';
import { defineFact } from '../platform/outbox';

/** A mail or an SMS was refused for good: a person has to reach the recipient another way. */
export const DeliveryFailed = defineFact('notifications.delivery-failed', z.object({ deliveryId: z.string() }));
