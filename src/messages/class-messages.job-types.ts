import { z } from 'zod';
import { defineMessage } from '../notifications';
import { defineJob } from '../platform/outbox';

/** Hands a message over for each of its people, when its time has come. */
export const SendClassMessage = defineJob('messages.send', z.object({ messageId: z.string() }));

/** The letter to one of them; `meeting` is the start of the next meeting, for those who would come to it. */
export const FromTheTeam = defineMessage(
  'messages.from-the-team',
  z.object({ messageId: z.string(), enrolmentId: z.string(), meeting: z.iso.datetime().optional() }),
);
