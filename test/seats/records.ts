import type { Write } from '../../src/platform/database';
import type { Database } from '../../src/platform/database';
import type { LedgerChange, Outcome, SeatRecorder, SeatState, SeatWitness, WitnessedSeat } from '../../src/seating';

/** What the tests keep of a party, as enrolments would. */
export interface PartyRow {
  _id: string;
  classId: string;
  seats: number;
  state: SeatState | 'gone';
}

export const PARTIES = 'test_parties';
export const OFFERS = 'test_offers';

/** The record that comes with a newcomer's command. */
export function newcomer(classId: string, id: string, outcome: Outcome): Write[] {
  const state = { seated: 'place', held: 'hold', waiting: 'waiting' }[outcome.result as 'seated'];
  if (!state || outcome.repeat || !('seats' in outcome)) return [];
  return [{ collection: PARTIES, insert: { _id: id, classId, seats: outcome.seats, state } }];
}

function stateAfter(change: LedgerChange): PartyRow['state'] | undefined {
  switch (change.change) {
    case 'offered':
      return 'offer';
    case 'accepted':
      return change.as;
    case 'confirmed':
      return 'place';
    case 'withdrawn':
      return 'waiting';
    case 'declined':
    case 'expired':
    case 'released':
    case 'left':
      return 'gone';
    default:
      return undefined;
  }
}

/** Keeps the parties' states, as enrolments do. */
export const partyRecorder: SeatRecorder = {
  kind: 'enrolment',
  writes: (changes) =>
    changes.flatMap((change) => {
      const state = stateAfter(change);
      return state ? [{ collection: PARTIES, filter: { _id: change.id }, update: { $set: { state } } }] : [];
    }),
};

/** Keeps open offers. */
export const offerRecorder: SeatRecorder = {
  kind: 'offer',
  writes: (changes, { classId }) =>
    changes.flatMap((change): Write[] => {
      if (change.change === 'offered') {
        const { offerId: _id, id, seats, until } = change;
        return [{ collection: OFFERS, insert: { _id, classId, id, seats, until } }];
      }
      return 'offerId' in change && change.offerId ? [{ collection: OFFERS, remove: { _id: change.offerId } }] : [];
    }),
};

/** Tells the audit what the records say. */
export function witnessesOf(db: Database): SeatWitness[] {
  const inClasses = (classIds?: readonly string[]): object => (classIds ? { classId: { $in: [...classIds] } } : {});
  return [
    {
      kind: 'enrolment',
      seats: async (session, classIds) => {
        const filter = { ...inClasses(classIds), state: { $ne: 'gone' as const } };
        const rows = await db.collection<PartyRow>(PARTIES).find(filter, { session }).toArray();
        return rows.map(({ _id: id, classId, seats, state }) => ({ id, classId, seats, state: state as SeatState }));
      },
    },
    {
      kind: 'offer',
      seats: async (session, classIds) => {
        const rows = await db
          .collection<WitnessedSeat & { _id: string }>(OFFERS)
          .find(inClasses(classIds), { session })
          .toArray();
        return rows.map(({ _id: offerId, id, classId, seats, until }) => ({
          offerId,
          id,
          classId,
          seats,
          until: until!,
          state: 'offer',
        }));
      },
    },
  ];
}
