import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Marks of a class are other ones: who is to be called because of absences may be somebody else now. */
export const FollowAbsences = defineJob('attendance.follow-absences', z.object({ classId: z.string() }));
