import { z } from 'zod';
import { PERSON_LANGUAGES } from '../../shared/locale';
import { type ApiArea, instant, localText } from '../../platform/http';

const person = z.object({
  id: z.string(),
  erased: instant.optional(),
  fullName: z.string().optional(),
  callName: z.string().optional(),
  phone: z.string().optional().meta({ description: 'E.164; `phoneTyped` is what was typed.' }),
  phoneTyped: z.string().optional(),
  email: z.string().optional(),
  language: z.enum(PERSON_LANGUAGES).optional(),
  needs: z.string().optional(),
  messagesStopped: instant.optional().meta({ description: 'When the phone answered STOP.' }),
});

const mark = z.object({
  meeting: instant.nullable(),
  companion: z.int(),
  status: z.string(),
  minutes: z.int().optional(),
  markedAt: instant,
});

const certificate = z.object({
  number: z.string(),
  companion: z.int().optional(),
  status: z.string(),
  issuedOn: instant.optional(),
  name: z.string().optional(),
  nameInOtherScript: z.string().optional(),
  sharing: z.object({ name: z.boolean(), pdf: z.boolean() }),
});

const part = z.object({
  enrolmentId: z.string(),
  organisation: localText,
  course: localText,
  level: z.string(),
  class: z.object({ code: z.string(), town: z.string(), from: instant, until: instant }),
  status: z.string(),
  reason: z.string().optional(),
  seats: z.int(),
  freePlace: z.boolean(),
  language: z.enum(PERSON_LANGUAGES),
  joinedAt: instant,
  changedAt: instant,
  reservedUntil: instant.optional(),
  filledInByStaff: z.boolean(),
  previousCertificate: z.string().optional(),
  companions: z.array(z.object({ companion: z.int(), fullName: z.string() })),
  attendance: z.array(mark),
  lessons: z
    .array(z.object({ part: z.string(), doneAt: instant }))
    .meta({ description: 'Parts of lessons that were done, each by its id.' }),
  certificates: z.array(certificate),
  company: z
    .object({ name: z.string(), sees: z.object({ attendance: z.boolean(), certificate: z.boolean() }) })
    .optional()
    .meta({ description: 'The company that sent the person, and what the person lets it see.' }),
  application: z
    .object({ says: z.array(localText), met: z.array(localText), points: z.int() })
    .optional()
    .meta({ description: 'What the person said is true, and for what staff gave points.' }),
  refusal: z
    .object({
      because: z.string(),
      askedAt: instant.optional(),
      answer: z.string().optional(),
      answeredAt: instant.optional(),
    })
    .optional(),
  phoneReplies: z
    .array(z.object({ at: instant, text: z.string() }))
    .meta({ description: 'What the person said on the phone to messages.' }),
  messages: z.array(
    z.object({ message: z.string(), channel: z.string(), state: z.string(), at: instant, sentAt: instant.optional() }),
  ),
  history: z.array(
    z.object({ at: instant, what: z.string(), by: z.string(), facts: z.record(z.string(), z.unknown()).optional() }),
  ),
});

const kept = z
  .object({
    id: z.string(),
    persons: z.array(person).meta({ description: 'One for each time of joining.' }),
    classes: z.array(part),
    looks: z
      .array(
        z.object({ at: instant, field: z.string(), reason: z.string(), by: z.string().nullable(), via: z.string() }),
      )
      .meta({
        description:
          'Who looked at the phone number (`phone`), the address (`email`) or, in a file of a class, at both (`contact`); and what a company saw of what it ' +
          'was let see (`attendance`, `certificate`).',
      }),
  })
  .meta({ id: 'KeptData', description: 'Everything that is kept of a person.' });

/** What is kept of people, as the API's description tells it. */
export const PEOPLE = {
  tag: 'people',
  path: { id: 'The `personId` of an enrolment.' },
  routes: {
    show: {
      summary: 'Read all that is kept of a person',
      description: 'For the person by the secret of the own link, and for managers, whose reading is written down.',
      answers: { 200: kept },
    },
    erase: {
      summary: 'Delete the data of a person',
      description:
        'Places and numbers in classes that are not over are given back first. Certificates stay valid under their numbers, without a ' +
        'name. `erased`: how many records were deleted now; 0 when it is repeated.',
      answers: { 200: z.object({ id: z.string(), status: z.literal('erased'), erased: z.int() }) },
    },
  },
} satisfies ApiArea;
