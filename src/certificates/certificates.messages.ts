import { z } from 'zod';
import { defineMessage } from '../notifications';

/** Your certificate needs your name: one for a party, however many of it wait. */
export const NameNeeded = defineMessage('certificates.name-needed', z.object({ enrolmentId: z.string() }));

/** Your certificate is ready. */
export const CertificateReady = defineMessage('certificates.ready', z.object({ awardId: z.string() }));

/** You can join the next level. */
export const NextLevelOpen = defineMessage(
  'certificates.next-level',
  z.object({ enrolmentId: z.string(), courseId: z.string() }),
);
