import type { Language } from '../../shared/locale';
import { type Currency, parseAmount } from '../../shared/money';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';
import { textsOrGap } from './track.fields';
import { lineValues, linesOf, text, textsOf, textValues, type Values } from './values';

const PRICES = ['citizen', 'seat', 'workshop'] as const;
const YES = 'yes';

/** An amount as somebody would type it. */
const amountText = ({ formats, language }: Voice, amount: number): string => formats.number(language, amount / 100);

/** A course as its form shows it. */
export function courseValues(course: Course, voice: Voice): Values {
  const { prices, completion } = course;
  return {
    version: String(course.version),
    track: course.trackId,
    level: course.level,
    slug: course.slug,
    ...textValues('title', course.title),
    ...textValues('summary', course.summary),
    ...lineValues('outcomes', course.outcomes),
    ...lineValues('audience', course.audience),
    hours: voice.formats.number(voice.language, course.hours),
    entry: course.entry.rule === 'previous_level' ? YES : '',
    attendance: String(Math.round(completion.attendance * 100)),
    handwork: completion.handwork ? YES : '',
    quiz: completion.quiz ? YES : '',
    free: prices.free ? YES : '',
    ...Object.fromEntries(
      PRICES.flatMap((name) => (prices[name] ? [[name, amountText(voice, prices[name].amount)]] : [])),
    ),
  };
}

/** What a new course begins with. */
export const newCourseValues = (track: string): Values => ({
  track,
  level: 'beginner',
  attendance: '80',
  free: YES,
});

/** A number as it was typed; what is none is handed on as it is, to be refused. */
export function numberIn(values: Values, name: string): number | string | undefined {
  const typed = text(values, name);
  if (typed === '') return undefined;
  const hundredths = parseAmount(typed);
  return hundredths === null ? typed : hundredths / 100;
}

/** What the form says, as the API takes it; what is checked there is not checked here. */
export function courseInput(values: Values, currency: Currency, before?: Course): object {
  const attendance = numberIn(values, 'attendance') ?? 0;
  const amounts = PRICES.flatMap((name) => {
    const typed = text(values, name);
    return typed === '' ? [] : [[name, { amount: parseAmount(typed) ?? typed, currency }] as const];
  });
  return {
    title: textsOf(values, 'title') ?? {},
    summary: textsOrGap(values, 'summary', before?.summary),
    outcomes: linesOf(values, 'outcomes'),
    audience: linesOf(values, 'audience'),
    hours: numberIn(values, 'hours') ?? 0,
    entry: { rule: text(values, 'entry') === YES ? 'previous_level' : 'none' },
    completion: {
      attendance: typeof attendance === 'number' ? attendance / 100 : attendance,
      handwork: text(values, 'handwork') === YES,
      quiz: text(values, 'quiz') === YES,
    },
    prices: { free: text(values, 'free') === YES, ...Object.fromEntries(amounts) },
  };
}

/** The prices that stand in the form, as far as they are amounts. */
export function pricesIn(values: Values, { prices }: Pick<Course, 'prices'>): Course['prices'] {
  const currency = currencyOf({ prices }, 'EUR');
  const amounts = PRICES.flatMap((name) => {
    const amount = parseAmount(text(values, name));
    return amount === null ? [] : [[name, { amount, currency }] as const];
  });
  return { free: prices.free, ...Object.fromEntries(amounts) };
}

/** The field of the form that a part of the input comes from; `first` is the language of the first field of a text. */
export function fieldOfPath(path: string, first: Language): string {
  const [name = '', second, third] = path.split('.');
  switch (name) {
    case 'prices':
    case 'completion':
      return second ?? name;
    case 'trackId':
      return 'track';
    case 'title':
    case 'summary':
      return `${name}.${second ?? first}`;
    case 'outcomes':
    case 'audience':
      return `${name}.${third ?? first}`;
    default:
      return name;
  }
}

/** The currency in which a course has its prices; the organisation's, as long as it has none. */
export const currencyOf = ({ prices }: Pick<Course, 'prices'>, own: Currency): Currency =>
  PRICES.map((name) => prices[name]?.currency).find((currency) => currency !== undefined) ?? own;
