import { z } from 'zod';
import { INVOICE_KINDS, INVOICE_STATUSES } from '../billing';
import { PERSON_LANGUAGES } from '../shared/locale';
import { type ApiArea, instant, listOf } from '../platform/http';
import { BOOKING_STATUSES } from './booking';
import { companyAnswer } from './company-answer';

const brief = z
  .object({
    id: z.string(),
    status: z.enum(BOOKING_STATUSES),
    company: companyAnswer,
    courseId: z.string(),
    classId: z.string().nullable().meta({ description: 'Null for a workshop whose day is not settled.' }),
    seats: z.int(),
    named: z.int(),
    open: z.int().meta({ description: 'Seats without a name.' }),
    orderNumber: z.string().optional(),
    createdAt: instant,
  })
  .meta({ id: 'BookingInList' });

/** A booking with its terms and papers. */
export const bookingAnswer = z
  .object({
    ...brief.shape,
    namesUntil: instant.nullable(),
    changesUntil: instant.nullable().meta({ description: 'Until then the company gives seats back by itself.' }),
    swapsUntil: instant.nullable(),
    invoices: z.array(z.object({ number: z.string(), kind: z.enum(INVOICE_KINDS), status: z.enum(INVOICE_STATUSES) })),
  })
  .meta({ id: 'Booking', description: 'What a company bought.' });

const counted = { named: z.int(), open: z.int() };
const wrong = { wrong_booking_state: { bookingStatus: z.string() } };
const late = { too_late: {}, ...wrong };
const naming = { ...late, no_class_yet: {} };

/** Bookings, as the API's description tells them. */
export const BOOKINGS_API = {
  tag: 'companies',
  path: { id: 'The id of the booking.', enrolmentId: 'The id of the named person’s enrolment.' },
  routes: {
    list: { summary: 'What companies have booked', answers: { 200: listOf(brief) } },
    get: { summary: 'One booking', answers: { 200: bookingAnswer } },
    change: {
      summary: 'More or fewer seats; the class of a workshop',
      description:
        '`seats` is how many there are to be in all. A company gives seats back until `changesUntil`; they go to who waits. Staff alone say `classId`.',
      answers: { 200: bookingAnswer },
      refuses: {
        409: {
          class_full: { available: z.int() },
          block_below_named: { named: z.int() },
          more_seats: {},
          lost_race: {},
          ...late,
        },
      },
      example: { seats: 5 },
    },
    cancel: {
      summary: 'Call a booking off',
      description: 'Its people hear of it, its seats go to who waits. What was billed is the accountant’s to credit.',
      answers: { 200: bookingAnswer },
      refuses: { 409: { lost_race: {}, ...late } },
    },
    invoice: {
      summary: 'Make an invoice again, after a credit note',
      answers: { 201: bookingAnswer },
      refuses: { 409: { no_invoice_due: {}, ...wrong } },
    },
    names: {
      summary: 'Who was named',
      answers: {
        200: listOf(
          z.object({
            enrolmentId: z.string(),
            callName: z.string(),
            status: z
              .literal('enrolled')
              .meta({ description: 'How it went is for the person to share, see `results`.' }),
            language: z.enum(PERSON_LANGUAGES),
          }),
        ),
      },
    },
    name: {
      summary: 'Name people',
      description:
        'Also with the secret of the link for names, which opens nothing else. Each gets the own link in the own language. A row that can’t be taken stops no other: `class_full` all seats have names, ' +
        '`already_in_class`, `entry_level_missing`, `not_a_phone`.',
      answers: {
        200: z.object({ ...counted, refused: z.array(z.object({ index: z.int(), code: z.string() })) }),
      },
      refuses: { 409: naming },
      example: { names: [{ fullName: 'Bekim Krasniqi', email: 'bekim@textile.example', language: 'sq' }] },
    },
    swap: {
      summary: 'Send somebody else',
      answers: { 200: z.object(counted) },
      refuses: {
        409: { already_in_class: {}, entry_level_missing: {}, wrong_state: { enrolmentStatus: z.string() }, ...naming },
      },
      example: { fullName: 'Ivana Petrova', phone: '+38970111222', language: 'mk' },
    },
    unname: { summary: 'Take a name off', answers: { 200: z.object(counted) }, refuses: { 409: naming } },
  },
} satisfies ApiArea;
