import { z } from 'zod';
import { type ApiArea, instant, listOf } from '../platform/http';
import { enrolmentAnswer } from '../enrolments';
import { REPLY_RESULTS } from './sms-replies.service';

const answered = z.object({ enrolment: enrolmentAnswer });
const over = { offer_expired: {}, offer_refused: {}, offer_withdrawn: {} };
const offer = z.object({ id: z.string(), until: instant });

/** The waiting list, as the API's description tells it. */
export const WAITLIST = {
  tag: 'waiting list',
  path: { id: 'The id of the offer, or the id or the code of the class.' },
  routes: {
    accept: {
      summary: 'Take an offered place',
      description: 'The secret of the enrolment or of the offer, or staff on behalf. Again: the same.',
      answers: { 200: answered },
      refuses: { 409: over },
    },
    refuse: {
      summary: 'Refuse an offered place',
      description: 'With `keepNumber` the party stands before new people in the next class of the course.',
      answers: { 200: answered },
      refuses: { 409: { ...over, offer_accepted: {} } },
      example: { keepNumber: true },
    },
    prolong: {
      summary: 'Ask for more time',
      description: 'Once an offer.',
      answers: { 200: z.object({ offer }) },
      refuses: { 409: { ...over, more_time_given: {} } },
    },
    list: {
      summary: 'Who waits for a class',
      description: 'Those with an open offer, then those in line.',
      answers: {
        200: listOf(
          z.object({
            enrolmentId: z.string(),
            position: z.int().nullable(),
            seats: z.int(),
            priority: z.int(),
            offer: offer.nullable(),
          }),
        ),
      },
    },
    reply: {
      summary: 'Hand over an SMS that somebody sent',
      description:
        'For the SMS gateway: 1 takes the offered place, 2 refuses it, 3 says that the party cannot come to its next meeting, STOP ends all messages and START lets them come again, ' +
        'in every organisation. `at` is when the SMS was sent, in real time.',
      answers: { 200: z.object({ result: z.enum(REPLY_RESULTS) }) },
      example: { from: '+38970111222', text: '1', at: '2027-03-01T10:00:00Z' },
    },
  },
} satisfies ApiArea;
