import { catholicEaster, HOLIDAY_COUNTRIES, orthodoxEaster, publicHolidays } from './public-holidays';

const daysOf = (country: (typeof HOLIDAY_COUNTRIES)[number], year: number, name?: string): string[] =>
  publicHolidays(country, year)
    .filter((holiday) => name === undefined || holiday.name === name)
    .map(({ day }) => day);

describe('Easter', () => {
  it.each([
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2028, '2028-04-16', '2028-04-16'],
    [2030, '2030-04-21', '2030-04-28'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('of %i is where both churches keep it', (year, catholic, orthodox) => {
    expect([catholicEaster(year), orthodoxEaster(year)]).toEqual([catholic, orthodox]);
  });
});

describe('The public holidays', () => {
  it('of North Macedonia move from Sunday to Monday, with Easter Monday and the first day of Ramazan Bajram', () => {
    expect(daysOf('MK', 2026)).toEqual([
      '2026-01-01',
      '2026-01-07',
      '2026-03-20',
      '2026-04-12',
      '2026-04-13',
      '2026-05-01',
      '2026-05-24',
      '2026-05-25',
      '2026-08-02',
      '2026-08-03',
      '2026-09-08',
      '2026-10-11',
      '2026-10-12',
      '2026-10-23',
      '2026-12-08',
    ]);
  });

  it('of Serbia go from Good Friday to Easter Monday, and a Sunday of two days is made good on the third', () => {
    expect(daysOf('RS', 2026, 'orthodox-easter')).toEqual(['2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13']);
    expect(daysOf('RS', 2026, 'statehood')).toEqual(['2026-02-15', '2026-02-16', '2026-02-17']);
    expect(daysOf('RS', 2023, 'new-year')).toEqual(['2023-01-01', '2023-01-02', '2023-01-03']);
    expect(daysOf('RS', 2029, 'orthodox-christmas')).toEqual(['2029-01-07']);
    expect(daysOf('RS', 2026, 'fitr')).toEqual([]);
  });

  it('of Albania have both Easters and both feasts of Islam, and move from both days of the weekend', () => {
    expect(daysOf('AL', 2026, 'catholic-easter')).toEqual(['2026-04-05', '2026-04-06']);
    expect(daysOf('AL', 2026, 'orthodox-easter')).toEqual(['2026-04-12', '2026-04-13']);
    expect(daysOf('AL', 2026, 'adha')).toEqual(['2026-05-27']);
    const november = daysOf('AL', 2026).filter((day) => day > '2026-11-25' && day < '2026-12-05');
    expect(november).toEqual(['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01']);
  });

  it('of Bosnia and Herzegovina have the feasts of three faiths', () => {
    const names = new Set(publicHolidays('BA', 2026).map(({ name }) => name));
    for (const name of ['orthodox-christmas', 'christmas', 'fitr', 'adha'] as const) expect(names).toContain(name);
    expect(daysOf('BA', 2026, 'catholic-easter')).toEqual(['2026-04-05', '2026-04-06']);
  });

  it('take the feasts of Islam from dates that can be set', () => {
    const moved = { fitr: ['2026-03-21'], adha: [] };
    const found = publicHolidays('MK', 2026, moved).filter(({ name }) => name === 'fitr');
    expect(found).toEqual([{ day: '2026-03-21', name: 'fitr' }]);
  });

  it('are each a day once, in order, in every country and year', () => {
    for (const country of HOLIDAY_COUNTRIES)
      for (let year = 2025; year <= 2040; year += 1) {
        const days = daysOf(country, year);
        // Two feasts may meet, as Easter and Labour Day do.
        expect(days).toEqual([...days].sort());
        expect(days.every((day) => day.startsWith(String(year)))).toBe(true);
      }
  });
});
