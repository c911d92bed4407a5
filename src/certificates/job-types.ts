import { z } from 'zod';
import { defineJob } from '../platform/outbox';

/** Makes some certificates; those that are made already are left alone. */
export const MakeCertificates = defineJob(
  'certificates.make-certificates',
  z.object({ awardIds: z.array(z.string()).min(1).max(100) }),
  { queue: 'documents' },
);

/** Deletes the papers of somebody whose record was erased. */
export const DeletePapers = defineJob('certificates.delete-papers', z.object({ personId: z.string() }));
