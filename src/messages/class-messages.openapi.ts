import { z } from 'zod';
import { type ApiArea, instant, listOf, localText } from '../platform/http';
import { AUDIENCES, MESSAGE_STATES } from './class-message';

const message = z
  .object({
    id: z.string(),
    classId: z.string(),
    audience: z.enum(AUDIENCES),
    texts: localText,
    state: z.enum(MESSAGE_STATES).meta({
      description: '`planned` until its time; `dropped` when the class was off, or nobody was there, by then.',
    }),
    at: instant,
    writtenAt: instant,
    recipients: z.int().nullable().meta({ description: 'To how many parties it went; null before its time.' }),
  })
  .meta({ id: 'ClassMessage' });

/** Messages to the people of a class, as the API's description tells them. */
export const CLASS_MESSAGES_API = {
  tag: 'classes',
  path: { id: 'The id of the message, or the id or the code of the class.' },
  routes: {
    write: {
      summary: 'Write to the people of a class',
      description:
        '`seated`: who has a place; `waiting`: who waits or has an offer; `missed`: who has a place and was absent twice. Each gets it by mail ' +
        'or SMS in the own language where there is a text in it. Who gets it is found out when it goes: at once, or at `at`.',
      answers: { 201: message },
      refuses: { 409: { wrong_state: {}, nobody_to_write_to: {} } },
      example: {
        audience: 'seated',
        texts: { en: 'Bring an apron on Monday.', mk: 'Во понеделник донесете престилка.' },
      },
    },
    list: {
      summary: 'What was written to the people of a class',
      description: 'The newest first, at most 200.',
      answers: { 200: listOf(message) },
    },
    withdraw: {
      summary: 'Stop a message whose time is still to come',
      answers: { 200: message },
      refuses: { 409: { message_gone: {} } },
    },
  },
} satisfies ApiArea;
