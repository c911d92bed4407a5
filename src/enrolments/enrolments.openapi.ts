import { z } from 'zod';
import { PERSON_LANGUAGES } from '../shared/locale';
import { type ApiArea, instant, listOf, localText, money } from '../platform/http';
import { ENROLMENT_STATUSES } from './enrolment';

const companion = z.object({ companion: z.int(), callName: z.string() });
const link = { placeUrl: z.string(), secret: z.string() };

const now = {
  id: z.string(),
  status: z.enum(ENROLMENT_STATUSES),
  seats: z.int(),
  position: z.int().nullable().meta({ description: 'The number among the parties that wait, from 1.' }),
  offer: z.object({ id: z.string(), until: instant }).nullable(),
  reservedUntil: instant.nullable().meta({ description: 'The day to pay by.' }),
  free: z.boolean(),
  reason: z.string().optional(),
  transferredTo: z
    .string()
    .optional()
    .meta({ description: 'The enrolment in the group that the person was moved to.' }),
};

const joined = z.object({ ...now, ...link }).meta({ id: 'Joined' });

/** One enrolment as its holder and staff see it. */
export const enrolmentAnswer = z
  .object({
    ...now,
    personId: z.string().meta({ description: 'Of this joining; `/people/{id}` shows and deletes what is kept.' }),
    overdue: z.boolean().optional(),
    callName: z.string(),
    companions: z.array(companion),
    language: z.enum(PERSON_LANGUAGES),
    createdAt: instant,
    refusal: z
      .object({
        because: z.string(),
        askedAt: instant.optional(),
        answer: z.string().optional(),
        answeredAt: instant.optional(),
      })
      .optional()
      .meta({ description: 'Why an application was refused, and what was asked and answered since.' }),
    class: z.object({
      id: z.string(),
      code: z.string(),
      courseId: z.string(),
      state: z.string(),
      town: z.string(),
      venue: localText,
      timeZone: z.string(),
      startsAt: instant,
      endsAt: instant,
      sessions: z.array(z.object({ id: z.string(), start: instant, end: instant })),
    }),
    placeUrl: z.string().optional(),
    secret: z.string().optional(),
  })
  .meta({ id: 'Enrolment', description: 'A person’s part in a class, one record from first to last.' });

const rosterLine = z.object({
  enrolmentId: z.string(),
  personId: z.string(),
  callName: z.string(),
  fullName: z.string(),
  seats: z.int(),
  companions: z.array(z.object({ ...companion.shape, fullName: z.string() })),
  status: z.enum(ENROLMENT_STATUSES),
  language: z.enum(PERSON_LANGUAGES),
  free: z.boolean(),
  needs: z.string().optional(),
  reservedUntil: instant.optional(),
  overdue: z.boolean().optional(),
  createdAt: instant,
});

const full = { max: z.int() };
const wrong = { wrong_state: { enrolmentStatus: z.string() } };
const gone = { free_places_gone: { price: money.nullable(), position: z.int() } };

/** Joining, as the API's description tells it. */
export const CLASS_ENROLMENTS = {
  tag: 'enrolments',
  path: { id: 'The id or the code of the class.' },
  routes: {
    join: {
      summary: 'Join a class, or its waiting list',
      description:
        'One of phone and email; staff may do without. 200: this person is in it already; its holder and staff see the enrolment, anybody ' +
        'else `already_joined`. What opens the own page is the secret: send it as X-Secret.',
      answers: {
        201: joined,
        200: z.union([
          z.object({ ...enrolmentAnswer.shape, ...link }).meta({ id: 'KnownEnrolment' }),
          z.object({ status: z.literal('already_joined') }).meta({ id: 'AlreadyJoined' }),
        ]),
      },
      refuses: {
        409: {
          class_full: { position: z.int() },
          ...gone,
          class_closed: {},
          list_full: full,
          entry_level_missing: { certificate: z.literal('other_name').optional() },
        },
        422: { party_too_large: full },
      },
      example: {
        fullName: 'Rana Khoury',
        phone: '+38970111222',
        language: 'ar',
        seats: 2,
        companions: [{ fullName: 'Samira Khoury' }],
        freePlace: true,
        ifFull: 'wait',
      },
    },
    roster: { summary: 'Who sits in a class', answers: { 200: listOf(rosterLine) } },
  },
} satisfies ApiArea;

