import { dayOf, daysBetween, numbersOf, plusDays, weekdayOf } from './days';

describe('A day', () => {
  it('is one of the calendar, or none', () => {
    expect(dayOf(2026, 11, 17)).toBe('2026-11-17');
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29');
    expect([dayOf(2027, 2, 29), dayOf(2026, 13, 1), dayOf(26, 1, 1)]).toEqual([null, null, null]);
    expect(numbersOf('2026-11-07')).toEqual({ year: 2026, month: 11, day: 7 });
  });

  it('is counted over months, years and changes of the clocks', () => {
    expect(plusDays('2026-12-30', 3)).toBe('2027-01-02');
    expect(plusDays('2026-03-30', -1)).toBe('2026-03-29');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('has a day of the week', () => {
    expect(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekdayOf)).toEqual([1, 6, 7]);
  });
});
