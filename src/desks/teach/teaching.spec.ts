import fc from 'fast-check';
import type { Session, TrainingClass } from '../../classes';
import type { Group } from '../today/needs';
import { lookingBack, type Meeting, monthBefore, monthOf, taughtIn } from './teaching';

const ZONE = 'Europe/Skopje';
const HOUR = 3_600_000;
const group = (timeZone: string): Group => ({ trainingClass: { timeZone } as TrainingClass }) as Group;

function meeting(
  start: Date,
  hours: number,
  more: Partial<Session> & { called?: boolean; zone?: string } = {},
): Meeting {
  const { called = true, zone = ZONE, ...session } = more;
  const end = new Date(start.getTime() + hours * HOUR);
  const roll = called ? { marked: 8, present: 7 } : undefined;
  return { group: group(zone), session: { id: 'a', start, end, changes: 0, ...session }, roll };
}
const now = new Date('2026-11-20T12:00:00Z');
const november = (...meetings: Meeting[]) => taughtIn('2026-11', meetings, now);

describe('The hours of a month', () => {
  it('are the planned ones of meetings that are over and whose roll was called', () => {
    const held = meeting(new Date('2026-11-03T17:00:00Z'), 2.5);
    const coming = meeting(new Date('2026-11-20T11:00:00Z'), 2);
    const silent = meeting(new Date('2026-11-10T17:00:00Z'), 2, { called: false });
    const off = meeting(new Date('2026-11-17T17:00:00Z'), 2, { cancelled: true });
    expect(november(held, coming, silent, off)).toEqual({ month: '2026-11', meetings: 1, minutes: 150 });
    expect(november()).toEqual({ month: '2026-11', meetings: 0, minutes: 0 });
  });

  it('go by the clocks of the town, for meetings at the edge of the month', () => {
    const start = new Date('2026-10-31T23:30:00Z');
    expect(november(meeting(start, 1)).meetings).toBe(1);
    expect(november(meeting(start, 1, { zone: 'UTC' })).meetings).toBe(0);
  });

  it('belong to one month alone, whenever a meeting was', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-11-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(instants, { maxLength: 20 }), (starts) => {
        const all = starts.map((start) => meeting(start, 2));
        const months = new Set(starts.map((start) => monthOf(start, ZONE)));
        const sum = [...months].reduce((minutes, month) => minutes + taughtIn(month, all, now).minutes, 0);
        return sum === starts.length * 120;
      }),
    );
  });
});

describe('The month before', () => {
  it('is in the year before for January', () => {
    expect([monthBefore('2027-01'), monthBefore('2026-12')]).toEqual(['2026-12', '2026-11']);
  });

  it('begins, wherever the clocks hang, after the instant from which classes are read', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom('Pacific/Kiritimati', 'Pacific/Niue', ZONE),
        (at, zone) => monthOf(lookingBack(at), zone) < monthBefore(monthOf(at, zone)),
      ),
    );
  });
});
