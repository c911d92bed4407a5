import { derivedId } from '../shared/ids';
import type { Write } from '../platform/database';
import { type CallRow, CALLS } from './offer.schema';

/** One entry a party and class, however often it comes up. */
export function callWrite(classId: string, enrolmentId: string, why: CallRow['why'], at: Date): Write {
  const _id = derivedId('call', `${classId}\n${enrolmentId}`);
  return {
    collection: CALLS,
    filter: { _id },
    update: { $set: { classId, enrolmentId, why, at }, $unset: { doneAt: '' } },
    upsert: true,
  };
}
