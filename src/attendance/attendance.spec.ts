import fc from 'fast-check';
import { attendanceShare, meetsShare, MARK_STATUSES, missedTwice } from './attendance';

const HOUR = 3600_000;
const meeting = (id: string, hours: number, cancelled = false) => ({
  id,
  start: new Date(0),
  end: new Date(hours * HOUR),
  cancelled,
});
const mark = (sessionId: string, status: (typeof MARK_STATUSES)[number], minutes?: number) => ({
  sessionId,
  status,
  ...(minutes === undefined ? {} : { minutes }),
});

describe('The share of attendance', () => {
  it('weighs meetings by their minutes', () => {
    expect(attendanceShare([meeting('a', 1), meeting('b', 3)], [mark('b', 'present')])).toBe(0.75);
  });

  it('counts late whole, and excused like absent', () => {
    const meetings = [meeting('a', 2), meeting('b', 2), meeting('c', 2), meeting('d', 2)];
    const marks = [mark('a', 'late'), mark('b', 'excused'), mark('c', 'absent'), mark('d', 'present')];
    expect(attendanceShare(meetings, marks)).toBe(0.5);
  });

  it('takes counted minutes, never more than the meeting had', () => {
    expect(attendanceShare([meeting('a', 2)], [mark('a', 'late', 90)])).toBe(0.75);
    expect(attendanceShare([meeting('a', 2)], [mark('a', 'present', 500)])).toBe(1);
  });

  it('leaves cancelled meetings out', () => {
    expect(attendanceShare([meeting('a', 2), meeting('b', 2, true)], [mark('a', 'present')])).toBe(1);
  });

  it('is nothing where nothing was planned', () => {
    expect(attendanceShare([], [])).toBe(0);
  });

  it('stays between nothing and all, and grows with presence', () => {
    const arbitrary = fc.array(
      fc.record({ hours: fc.integer({ min: 1, max: 8 }), status: fc.constantFrom(...MARK_STATUSES) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(arbitrary, (rows) => {
        const meetings = rows.map((row, i) => meeting(String(i), row.hours));
        const share = attendanceShare(
          meetings,
          rows.map((row, i) => mark(String(i), row.status)),
        );
        const better = attendanceShare(
          meetings,
          rows.map((_, i) => mark(String(i), 'present')),
        );
        return share >= 0 && share <= better && better === 1;
      }),
    );
  });

  it('meets four fifths in spite of odd minutes', () => {
    expect(meetsShare(4 / 5 - 1e-9, 0.8)).toBe(true);
    expect(meetsShare(0.79, 0.8)).toBe(false);
  });
});

describe('Who missed twice', () => {
  const line = fc.record({
    enrolmentId: fc.constantFrom('a', 'b', 'c/1'),
    companion: fc.nat({ max: 2 }),
    status: fc.constantFrom(...MARK_STATUSES),
  });

  it('is each party of which one person was absent at two meetings', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (marks) => {
        const often = marks.filter(
          (mark) =>
            marks.filter(
              (other) =>
                other.status === 'absent' &&
                other.enrolmentId === mark.enrolmentId &&
                other.companion === mark.companion,
            ).length >= 2,
        );
        expect([...missedTwice(marks)].sort()).toEqual([...new Set(often.map((mark) => mark.enrolmentId))].sort());
      }),
    );
  });

  it('is nobody who was excused, nor two of a party who were absent once each', () => {
    const marks = [
      { enrolmentId: 'a', companion: 0, status: 'absent' },
      { enrolmentId: 'a', companion: 1, status: 'absent' },
      { enrolmentId: 'b', companion: 0, status: 'excused' },
      { enrolmentId: 'b', companion: 0, status: 'absent' },
    ] as const;
    expect(missedTwice(marks)).toEqual(new Set());
  });
});
