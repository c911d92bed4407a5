import { type Formats, within } from '../platform/i18n';
import type { Language } from '../shared/locale';
import type { LetterFormats } from './letter';

/** The formats with the language filled in. */
export function boundFormats(formats: Formats, language: Language): LetterFormats {
  return {
    language,
    date: (date, zone, style) => formats.date(language, date, zone, style),
    time: (date, zone) => formats.time(language, date, zone),
    dateTime: (date, zone, style) => formats.dateTime(language, date, zone, style),
    timeRange: (from, to, zone) => formats.timeRange(language, from, to, zone),
    dateRange: (from, to, zone, style) => formats.dateRange(language, from, to, zone, style),
    money: (money) => formats.money(language, money),
    number: (value) => formats.number(language, value),
    list: (items) => formats.list(language, items),
    town: (town) => formats.town(language, town),
    languageName: (of) => formats.languageName(language, of),
    text: (text) => within(text, language),
  };
}
