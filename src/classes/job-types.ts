import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Publishes a draft, if it is still to be published at this instant. */
export const PublishDue = defineJob(
  'classes.publish-due',
  z.object({ classId: z.string(), at: z.iso.datetime({ offset: true }) }),
);
