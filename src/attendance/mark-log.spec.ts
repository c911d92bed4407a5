import fc from 'fast-check';
import type { MarkStatus } from './attendance';
import { type Arrival, differences, inOrder, marksAt } from './mark-log';

const at = (minute: number): Date => new Date(Date.UTC(2026, 9, 8, 10, minute));

function arrival(markedBy: string, status: MarkStatus, marked: number, saved = marked, seen?: number): Arrival {
  return {
    id: `${markedBy}-${marked}-${saved}`,
    ...{ sessionId: 's', classId: 'c', enrolmentId: 'e', companion: 0 },
    ...{ status, markedBy, markedAt: at(marked), savedAt: at(saved) },
    ...(seen === undefined ? {} : { seenAt: at(seen) }),
  };
}
const short = ({ counts, other }: { counts: Arrival; other: Arrival }) => [counts.markedBy, other.markedBy];

describe('Two who mark the same person', () => {
  it('differ where the second did not see the first mark, and the later mark counts', () => {
    const besa = arrival('besa', 'absent', 5);
    expect(differences([besa, arrival('ljubica', 'present', 6, 6, 4)]).map(short)).toEqual([['ljubica', 'besa']]);
    const late = arrival('ljubica', 'present', 3, 20, 2);
    expect(differences([besa, late]).map(short)).toEqual([['besa', 'ljubica']]);
  });

  it('do not differ where they say the same, where the second saw the first, or where it is one person', () => {
    const besa = arrival('besa', 'absent', 5);
    expect(differences([besa, arrival('ljubica', 'absent', 6, 6, 4)])).toEqual([]);
    expect(differences([besa, arrival('ljubica', 'present', 6, 6, 5)])).toEqual([]);
    expect(differences([besa, arrival('besa', 'present', 6, 6, 4)])).toEqual([]);
  });

  it('differ no more once somebody who saw both marked again', () => {
    const both = [arrival('besa', 'absent', 5), arrival('ljubica', 'present', 6, 6, 4)];
    expect(differences([...both, arrival('besa', 'late', 9, 9, 8)])).toEqual([]);
    expect(differences([...both, arrival('ljubica', 'late', 9, 9, 4)])).toHaveLength(1);
  });
});

describe('What arrived', () => {
  const some = fc.array(
    fc.record({
      by: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom<MarkStatus>('present', 'absent', 'late'),
      marked: fc.integer({ min: 0, max: 59 }),
      wait: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 12 },
  );
  const arrivals = (rows: { by: string; status: MarkStatus; marked: number; wait: number }[]) =>
    rows.map(({ by, status, marked, wait }) => arrival(by, status, marked, marked + wait));

  it('makes the latest mark count, in whatever order it is read', () => {
    fc.assert(
      fc.property(some, (rows) => {
        const all = arrivals(rows);
        const mark = marksAt(all.toReversed(), at(1000)).get('e/0');
        expect(mark?.markedAt.getTime() ?? -1).toBe(Math.max(-1, ...all.map((one) => one.markedAt.getTime())));
        expect(differences(all.toReversed())).toEqual(differences(inOrder(all)));
      }),
    );
  });

  it('shows no difference between marks of which neither counts against another', () => {
    fc.assert(
      fc.property(some, (rows) =>
        differences(arrivals(rows)).every(
          ({ counts, other }) => counts.markedBy !== other.markedBy && counts.status !== other.status,
        ),
      ),
    );
  });
});
