import fc from 'fast-check';
import { DEFAULT_RULES, type SeatRules } from './ledger';
import { offerWindow, quietEnd } from './offer-window';

const BELGRADE: SeatRules = { ...DEFAULT_RULES, zone: 'Europe/Belgrade' };
const HOUR = 3_600_000;

function windowAt(now: string, rules: Partial<SeatRules> = {}): { until: string; messageFrom: string } | null {
  const window = offerWindow({ ...BELGRADE, ...rules }, new Date(now));
  return window && { until: window.until.toISOString(), messageFrom: window.messageFrom.toISOString() };
}

function starting(at: string, offerHours?: number): Partial<SeatRules> {
  const windows = offerHours === undefined ? BELGRADE.windows : { ...BELGRADE.windows, offer: offerHours * HOUR };
  return { startsAt: new Date(at), windows };
}

describe('the window of an offer', () => {
  test('is 48 hours from now in the daytime', () => {
    expect(windowAt('2026-05-04T10:00:00Z')).toEqual({
      until: '2026-05-06T10:00:00.000Z',
      messageFrom: '2026-05-04T10:00:00.000Z',
    });
  });

  test('made in quiet hours counts from their end, when the SMS goes', () => {
    expect(windowAt('2026-05-04T20:30:00Z')).toEqual({
      until: '2026-05-07T06:00:00.000Z',
      messageFrom: '2026-05-05T06:00:00.000Z',
    });
    expect(windowAt('2026-05-04T23:30:00Z')?.messageFrom).toBe('2026-05-05T06:00:00.000Z');
  });

  test('that would end in quiet hours ends when they do', () => {
    const tenHours = { windows: { ...BELGRADE.windows, offer: 10 * HOUR } };
    expect(windowAt('2026-05-04T15:00:00Z', tenHours)?.until).toBe('2026-05-05T06:00:00.000Z');
  });

  test('begins with quiet hours at 21:00 and not at 08:00', () => {
    expect(windowAt('2026-05-04T18:59:59Z')?.messageFrom).toBe('2026-05-04T18:59:59.000Z');
    expect(windowAt('2026-05-04T19:00:00Z')?.messageFrom).toBe('2026-05-05T06:00:00.000Z');
    expect(windowAt('2026-05-05T06:00:00Z')?.messageFrom).toBe('2026-05-05T06:00:00.000Z');
  });

  test('knows no night when quiet hours are off', () => {
    expect(windowAt('2026-05-04T20:30:00Z', { quietHours: null })).toEqual({
      until: '2026-05-06T20:30:00.000Z',
      messageFrom: '2026-05-04T20:30:00.000Z',
    });
  });

  test('ends at the latest two hours before the class', () => {
    expect(windowAt('2026-05-04T10:00:00Z', starting('2026-05-05T16:00:00Z'))?.until).toBe('2026-05-05T14:00:00.000Z');
  });

  test('ends two hours before an early class although that is in quiet hours', () => {
    expect(windowAt('2026-05-04T20:00:00Z', starting('2026-05-05T07:00:00Z'))?.until).toBe('2026-05-05T05:00:00.000Z');
  });

  test('is not opened with less than an hour left, whatever its length', () => {
    const short = starting('2026-05-04T13:00:00Z', 0.1);
    expect(windowAt('2026-05-04T10:00:00Z', short)?.until).toBe('2026-05-04T10:06:00.000Z');
    expect(windowAt('2026-05-04T10:00:01Z', short)).toBeNull();
    expect(windowAt('2026-05-04T15:00:00Z', short)).toBeNull();
  });

  test('follows the clocks in the night in which they go forward', () => {
    // Quiet hours end at 08:00 summer time, which is 06:00 UTC and no longer 07:00.
    expect(windowAt('2026-03-28T21:00:00Z')?.messageFrom).toBe('2026-03-29T06:00:00.000Z');
    expect(windowAt('2026-03-27T21:00:00Z')?.messageFrom).toBe('2026-03-28T07:00:00.000Z');
    expect(windowAt('2026-03-27T13:00:00Z')?.until).toBe('2026-03-29T13:00:00.000Z');
  });

  test('follows the clocks in the night in which they go back', () => {
    expect(windowAt('2026-10-24T20:00:00Z')?.messageFrom).toBe('2026-10-25T07:00:00.000Z');
    expect(windowAt('2026-10-23T20:00:00Z')?.messageFrom).toBe('2026-10-24T06:00:00.000Z');
  });

  test('ends quiet hours at the jump when the hour of their end does not exist', () => {
    const end = quietEnd(new Date('2026-03-29T00:30:00Z'), { from: '22:00', to: '02:30' }, 'Europe/Belgrade');
    expect(end.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  test('ends quiet hours each time when the hour of their end comes twice', () => {
    const quiet = { from: '22:00', to: '02:30' };
    const first = quietEnd(new Date('2026-10-24T23:00:00Z'), quiet, 'Europe/Belgrade');
    const second = quietEnd(new Date('2026-10-25T01:10:00Z'), quiet, 'Europe/Belgrade');
    expect(first.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(second.toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });

  test('goes over the end of a month and of a year', () => {
    expect(windowAt('2026-12-31T22:00:00Z')?.messageFrom).toBe('2027-01-01T07:00:00.000Z');
    expect(windowAt('2026-04-30T21:30:00Z')?.messageFrom).toBe('2026-05-01T06:00:00.000Z');
  });
});

describe('the end of quiet hours', () => {
  const zones = [
    'Europe/Belgrade',
    'Europe/Tirane',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'UTC',
  ];
  const time = fc
    .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
  const days = [
    '2026-03-08',
    '2026-03-28',
    '2026-03-29',
    '2026-04-04',
    '2026-10-24',
    '2026-10-25',
    '2026-11-01',
    '2026-07-01',
  ];

  /** What a wall clock shows, by another way than the code under test. */
  function shown(at: number, zone: string): string {
    return new Date(at).toLocaleTimeString('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  test('is the first minute that a look at the wall clock, minute by minute, finds not quiet', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        time,
        time,
        fc.constantFrom(...days),
        fc.nat(24 * 60 - 1),
        (zone, from, to, day, minute) => {
          fc.pre(from !== to);
          const at = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
          const isQuiet = (instant: number): boolean => {
            const clock = shown(instant, zone);
            return from < to ? clock >= from && clock < to : clock >= from || clock < to;
          };
          let expected = at;
          while (isQuiet(expected)) expected += 60_000;
          expect(quietEnd(new Date(at), { from, to }, zone).toISOString()).toBe(new Date(expected).toISOString());
        },
      ),
      { numRuns: 150, seed: 29 },
    );
  });
});
