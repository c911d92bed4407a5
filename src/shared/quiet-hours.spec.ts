import fc from 'fast-check';
import { quietEnd } from './quiet-hours';

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

  test('is the jump when its hour does not exist', () => {
    const end = quietEnd(new Date('2026-03-29T00:30:00Z'), { from: '22:00', to: '02:30' }, 'Europe/Belgrade');
    expect(end.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  test('comes each time when its hour comes twice', () => {
    const quiet = { from: '22:00', to: '02:30' };
    const first = quietEnd(new Date('2026-10-24T23:00:00Z'), quiet, 'Europe/Belgrade');
    const second = quietEnd(new Date('2026-10-25T01:10:00Z'), quiet, 'Europe/Belgrade');
    expect(first.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(second.toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });
});
