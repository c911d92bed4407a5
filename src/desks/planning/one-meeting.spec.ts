import fc from 'fast-check';
import { meetingTimes, withMeeting } from './one-meeting';

const ZONE = 'Europe/Skopje';
const now = new Date('2026-11-29T10:00:00Z');
const typed = (more: Record<string, string> = {}) => ({
  'at-d': '24',
  'at-m': 'december',
  'at-y': '2026',
  from: '17',
  to: '18:30',
  ...more,
});
const codes = (values: Record<string, string>) => {
  const read = meetingTimes(values, ZONE, now);
  return 'problems' in read ? read.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('The time to which a meeting is moved', () => {
  it('is read by the clocks of the class', () => {
    expect(meetingTimes(typed(), ZONE, now)).toEqual({
      start: new Date('2026-12-24T16:00:00Z'),
      end: new Date('2026-12-24T17:30:00Z'),
    });
  });

  it('is told beside the field that is wrong', () => {
    expect(codes(typed({ 'at-d': '31', 'at-m': 'november', to: 'six' }))).toEqual(['at-d not_a_day', 'to not_a_time']);
    expect(codes(typed({ to: '16' }))).toEqual(['to before_start']);
    expect(codes(typed({ 'at-m': 'october' }))).toEqual(['at-d past']);
  });
});

describe('A change of one meeting', () => {
  it('names all others as they are', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, fc.nat(), (starts, pick) => {
        const sessions = starts.map((day) => {
          const start = new Date(now.getTime() + day * 86_400_000);
          return { id: `m${day}`, start, end: new Date(start.getTime() + 3_600_000), changes: 0 };
        });
        const chosen = sessions[pick % sessions.length]!;
        const named = withMeeting(sessions, { ...chosen, cancelled: true });
        expect(named.map(({ id }) => id)).toEqual(sessions.map(({ id }) => id));
        expect(named.filter(({ cancelled }) => cancelled).map(({ id }) => id)).toEqual([chosen.id]);
      }),
    );
  });
});
