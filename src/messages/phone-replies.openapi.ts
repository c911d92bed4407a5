import { z } from 'zod';
import { type ApiArea, instant, listOf } from '../platform/http';

const reply = z
  .object({
    id: z.string(),
    enrolmentId: z.string(),
    text: z.string(),
    at: instant,
    by: z.string().meta({ description: 'The account that took the call.' }),
  })
  .meta({ id: 'PhoneReply' });

/** Replies by phone, as the API's description tells them. */
export const PHONE_REPLIES_API = {
  tag: 'classes',
  path: { id: 'The id of the message.' },
  routes: {
    note: {
      summary: 'Note what somebody said on the phone to a message',
      description: 'Of somebody to whom it went. It is deleted with the data of the person.',
      answers: { 201: reply },
      example: { enrolmentId: '01a2', text: 'Comes with the child.' },
    },
    list: { summary: 'Who phoned back about a message', answers: { 200: listOf(reply) } },
  },
} satisfies ApiArea;
