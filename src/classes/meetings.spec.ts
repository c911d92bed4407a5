import { isOfToday, meetingsAround } from './meetings';

const ZONE = 'Europe/Skopje';
// Summer time ended on 25 October 2026: Skopje is one hour ahead of UTC in November.
const at = (day: number, hour: number): Date => new Date(Date.UTC(2026, 10, day, hour));
const meeting = (id: string, day: number, hour: number, hours = 2, cancelled?: true) => ({
  id,
  start: at(day, hour),
  end: at(day, hour + hours),
  changes: 0,
  ...(cancelled ? { cancelled } : {}),
});

describe('A meeting', () => {
  it('is of today by the clocks of its town, not by those of Greenwich', () => {
    const early = meeting('early', 3, 23);
    expect(isOfToday(early, ZONE, at(4, 8))).toBe(true);
    expect(isOfToday(early, 'UTC', at(4, 8))).toBe(false);
    expect(isOfToday(early, ZONE, at(3, 8))).toBe(false);
  });

  it('that began before midnight is of today until it ends', () => {
    const night = meeting('night', 3, 20, 5);
    expect(isOfToday(night, ZONE, at(3, 24))).toBe(true);
    expect(isOfToday(night, ZONE, at(4, 1))).toBe(false);
  });
});

describe('The meetings around now', () => {
  const sessions = [meeting('a', 3, 8), meeting('b', 3, 14), meeting('off', 10, 8, 2, true), meeting('c', 17, 8)];
  const around = (now: Date, state: 'running' | 'finished' = 'running') => {
    const { current, next } = meetingsAround({ sessions, timeZone: ZONE, state }, now);
    return [current?.id, next?.id];
  };

  it('are the one of today that is not over, and the one after it', () => {
    expect(around(at(3, 6))).toEqual(['a', 'b']);
    expect(around(at(3, 9))).toEqual(['a', 'b']);
    expect(around(at(3, 11))).toEqual(['b', 'c']);
  });

  it('are still the last of the day in its evening, and on other days only the next that takes place', () => {
    expect(around(at(3, 20))).toEqual(['b', 'c']);
    expect(around(at(4, 6))).toEqual([undefined, 'c']);
    expect(around(at(18, 6))).toEqual([undefined, undefined]);
  });

  it('are none once the class is over, for its rolls are closed', () => {
    expect(around(at(3, 9), 'finished')).toEqual([undefined, undefined]);
  });
});
