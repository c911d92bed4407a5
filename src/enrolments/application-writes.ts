import type { Write } from '../platform/database';
import type { Sealed } from '../platform/secrets';
import { ENROLMENTS } from './enrolment.schema';

/** The criteria for which staff gave points, while nothing is decided. */
export const metWrite = (id: string, met: readonly string[], at: Date): Write => ({
  collection: ENROLMENTS,
  filter: { _id: id, status: 'applied' },
  update: { $set: { met: [...met], changedAt: at } },
  must: true,
});

/** Somebody who was refused asks why, once. */
export const askedWhyWrite = (id: string, at: Date): Write => ({
  collection: ENROLMENTS,
  filter: { _id: id, status: 'refused', 'refusal.because': { $exists: true }, 'refusal.askedAt': { $exists: false } },
  update: { $set: { 'refusal.asks': true, 'refusal.askedAt': at, changedAt: at } },
  must: true,
});

/** Staff answered. */
export const explainedWrite = (id: string, answer: Sealed, at: Date): Write => ({
  collection: ENROLMENTS,
  filter: { _id: id, 'refusal.asks': true },
  update: {
    $set: { 'refusal.answer': answer, 'refusal.answeredAt': at, changedAt: at },
    $unset: { 'refusal.asks': '' },
  },
  must: true,
});

/** What was said about a person who applied is deleted with the person. */
export const forgottenWrite = (personId: string): Write => ({
  collection: ENROLMENTS,
  filter: { personId },
  update: { $unset: { says: '', met: '', refusal: '' } },
  many: true,
});
