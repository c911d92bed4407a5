import { meetingInstants, parseTime, plannedDays, shownAt } from './meeting-pattern';

const ZONE = 'Europe/Belgrade';
const iso = (day: string, from: string, to: string): string[] => {
  const { start, end } = meetingInstants(day, parseTime(from) ?? -1, parseTime(to) ?? -1, ZONE);
  return [start.toISOString(), end.toISOString()];
};

describe('A pattern of meetings', () => {
  it('gives as many meetings as are asked for, without holidays and days of its own', () => {
    const days = plannedDays({
      first: '2026-11-17',
      weekdays: [2, 4],
      count: 8,
      country: 'MK',
      except: ['2026-11-26'],
    });
    expect(days.filter(({ off }) => off === undefined)).toHaveLength(8);
    expect(days.filter(({ off }) => off !== undefined)).toEqual([
      { day: '2026-11-26', off: 'except' },
      { day: '2026-12-08', off: 'clement' },
    ]);
    expect(days.at(-1)).toEqual({ day: '2026-12-17' });
  });

  it('goes on to a last day, over the new year', () => {
    const days = plannedDays({ first: '2026-12-24', weekdays: [4], last: '2027-01-14', country: 'RS', except: [] });
    expect(days).toEqual([
      { day: '2026-12-24' },
      { day: '2026-12-31' },
      { day: '2027-01-07', off: 'orthodox-christmas' },
      { day: '2027-01-14' },
    ]);
  });

  it('keeps the weekday of the first meeting when none is named, and ends at some time', () => {
    expect(plannedDays({ first: '2026-11-18', weekdays: [], count: 2, except: [] })).toEqual([
      { day: '2026-11-18' },
      { day: '2026-11-25' },
    ]);
    expect(plannedDays({ first: '2026-11-18', weekdays: [], except: [] }).length).toBeLessThan(170);
    expect(plannedDays({ first: '2026-11-18', weekdays: [], last: '2026-11-01', except: [] })).toEqual([]);
  });

  it('keeps the times on the wall when clocks are put forward and back', () => {
    expect(iso('2026-03-28', '17:30', '19:30')).toEqual(['2026-03-28T16:30:00.000Z', '2026-03-28T18:30:00.000Z']);
    expect(iso('2026-03-29', '17:30', '19:30')).toEqual(['2026-03-29T15:30:00.000Z', '2026-03-29T17:30:00.000Z']);
    expect(iso('2026-03-29', '01:00', '04:00')).toEqual(['2026-03-29T00:00:00.000Z', '2026-03-29T02:00:00.000Z']);
    expect(iso('2026-10-24', '17:30', '19:30')).toEqual(['2026-10-24T15:30:00.000Z', '2026-10-24T17:30:00.000Z']);
    expect(iso('2026-10-25', '17:30', '19:30')).toEqual(['2026-10-25T16:30:00.000Z', '2026-10-25T18:30:00.000Z']);
    expect(iso('2026-10-25', '01:00', '04:00')).toEqual(['2026-10-24T23:00:00.000Z', '2026-10-25T03:00:00.000Z']);
  });

  it('lets a night end on the next day, and a short way back be a mistake', () => {
    expect(iso('2026-11-17', '22:00', '4:00')).toEqual(['2026-11-17T21:00:00.000Z', '2026-11-18T03:00:00.000Z']);
    const [start = '', end = ''] = iso('2026-11-17', '19:30', '17:30');
    expect(end < start).toBe(true);
  });

  it('reads times as people type them', () => {
    expect(['17:30', '9.00', '17', '1730', ' 8 : 05 '].map(parseTime)).toEqual([1050, 540, 1020, 1050, 485]);
    expect(['24:00', '12:60', 'noon', '', '5:3'].map(parseTime)).toEqual([null, null, null, null, null]);
  });

  it('is read back from instants by the clocks of the zone', () => {
    expect(shownAt(new Date('2026-10-25T16:30:00Z'), ZONE)).toEqual({ day: '2026-10-25', minutes: 1050 });
    expect(shownAt(new Date('2026-12-31T23:30:00Z'), ZONE)).toEqual({ day: '2027-01-01', minutes: 30 });
  });
});
