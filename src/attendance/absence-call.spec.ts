import fc from 'fast-check';
import { callsOf } from './absence-call';
import { type Mark, MARK_STATUSES } from './attendance';

const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));
const sessions = Array.from({ length: 6 }, (_, day) => ({ id: `m${day}`, start: at(day) }));
const held = { id: 'c', organisationId: 'o', sessions };
const mark = (meeting: number, status: Mark['status'], enrolmentId = 'e'): Mark => ({
  ...{ sessionId: `m${meeting}`, classId: 'c', enrolmentId, companion: 0, status },
  ...{ markedAt: at(meeting), markedBy: 'a' },
});

describe('Who is to be called', () => {
  it('was absent three times in a row, and keeps one entry as the row goes on', () => {
    const three = [0, 1, 2].map((meeting) => mark(meeting, 'absent'));
    expect(callsOf(held, three.slice(0, 2))).toEqual([]);
    const [call] = callsOf(held, three);
    expect(call).toMatchObject({ enrolmentId: 'e', absences: 3, lastAt: at(2), state: 'open' });
    const [longer] = callsOf(held, [...three, mark(3, 'absent')]);
    expect(longer).toMatchObject({ id: call!.id, absences: 4, lastAt: at(3) });
  });

  it('has another entry for another row', () => {
    const first = [0, 1, 2].map((meeting) => mark(meeting, 'absent'));
    const second = [
      mark(0, 'absent'),
      mark(1, 'absent'),
      mark(2, 'present'),
      ...[3, 4, 5].map((m) => mark(m, 'absent')),
    ];
    expect(callsOf(held, second)[0]!.id).not.toBe(callsOf(held, first)[0]!.id);
  });

  it('is nobody whose meetings were called off', () => {
    const off = { ...held, sessions: sessions.map((one, day) => (day === 1 ? { ...one, cancelled: true } : one)) };
    expect(
      callsOf(
        off,
        [0, 1, 2].map((meeting) => mark(meeting, 'absent')),
      ),
    ).toEqual([]);
  });

  it('is there once, however the marks stand', () => {
    const some = fc.uniqueArray(
      fc.record({ meeting: fc.nat(5), who: fc.constantFrom('a', 'b'), status: fc.constantFrom(...MARK_STATUSES) }),
      { selector: ({ meeting, who }) => `${meeting}${who}`, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const calls = callsOf(
          held,
          rows.map(({ meeting, status, who }) => mark(meeting, status, who)),
        );
        return new Set(calls.map(({ enrolmentId }) => enrolmentId)).size === calls.length;
      }),
    );
  });
});
