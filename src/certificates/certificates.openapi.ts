import { z } from 'zod';
import { type ApiArea, instant, localText } from '../platform/http';
import { LEVELS } from '../tracks';
import { AWARD_KINDS } from './award';

const day = z.iso.date();

const checked = z
  .object({
    number: z.string(),
    status: z.enum(['valid', 'revoked', 'replaced', 'expired']),
    issuer: z.object({ id: z.string(), name: localText, kind: z.string(), town: z.string() }),
    course: z.object({ slug: z.string(), title: localText }),
    level: z.enum(LEVELS),
    issuedOn: day,
    hours: z.number(),
    attendedHours: z.number(),
    heldFrom: day,
    heldUntil: day,
    validUntil: instant.optional(),
    replacedBy: z.string().optional(),
    revocation: z.object({ at: instant, reason: z.string() }).optional(),
    name: z.string().optional().meta({ description: 'When the owner lets it be shown.' }),
    nameInOtherScript: z.string().optional(),
    nameDeleted: z.boolean().optional().meta({ description: 'The owner had the own data deleted.' }),
  })
  .meta({ id: 'CheckedCertificate', description: 'What anybody is told of a number.' });

const own = z
  .object({
    number: z.string(),
    kind: z.enum(AWARD_KINDS),
    companion: z.int().optional(),
    status: z.string(),
    issuedAt: instant,
    sharing: z.object({ name: z.boolean(), pdf: z.boolean() }),
    replacedBy: z.string().optional(),
  })
  .meta({ id: 'Certificate' });

const asked = z.object({
  batchId: z.string(),
  total: z.int(),
  notEligible: z.array(
    z.object({ enrolmentId: z.string(), companion: z.int().optional(), missing: z.array(z.string()) }),
  ),
});

const batch = z.object({
  id: z.string(),
  classId: z.string(),
  kind: z.enum(AWARD_KINDS),
  begunAt: instant,
  total: z.int(),
  issued: z.int(),
  failed: z.int(),
  awaitingName: z.int(),
  waiting: z.int(),
  items: z.array(
    z.object({
      enrolmentId: z.string(),
      companion: z.int().optional(),
      status: z.enum(['issued', 'revoked', 'failed', 'awaiting_name', 'waiting']),
      number: z.string().nullable(),
      error: z.string().nullable().meta({ description: 'A code; `message` says it in words.' }),
      message: z.string().optional(),
    }),
  ),
});

const wrong = { wrong_certificate_state: { certificateStatus: z.string(), number: z.string().optional() } };

/** A certificate by its number, as the API's description tells it. */
export const CERTIFICATES = {
  tag: 'certificates',
  path: {
    file: 'The number, however it is typed; with .pdf for the paper, .json or .jwt for the Open Badge 3.0.',
    number: 'The number of the certificate.',
  },
  routes: {
    show: {
      summary: 'Check a certificate',
      description: 'The paper is for its owner and staff, and for everybody when the owner shares it.',
      answers: { 200: checked },
      files: {
        'application/pdf': 'The paper (PDF/UA).',
        'application/vc+ld+json': 'Open Badge 3.0 with an embedded proof.',
        'text/plain': 'The same as a JWT.',
      },
      refuses: { 401: { not_signed_in: {} } },
    },
    share: {
      summary: 'Say what the public check may show',
      answers: { 200: z.object({ number: z.string(), name: z.boolean(), pdf: z.boolean() }) },
      refuses: { 409: wrong },
      example: { name: true, pdf: false },
    },
    revoke: {
      summary: 'Take a certificate back',
      description: 'Whoever checks the number reads the reason.',
      answers: { 200: checked },
      refuses: { 409: wrong },
      example: { reason: 'Issued to the wrong person.' },
    },
    correct: {
      summary: 'Correct the name',
      description:
        'The certificate gets a new number; the old one points to it for ever. A name with signs that cannot be printed is refused ' +
        'with the code `name_not_printable` on `name`, and nothing is changed. A correction whose paper could not be made takes another name.',
      answers: { 201: z.object({ ...own.shape, replaces: z.string() }) },
      refuses: { 409: { ...wrong, person_erased: {}, template_unusable: {} } },
      example: { name: 'Rana Khouri' },
    },
  },
} satisfies ApiArea;

/** The certificates of a class and a party, as the API's description tells them. */
export const CLASS_CERTIFICATES = {
  tag: 'certificates',
  path: { id: 'The id of the class, the batch or the enrolment; classes also by code.' },
  routes: {
    ask: {
      summary: 'Make the certificates of a class',
      description: 'For all who meet the rule and have none. Asked again, it is the same batch.',
      answers: { 202: asked },
      refuses: { 409: { class_not_finished: {} } },
      example: { kind: 'completion', confirmNames: true },
    },
    batch: { summary: 'How far the certificates are', answers: { 200: batch } },
    confirmName: {
      summary: 'Say how the name stands on the certificate',
      answers: {
        200: z.object({
          enrolmentId: z.string(),
          companion: z.int().optional(),
          name: z.string(),
          nameInOtherScript: z.string().optional(),
        }),
      },
      refuses: { 409: { not_in_class: {}, certificate_issued: { number: z.string() } } },
      example: { name: 'Rana Khoury', nameInOtherScript: 'رنا خوري' },
    },
    list: { summary: 'The certificates of a party', answers: { 200: z.object({ items: z.array(own) }) } },
  },
} satisfies ApiArea;
