import type { Write } from '../platform/database';
import type { Companion } from './enrolment';
import { ENROLMENTS } from './enrolment.schema';

/** Other companions; somebody else under a number has no name for a certificate yet. Who named them meanwhile ends the transaction. */
export function companionsWrite(
  id: string,
  was: readonly Companion[],
  companions: readonly Companion[],
  at: Date,
): Write {
  const gone = was.filter((one) => !companions.some(({ personId }) => personId === one.personId));
  const names = Object.fromEntries(gone.map(({ n }) => [`certificateNames.${n}`, '']));
  const update = { $set: { companions, changedAt: at }, ...(gone.length > 0 ? { $unset: names } : {}) };
  return { collection: ENROLMENTS, filter: { _id: id, active: true, companions: was }, update, must: true };
}

/** Takes a companion's number out of the party for good, unless somebody was named under it meanwhile. */
export function leftWrite(id: string, n: number): Write {
  const update = { $addToSet: { left: n }, $unset: { [`certificateNames.${n}`]: '' } };
  return { collection: ENROLMENTS, filter: { _id: id, 'companions.n': { $ne: n } }, update, must: true };
}

/** One more who was named, unless somebody has that number. */
export function companionWrite(id: string, companion: Companion): Write {
  const filter = { _id: id, 'companions.n': { $ne: companion.n } };
  const update = { $push: { companions: { $each: [companion], $sort: { n: 1 } } } };
  return { collection: ENROLMENTS, filter, update, must: true };
}
