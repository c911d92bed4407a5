import { z } from 'zod';
import { emailField, languageField, longText, personName, phoneText } from '../people';
import { LinesForm } from '../billing';
import { instantField, lineField, pageFields } from '../platform/http';
import { BOOKING_STATUSES } from './booking';
import { REQUEST_KINDS, REQUEST_STATUSES } from './quote-request';

const LONGEST_NOTES = 2_000;
const MOST_SEATS = 500;
const MOST_NAMES = 500;

const seats = z.int().min(1).max(MOST_SEATS);
const words = longText(LONGEST_NOTES).refine((text) => text !== '', 'required');
const idOrCode = z.string().trim().min(1, 'required').max(80);
const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'not_a_choice')
  .meta({ description: 'ISO 3166-1 alpha-2.', examples: ['MK'] });

const company = z.strictObject({
  name: lineField(),
  taxNumber: lineField(30).optional(),
  registrationNumber: lineField(30).optional(),
  address: lineField(300),
  town: lineField(100).optional(),
  postCode: lineField(20).optional(),
  country,
});

const contact = z.strictObject({ fullName: personName, email: emailField, phone: phoneText.optional() });

/** POST /quote-requests. A workshop is of a course, seats are in a dated class. */
export const QuoteRequestForm = z
  .strictObject({
    organisation: idOrCode,
    company,
    contact,
    language: languageField,
    kind: z.enum(REQUEST_KINDS),
    courseId: idOrCode.optional(),
    classId: idOrCode.optional(),
    seats,
    wishedDates: z.array(z.iso.date()).max(5, 'too_many').optional(),
    place: z.enum(['company', 'ours']).optional(),
    notes: longText(LONGEST_NOTES).optional(),
  })
  .refine(({ courseId, classId }) => courseId !== undefined || classId !== undefined, {
    path: ['courseId'],
    message: 'required',
  });
export type QuoteRequestForm = z.infer<typeof QuoteRequestForm>;

/** POST /quote-requests/{id}/remarks: a question, or its answer. */
export const RemarkForm = z.strictObject({ text: words });
export type RemarkForm = z.infer<typeof RemarkForm>;

/** GET /quote-requests */
export const RequestsQuery = z.object({
  ...pageFields,
  status: z.enum(REQUEST_STATUSES).optional().meta({ description: 'Those of this state alone.' }),
});
export type RequestsQuery = z.infer<typeof RequestsQuery>;

/** POST /quotes: an answer to a request, or to a company that asked in another way. `unitPrice` is without VAT. */
export const QuoteForm = z
  .strictObject({
    requestId: idOrCode.optional(),
    company: company.optional(),
    contact: contact.optional(),
    language: languageField.optional(),
    courseId: idOrCode.optional(),
    classId: idOrCode.optional(),
    seats: seats.optional(),
    lines: LinesForm,
    validUntil: instantField,
  })
  .refine(({ requestId, company: given }) => requestId !== undefined || given !== undefined, {
    path: ['requestId'],
    message: 'required',
  });
export type QuoteForm = z.infer<typeof QuoteForm>;

/** POST /quotes/{id}/acceptance */
export const AcceptanceForm = z.strictObject({ orderNumber: lineField(60).optional() });
export type AcceptanceForm = z.infer<typeof AcceptanceForm>;

/** POST /quotes/{id}/refusal */
export const RefusalForm = z.strictObject({ reason: longText(LONGEST_NOTES).optional() });
export type RefusalForm = z.infer<typeof RefusalForm>;

/** PATCH /bookings/{id}: seats in all; staff say in which class a workshop is held. */
export const BookingChangeForm = z.strictObject({ seats: seats.optional(), classId: idOrCode.optional() });
export type BookingChangeForm = z.infer<typeof BookingChangeForm>;

/** One who is to come; a phone or an e-mail address, by which the person hears of it. */
export const NameForm = z
  .strictObject({
    fullName: personName,
    email: emailField.optional(),
    phone: phoneText.optional(),
    language: languageField,
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, { path: ['email'], message: 'required' });
export type NameForm = z.infer<typeof NameForm>;

/** POST /bookings/{id}/names */
export const NamesForm = z.strictObject({ names: z.array(NameForm).min(1, 'required').max(MOST_NAMES, 'too_many') });
export type NamesForm = z.infer<typeof NamesForm>;

/** GET /bookings */
export const BookingsQuery = z.object({
  ...pageFields,
  status: z.enum(BOOKING_STATUSES).optional().meta({ description: 'Those of this state alone.' }),
});
export type BookingsQuery = z.infer<typeof BookingsQuery>;
