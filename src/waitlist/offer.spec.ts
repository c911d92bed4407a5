import fc from 'fast-check';
import { withMoreTime } from './offer';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('More time', () => {
  it('ends at a full quarter of an hour, at least 18 hours later and less than a quarter more', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (until) => {
        const end = withMoreTime({ until }).getTime();
        const more = end - until.getTime();
        return end % (15 * MINUTE) === 0 && more >= 18 * HOUR && more < 18 * HOUR + 15 * MINUTE;
      }),
    );
  });

  it('is 18 hours to the minute where the end is a full quarter already', () => {
    expect(withMoreTime({ until: new Date('2026-05-04T10:45:00Z') })).toEqual(new Date('2026-05-05T04:45:00Z'));
    expect(withMoreTime({ until: new Date('2026-05-04T10:45:00.001Z') })).toEqual(new Date('2026-05-05T05:00:00Z'));
  });
});
