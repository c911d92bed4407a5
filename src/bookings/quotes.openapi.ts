import { z } from 'zod';
import { UNITS, VAT_CODES } from '../billing';
import { type ApiArea, instant, listOf, localText, money } from '../platform/http';
import { bookingAnswer } from './bookings.openapi';
import { QUOTE_STATUSES } from './quote';
import { REQUEST_KINDS, REQUEST_STATUSES } from './quote-request';
import { companyAnswer } from './company-answer';

const request = z
  .object({
    id: z.string(),
    status: z.enum(REQUEST_STATUSES),
    kind: z.enum(REQUEST_KINDS),
    company: companyAnswer,
    courseId: z.string(),
    classId: z.string().nullable(),
    seats: z.int(),
    wishedDates: z.array(z.iso.date()),
    remarks: z.array(z.object({ by: z.enum(['company', 'office']), at: instant, text: z.string() })),
    createdAt: instant,
  })
  .meta({ id: 'QuoteRequest', description: 'What a company asks an organisation for.' });

const asked = z
  .object({ ...request.shape, url: z.string(), secret: z.string() })
  .meta({ id: 'QuoteRequestMade', description: 'With the secret of the company’s page; send it as X-Secret.' });

const quote = z
  .object({
    id: z.string(),
    requestId: z.string(),
    number: z.string(),
    status: z.enum(QUOTE_STATUSES),
    seats: z.int(),
    classId: z.string().nullable(),
    lines: z.array(
      z.object({
        text: localText,
        quantity: z.number(),
        unit: z.enum(UNITS),
        unitPrice: money,
        vat: z.enum(VAT_CODES),
        net: money,
      }),
    ),
    totals: z.object({ net: money, vat: money, payable: money }),
    validUntil: instant,
    orderNumber: z.string().optional(),
  })
  .meta({ id: 'Quote' });

const whole = z
  .object({ ...request.shape, quotes: z.array(quote), bookingId: z.string().nullable() })
  .meta({ id: 'WholeQuoteRequest' });

const wrongQuote = { wrong_quote_state: { quoteStatus: z.string() } };
const lines = [
  {
    text: { en: 'Seats in the embroidery class' },
    quantity: 6,
    unitPrice: { amount: 240_000, currency: 'MKD' },
    vat: 'none',
  },
];

/** What companies ask for, as the API's description tells it. */
export const QUOTE_REQUESTS_API = {
  tag: 'companies',
  path: { id: 'The id of the request.' },
  routes: {
    ask: {
      summary: 'Ask for a workshop, or for seats in a class',
      description:
        'The contact gets a mail with the link to the company’s page; the secret in it opens all that follows.',
      answers: { 201: asked },
      refuses: { 404: { not_found: {} }, 422: { idempotency_key_reused: {} } },
      example: {
        organisation: 'legis',
        company: { name: 'Tekstil Vardar', address: 'Partizanska 12, Skopje', country: 'MK' },
        contact: { fullName: 'Vesna Ilieva', email: 'vesna@textile.example' },
        language: 'mk',
        kind: 'seats',
        classId: 'vez-c',
        seats: 6,
      },
    },
    list: { summary: 'What companies have asked for', answers: { 200: listOf(request) } },
    get: { summary: 'One request with its quotes and its booking', answers: { 200: whole } },
    remark: {
      summary: 'Ask something, or answer it',
      description: 'What the office writes goes to the company’s contact by mail.',
      answers: { 201: request },
      example: { text: 'Can the workshop begin at 15:00?' },
    },
    again: {
      summary: 'Ask for the same again',
      description:
        'The same course and as many places, in the next class of the course where there is one; with a page of its own.',
      answers: { 201: asked },
      refuses: { 422: { idempotency_key_reused: {} } },
    },
    renewLink: {
      summary: 'Give the company another link',
      description: 'The old one ends at once; the new one goes to the contact by mail.',
      answers: { 200: asked },
      refuses: { 409: { lost_race: {} } },
    },
    close: {
      summary: 'File a request away that has nothing to be offered for',
      answers: { 200: request },
      refuses: { 409: { lost_race: {} } },
    },
  },
} satisfies ApiArea;

/** Quotes, as the API's description tells them. */
export const QUOTES_API = {
  tag: 'companies',
  path: { id: 'The id of the quote.' },
  routes: {
    draft: {
      summary: 'Draft a quote',
      description:
        'For a request, or with `company`, `contact`, `language`, `seats` and `courseId` or `classId` for a company that asked in another way. ' +
        '`unitPrice` is without VAT. The number is given now; the company sees the quote once it is sent.',
      answers: { 201: quote },
      refuses: { 404: { not_found: {} }, 409: { billing_not_set_up: {}, ...wrongQuote } },
      example: { requestId: '01999999-0000-7000-8000-000000000000', lines, validUntil: '2027-02-01T16:00:00+01:00' },
    },
    get: { summary: 'One quote', answers: { 200: quote } },
    send: {
      summary: 'Send the company its quote',
      answers: { 200: quote },
      refuses: { 409: { quote_expired: {}, lost_race: {}, ...wrongQuote } },
    },
    accept: {
      summary: 'Accept a quote',
      description:
        'Takes the seats, and issues the pro-forma. Once more it answers with the booking. When the seats are gone, nothing was accepted.',
      answers: {
        201: z
          .object({ booking: bookingAnswer, proForma: z.object({ number: z.string() }).nullable() })
          .meta({ id: 'Acceptance' }),
      },
      refuses: {
        409: { quote_expired: {}, class_full: { available: z.int() }, class_closed: {}, lost_race: {}, ...wrongQuote },
      },
      example: { orderNumber: 'PO-2027-118' },
    },
    refuse: {
      summary: 'Decline a quote',
      answers: { 200: quote },
      refuses: { 409: { quote_expired: {}, lost_race: {}, ...wrongQuote } },
      example: { reason: 'The date does not suit us.' },
    },
  },
} satisfies ApiArea;
