import { z } from 'zod';
import type { ApiArea } from '../platform/http';
import { bookingAnswer } from './bookings.openapi';

/** Seats held for partners, as the API's description tells it. */
export const PARTNER_BLOCKS = {
  tag: 'companies',
  routes: {
    hold: {
      summary: 'Hold seats for a partner organisation',
      description:
        'At price zero, as free places of the class. The partner names its people by its secret link, or as X-Secret by the routes of the ' +
        'booking, until `namesUntil`; then the seats without a name go to who waits.',
      answers: {
        201: z.object({ requestId: z.string(), url: z.string(), secret: z.string(), booking: bookingAnswer }),
      },
      refuses: {
        404: { not_found: {} },
        409: { class_full: { available: z.int() }, class_closed: {}, free_seats_gone: { left: z.int() } },
      },
      example: {
        classId: 'ST27',
        partner: { name: 'House of Neighbours', kind: 'association' },
        contact: { fullName: 'Vesna Ilieva', email: 'vesna@neighbours.example' },
        language: 'mk',
        seats: 4,
        namesUntil: '2027-02-26T17:00:00+01:00',
      },
    },
  },
} satisfies ApiArea;
