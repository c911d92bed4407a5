import type { Language, PersonLanguage } from '../../shared/locale';
import type { Money } from '../../shared/money';
import { intlTag, keep } from './intl';
import type { Texts } from './texts';
import { townName } from './towns';

/** A day of the week; 1 is Monday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * How much of a date is said. `full`: Monday 5 October 2026. `long`: Monday 5 October. `short`: Mon 5 October.
 * `day`: 5 October. `day-year`: 5 October 2026. `month`: October 2026.
 */
export type DateStyle = 'full' | 'long' | 'short' | 'day' | 'day-year' | 'month';

const PARTS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'long' },
  day: { day: 'numeric', month: 'long' },
  'day-year': { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const dates = keep((tag: string, style: DateStyle, zone: string) => {
  return new Intl.DateTimeFormat(tag, { ...PARTS[style], timeZone: zone, calendar: 'gregory' });
});
const clocks = keep((zone: string) => {
  return new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
});
const numbers = keep((tag: string, decimals: string) => {
  return new Intl.NumberFormat(tag, {
    minimumFractionDigits: Number(decimals),
    maximumFractionDigits: decimals === '' ? 2 : Number(decimals),
  });
});
const countries = keep((tag: string) => new Intl.DisplayNames(tag, { type: 'region' }));
const lists = keep((tag: string) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const shortWeekdays = keep((zone: string) => new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: zone }));
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekdays = keep((tag: string) => new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }));

/**
 * Dates, times, amounts and lists as text. Always with the day's and the month's name, in the zone of the course's town,
 * 24 hours, Latin digits. Presenters call it; views get the text.
 */
export class Formats {
  constructor(private readonly texts: Texts) {}

  /** A date in a zone (IANA name). Arabic names the month twice, as the Levant and as the rest say it. */
  date(language: Language, date: Date, zone: string, style: DateStyle = 'long'): string {
    if (language === 'ar') return arabicDate(date, zone, style);
    const text = dates(intlTag(language), style, zone).format(date);
    return language === 'en' ? text.replace(',', '') : text;
  }

  /** A clock time, 9:00 or 17:30, the same in every language. */
  time(_language: Language, date: Date, zone: string): string {
    const parts = clocks(zone).formatToParts(date);
    const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? '';
    return `${Number(part('hour'))}:${part('minute')}`;
  }

  /** Date and time: Monday 5 October, 17:30. */
  dateTime(language: Language, date: Date, zone: string, style: DateStyle = 'long'): string {
    return this.texts.t(language, 'common.date-time', {
      date: this.date(language, date, zone, style),
      time: this.time(language, date, zone),
    });
  }

  /**
   * Date and time with whose clocks show it, for readers who may be anywhere: Monday 5 October, 17:30 (Skopje time). A zone is called by its
   * town, as the tz database does.
   */
  zonedTime(language: Language, date: Date, zone: string, style: DateStyle = 'long'): string {
    const moment = this.dateTime(language, date, zone, style);
    if (zone === 'UTC') return `${moment} UTC`;
    const town = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    return this.texts.t(language, 'common.zoned', { moment, town: townName(language, town) });
  }

  /** The name of a country (ISO 3166-1 alpha-2). */
  country(language: Language, code: string): string {
    return countries(intlTag(language)).of(code) ?? code;
  }

  /** From a time to a time: 17:30 to 19:30. */
  timeRange(language: Language, from: Date, to: Date, zone: string): string {
    return this.range(language, this.time(language, from, zone), this.time(language, to, zone));
  }

  /** From a date to a date: 5 October to 28 October. One day is said once; the year stands at the end where the style has it. */
  dateRange(language: Language, from: Date, to: Date, zone: string, style: DateStyle = 'day'): string {
    const end = this.date(language, to, zone, style);
    if (this.date(language, from, zone, 'day-year') === this.date(language, to, zone, 'day-year')) return end;
    const year = (date: Date) => dates('en-GB', 'day-year', zone).format(date).slice(-4);
    const startStyle = year(from) === year(to) ? withoutYear(style) : style;
    return this.range(language, this.date(language, from, zone, startStyle), end);
  }

  /** The name of a weekday; 1 is Monday, as in ISO 8601. */
  weekday(language: Language, day: Weekday): string {
    return weekdays(intlTag(language)).format(new Date(Date.UTC(2024, 0, day)));
  }

  /** The day of the week on the clocks of a zone. */
  weekdayOf(date: Date, zone: string): Weekday {
    return (WEEK.indexOf(shortWeekdays(zone).format(date)) + 1) as Weekday;
  }

  /** An amount with its currency: 2,400 MKD. Two decimals by ISO 4217, shown only when they are not zero. */
  money(language: Language, money: Money): string {
    const decimals = money.amount % 100 === 0 ? '0' : '2';
    return `${numbers(intlTag(language), decimals).format(money.amount / 100)}\u00A0${money.currency}`;
  }

  /** Hundredths as a bill writes them, always with two decimals and without a currency: 2,400.00. */
  amount(language: Language, amount: number): string {
    return numbers(intlTag(language), '2').format(amount / 100);
  }

  /** A number with the language's separators, at most two decimals. */
  number(language: Language, value: number): string {
    return numbers(intlTag(language), '').format(value);
  }

  /** Things in a row: Macedonian, Arabic and English. */
  list(language: Language, items: readonly string[]): string {
    return lists(intlTag(language)).format(items);
  }

  /** Parts of one thing, such as an address, parted as the language parts them. */
  joined(language: Language, parts: readonly string[]): string {
    return parts.join(language === 'ar' ? '، ' : ', ');
  }

  /** The name of a language as it is said in the reader's: Arabic. */
  languageName(language: Language, of: PersonLanguage): string {
    return this.texts.t(language, `common.language.${of}`);
  }

  /** The name of a town as the reader's language writes it: Shkup. */
  town(language: Language, town: string): string {
    return townName(language, town);
  }

  private range(language: Language, from: string, to: string): string {
    return this.texts.t(language, 'common.range', { from, to });
  }
}

function withoutYear(style: DateStyle): DateStyle {
  if (style === 'full') return 'long';
  return style === 'day-year' ? 'day' : style;
}

function arabicDate(date: Date, zone: string, style: DateStyle): string {
  const parts = dates('ar-u-nu-latn', style, zone).formatToParts(date);
  const levant = dates('ar-SY-u-nu-latn', style, zone).formatToParts(date);
  const pick = (from: Intl.DateTimeFormatPart[], type: string) => from.find((part) => part.type === type)?.value;
  const month = `${pick(levant, 'month')} (${pick(parts, 'month')})`;
  return [pick(parts, 'weekday'), pick(parts, 'day'), month, pick(parts, 'year')].filter(Boolean).join(' ');
}
