import { type Day, daysBetween, plusDays } from '../../shared/days';
import { hasHolidays, shownAt, type TrainingClass } from '../../classes';
import type { Course } from '../../tracks';
import { classValues } from './class.fields';
import { dayOfRow, type MeetingRow, rowsOfClass, withRows } from './meeting-rows';
import { monthName } from './months';
import { OTHER } from './places';
import type { Desk } from './planning.frame';
import type { PlanParts } from './planning.reader';
import { dayIn, dayValues, type Values } from './values';

const WEEK = 7;

const countryOf = ({ organisation }: Desk): string => (hasHolidays(organisation.country) ? organisation.country : '');

/** What a new class begins with: the place of the last one, the rules that most have. */
export function newClassValues(desk: Desk, { places }: PlanParts, course: Course | undefined): Values {
  return {
    course: course?.id ?? '',
    place: places[0]?.key ?? OTHER,
    town: places.length > 0 ? '' : desk.organisation.town,
    country: countryOf(desk),
    admission: 'open',
    free: course && !course.prices.free ? 'none' : 'all',
  };
}

/** By how many days a class moves so that it begins on or after a day, on the same day of the week. */
export const wholeWeeks = (from: Day, start: Day): number => Math.ceil(daysBetween(from, start) / WEEK) * WEEK;

/** Another class with all of this one but its group and its dates, which move by whole weeks to the day that was chosen. */
export function copiedValues(desk: Desk, row: TrainingClass, start: Day): Values {
  const named = (month: number) => monthName(desk.voice.language, month);
  const moved = wholeWeeks(shownAt(row.startsAt, row.timeZone).day, start);
  const values = classValues(row, named);
  const move = (day: Day | null | undefined) => (day ? plusDays(day, moved) : undefined);
  const rows = rowsOfClass(row, named).filter(({ off }) => off === '');
  const shifted = rows.map((one): MeetingRow => {
    const fields = dayValues('r', move(dayOfRow(one)), named) as Record<string, string>;
    return { ...one, id: '', d: fields['r-d'] ?? one.d, m: fields['r-m'] ?? one.m, y: fields['r-y'] ?? one.y };
  });
  const copied = {
    ...values,
    ...dayValues('decide', move(dayIn(values, 'decide')), named),
    ...dayValues('first', move(shownAt(row.startsAt, row.timeZone).day), named),
    ...{ version: '', group: '', country: countryOf(desk) },
  };
  return withRows(copied, shifted);
}

/** A day to begin on that is proposed: a week after the class ends or, when that is past, after today. */
export function proposedStart(row: TrainingClass, now: Date): Day {
  const first = shownAt(row.startsAt, row.timeZone).day;
  const after = row.endsAt > now ? row.endsAt : now;
  return plusDays(first, wholeWeeks(first, plusDays(shownAt(after, row.timeZone).day, 1)));
}
