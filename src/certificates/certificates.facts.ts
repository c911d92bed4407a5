import { z } from 'zod';
import { defineFact } from '../platform/outbox';

/** A certificate was made, stored and sent. */
export const CertificateIssued = defineFact('certificates.issued', z.object({ awardId: z.string() }));

/** A certificate was taken back. */
export const CertificateRevoked = defineFact('certificates.revoked', z.object({ awardId: z.string() }));
