import { z } from 'zod';
import { defineFact, defineJob } from '../platform/outbox';

/** Somebody passed a quiz, or a piece of handwork was found good. */
export const TaskDone = defineFact('learning.task-done', z.object({ enrolmentId: z.string(), classId: z.string() }));

/** Delete the photos of a person who was erased. */
export const DeleteHandworkPhotos = defineJob('learning.delete-photos', z.object({ personId: z.string() }));
