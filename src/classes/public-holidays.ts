import { type Day, dayOf, numbersOf, plusDays, weekdayOf } from '../shared/days';

/** The countries whose holidays are known (ISO 3166-1). */
export const HOLIDAY_COUNTRIES = ['MK', 'RS', 'AL', 'BA'] as const;
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];

/** The names of holidays; their words stand with the texts of the pages. */
export type HolidayName =
  | 'new-year'
  | 'orthodox-christmas'
  | 'christmas'
  | 'orthodox-easter'
  | 'catholic-easter'
  | 'labour-day'
  | 'fitr'
  | 'adha'
  | 'statehood'
  | 'armistice'
  | 'cyril-methodius'
  | 'republic'
  | 'independence'
  | 'uprising'
  | 'revolution'
  | 'clement'
  | 'summer-day'
  | 'nevruz'
  | 'mother-teresa'
  | 'alphabet'
  | 'liberation'
  | 'youth';

/** A day on which no class is held unless somebody wants it. */
export interface Holiday {
  readonly day: Day;
  readonly name: HolidayName;
}

/** The first days of the two feasts of Islam. They go by the moon and are announced: no formula has them. */
export interface IslamicFeasts {
  readonly fitr: readonly Day[];
  readonly adha: readonly Day[];
}

/** A setting with dates: as Diyanet's calendar has them, which the Islamic communities of the region follow. Add a year when it is announced. */
export const ISLAMIC_FEASTS: IslamicFeasts = {
  fitr: ['2025-03-30', '2026-03-20', '2027-03-09', '2028-02-26', '2029-02-14', '2030-02-04'],
  adha: ['2025-06-06', '2026-05-27', '2027-05-16', '2028-05-05', '2029-04-24', '2030-04-13'],
};

/** Easter of the Western churches, by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function catholicEaster(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7;
  const g = Math.floor((a + 11 * e + 22 * f) / 451);
  return dayFrom(year, 3, 1, e + f - 7 * g + 21);
}

/** Easter of the Orthodox churches, by the Julian computus; valid while both calendars are 13 days apart, until 2099. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  return dayFrom(year, 3, 1, d + e + 21 + 13);
}

interface Rule {
  /** Month and day. */
  readonly fixed: readonly (readonly [number, number, HolidayName])[];
  /** Days of the feast, counted from Easter Sunday. */
  readonly orthodox: readonly number[];
  readonly catholic: readonly number[];
  readonly feasts: readonly ('fitr' | 'adha')[];
  /** Days of the week from which a holiday moves on to the next day that is free of one; 7 is Sunday. */
  readonly moves: readonly number[];
  /** Holidays that stay where they are all the same. */
  readonly stay: readonly HolidayName[];
}

const NEW_YEAR = [
  [1, 1, 'new-year'],
  [1, 2, 'new-year'],
] as const;
const LABOUR = [
  [5, 1, 'labour-day'],
  [5, 2, 'labour-day'],
] as const;

/**
 * Days without work for everybody. MK: Law on the holidays of the Republic, 21/1998 and changes. RS: Law on state and other holidays,
 * 43/2001 and changes. AL: Law 7651/1992 and changes. BA: no law of the state; what the entities have in common, the days of the
 * Federation, and the feasts of its three faiths, on which many stay away.
 */
const RULES: Readonly<Record<HolidayCountry, Rule>> = {
  MK: {
    fixed: [
      [1, 1, 'new-year'],
      [1, 7, 'orthodox-christmas'],
      [5, 1, 'labour-day'],
      [5, 24, 'cyril-methodius'],
      [8, 2, 'republic'],
      [9, 8, 'independence'],
      [10, 11, 'uprising'],
      [10, 23, 'revolution'],
      [12, 8, 'clement'],
    ],
    ...{ orthodox: [0, 1], catholic: [], feasts: ['fitr'], moves: [7], stay: ['orthodox-easter'] },
  },
  RS: {
    fixed: [
      ...NEW_YEAR,
      [1, 7, 'orthodox-christmas'],
      [2, 15, 'statehood'],
      [2, 16, 'statehood'],
      ...LABOUR,
      [11, 11, 'armistice'],
    ],
    ...{ orthodox: [-2, -1, 0, 1], catholic: [], feasts: [], moves: [7] },
    stay: ['orthodox-christmas', 'orthodox-easter'],
  },
  AL: {
    fixed: [
      ...NEW_YEAR,
      [3, 14, 'summer-day'],
      [3, 22, 'nevruz'],
      [5, 1, 'labour-day'],
      [9, 5, 'mother-teresa'],
      [11, 22, 'alphabet'],
      [11, 28, 'independence'],
      [11, 29, 'liberation'],
      [12, 8, 'youth'],
      [12, 25, 'christmas'],
    ],
    ...{ orthodox: [0], catholic: [0], feasts: ['fitr', 'adha'], moves: [6, 7], stay: [] },
  },
  BA: {
    fixed: [
      ...NEW_YEAR,
      [1, 7, 'orthodox-christmas'],
      [3, 1, 'independence'],
      ...LABOUR,
      [11, 25, 'statehood'],
      [12, 25, 'christmas'],
    ],
    ...{ orthodox: [0, 1], catholic: [0, 1], feasts: ['fitr', 'adha'], moves: [7] },
    stay: ['orthodox-christmas', 'christmas', 'orthodox-easter', 'catholic-easter', 'fitr', 'adha'],
  },
};

/** Whether the holidays of a country are known. */
export const hasHolidays = (country: string): country is HolidayCountry =>
  (HOLIDAY_COUNTRIES as readonly string[]).includes(country);

/**
 * The days of a year on which a country does not work, in order, with those to which they move when they fall on a day off. They are a
 * default that whoever plans a class can set aside.
 */
export function publicHolidays(country: HolidayCountry, year: number, feasts = ISLAMIC_FEASTS): Holiday[] {
  const rule = RULES[country];
  const own: Holiday[] = [
    ...rule.fixed.map(([month, day, name]) => ({ day: dayFrom(year, month, day), name })),
    ...rule.orthodox.map((days) => ({ day: plusDays(orthodoxEaster(year), days), name: 'orthodox-easter' as const })),
    ...rule.catholic.map((days) => ({ day: plusDays(catholicEaster(year), days), name: 'catholic-easter' as const })),
    ...rule.feasts.flatMap((name) =>
      feasts[name].filter((day) => day.startsWith(String(year))).map((day) => ({ day, name })),
    ),
  ].sort(byDay);
  const taken = new Set(own.map(({ day }) => day));
  const moved = own
    .filter(({ day, name }) => rule.moves.includes(weekdayOf(day)) && !rule.stay.includes(name))
    .map(({ day, name }) => {
      let free = plusDays(day, 1);
      while (taken.has(free) || rule.moves.includes(weekdayOf(free))) free = plusDays(free, 1);
      taken.add(free);
      return { day: free, name };
    });
  return [...own, ...moved].sort(byDay);
}

/** The holiday that a day is in a country whose holidays are known. */
export const holidayOn = (country: string, day: Day): HolidayName | undefined =>
  hasHolidays(country)
    ? publicHolidays(country, numbersOf(day).year).find((holiday) => holiday.day === day)?.name
    : undefined;

const byDay = (a: Holiday, b: Holiday): number => (a.day < b.day ? -1 : Number(a.day > b.day));

const dayFrom = (year: number, month: number, day: number, more = 0): Day =>
  plusDays(dayOf(year, month, day) ?? `${year}-01-01`, more);
