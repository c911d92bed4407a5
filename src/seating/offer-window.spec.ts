import { DEFAULT_RULES, type SeatRules } from './ledger';
import { offerWindow } from './offer-window';

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

  test('goes over the end of a month and of a year', () => {
    expect(windowAt('2026-12-31T22:00:00Z')?.messageFrom).toBe('2027-01-01T07:00:00.000Z');
    expect(windowAt('2026-04-30T21:30:00Z')?.messageFrom).toBe('2026-05-01T06:00:00.000Z');
  });
});
