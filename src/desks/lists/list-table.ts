import { dialled } from '../../platform/phone';
import type { Table } from '../../platform/tables';
import type { RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';
import { classTitle } from '../office/class-head.presenter';
import type { OpenClass } from '../office/reading';
import { inOrder } from './attendees';

const WIDTHS = { name: 28, called: 18, seats: 8, with: 32, status: 22, language: 14, phone: 20, email: 30, joined: 12 };

/** The people of a class as a table: a row for each party. What somebody needs is not taken along. */
export function listTable(voice: Voice, open: OpenClass, entries: readonly RosterEntry[]): Table {
  const columns = Object.entries(WIDTHS).map(([key, width]) => ({ name: voice.t(`lists.column.${key}`), width }));
  const rows = inOrder(voice, entries).map(({ enrolment, person, companions }) => [
    person?.fullName,
    person?.callName,
    enrolment.seats,
    [...companions.values()].map(({ fullName }) => fullName).join(', '),
    voice.t(`lists.status.${enrolment.status}`),
    voice.formats.languageName(voice.language, enrolment.language),
    person?.phone && dialled(person.phone),
    person?.email,
    dayOf(enrolment.createdAt, open.trainingClass.timeZone),
  ]);
  return { title: classTitle(voice, open), columns, rows };
}

/** 2026-10-05 by the clocks of the class: in every spreadsheet a date, and in the order of days. */
function dayOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(date);
}