/** One enrolment, as the API's description tells it. */
export const ENROLMENTS = {
  tag: 'enrolments',
  path: { id: 'The id of the enrolment.', number: 'Of the companion, from 1.' },
  routes: {
    show: { summary: 'One enrolment', answers: { 200: enrolmentAnswer } },
    giveBack: {
      summary: 'Give the place back, or leave the waiting list',
      description: 'The seats go to those who wait. Once more, it does nothing more.',
      answers: { 200: z.object({ id: z.string(), status: z.enum(ENROLMENT_STATUSES), reason: z.string().optional() }) },
      refuses: { 409: wrong },
    },
    companions: {
      summary: 'Name those who come along',
      description: 'All of them, in their order; fewer than the seats are fine.',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: wrong },
      example: { companions: [{ fullName: 'Samira Khoury' }] },
    },
    companionLeaves: {
      summary: 'Give back the place of one who comes along',
      description:
        'The others keep theirs, and their numbers. What is kept of this person is deleted. Once more, it does nothing more.',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: wrong },
    },
  },
} satisfies ApiArea;

/** What the office decides about an enrolment, as the API's description tells it. */
export const ADMISSIONS = {
  tag: 'enrolments',
  path: { id: 'The id of the enrolment.' },
  routes: {
    admit: {
      summary: 'Take an applicant in',
      answers: { 200: enrolmentAnswer },
      refuses: {
        409: { ...wrong, class_closed: {}, list_full: full, ...gone },
        422: { party_too_large: full },
      },
      example: { freePlace: true },
    },
    reopen: {
      summary: 'Take somebody back who gave up or did not answer',
      description: 'To a place when one is free and nobody waits for it, else to the waiting list.',
      answers: { 200: enrolmentAnswer },
      refuses: {
        409: { ...wrong, class_closed: {}, already_in_class: {}, list_full: full, ...gone },
        422: { party_too_large: full },
      },
    },
    reject: {
      summary: 'Say no to an applicant',
      description: 'The person gets the reason in your words, and may ask why.',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: wrong },
      example: { reason: 'This group is for beginners.' },
    },
    prioritise: {
      summary: 'Move somebody on the waiting list',
      description: 'Higher goes first; 0 is usual.',
      answers: { 200: z.object({ ...enrolmentAnswer.shape, priority: z.int() }) },
      refuses: { 409: wrong },
      example: { priority: 5, reason: 'Starts work next week.' },
    },
  },
} satisfies ApiArea;

/** Moves from group to group, as the API's description tells them. */
export const MOVES = {
  tag: 'enrolments',
  path: { id: 'The id of the enrolment.' },
  routes: {
    transfer: {
      summary: 'Move somebody to another group of the course',
      description:
        'Answers with the new enrolment; the old one is `transferred` and names it. Who sits keeps what was promised and needs a `reason` ' +
        'where people wait for the seats; who waits gets a place or a number there.',
      answers: { 200: enrolmentAnswer },
      refuses: {
        409: { ...wrong, class_full: { available: z.int() }, class_closed: {}, already_in_class: {}, list_full: full },
      },
      example: { to: 'ST27', reason: 'Works on Mondays now.' },
    },
    swap: {
      summary: 'Let two parties of two groups of a course change places',
      description:
        'Also when both groups are full: nobody who waits is passed. Both have a sure place and are of one size. Answers with the new ' +
        'enrolment of the first; both old ones are `transferred`.',
      answers: { 200: enrolmentAnswer },
      refuses: { 409: { ...wrong, class_closed: {}, already_in_class: {} } },
      example: { with: '0197a3c2-5d1e-7b64-9f10-3c8a2b4d6e70', reason: 'Both work at other hours now.' },
    },
  },
} satisfies ApiArea;

/** Lost links, as the API's description tells it. */
export const LOST_LINKS = {
  tag: 'enrolments',
  routes: {
    ask: {
      summary: 'Send the link to the own page once more',
      description:
        'To the phone or address that was given when joining, for each class of everybody who is reached there. The answer is the same ' +
        'whether there is anybody or not.',
      answers: { 202: null },
      example: { contact: '+38970111222' },
    },
  },
} satisfies ApiArea;
