import { fieldsOf, type Fields } from '../support/forms';
import type { HttpClient } from '../support/http';

/** The form of a new class. */
export const NEW_CLASS = '/en/office/plan/classes/new';

/** Six meetings on Tuesdays and Thursdays from 17 November 2027 on, a Wednesday. */
export const PATTERN: Fields = {
  'first-d': '17',
  'first-m': 'ноември',
  'first-y': '2027',
  days: ['2', '4'],
  from: '17:30',
  to: '19.30',
  count: '6',
  country: 'MK',
  except: '25.11.2027',
};

/** What a class needs beside its course and its dates. */
export const BASICS: Fields = {
  place: 'other',
  town: 'Skopje',
  'venue.en': 'Community Centre, room 2',
  languages: ['mk', 'ar'],
  capacity: '12',
  minimum: '8',
};

/** The form of a new class of a course, filled in as far as its dates. */
export async function datedForm(staff: HttpClient, course: string, more: Fields = {}): Promise<Fields> {
  const blank = fieldsOf((await staff.get(`${NEW_CLASS}?course=${course}`)).text, '/classes/new');
  const made = await staff.form(NEW_CLASS, { ...blank, ...BASICS, ...PATTERN, ...more, do: 'dates' });
  if (made.status !== 200) throw new Error(made.text);
  return fieldsOf(made.text, '/classes/new');
}

/** The class to which an answer leads, as the API has it. */
export async function classAt(staff: HttpClient, location: string | undefined) {
  const code = /classes\/([^/]+)/.exec(location ?? '')?.[1] ?? 'none';
  return (await staff.get(`/api/v1/classes/${code}`)).body as {
    readonly id: string;
    readonly code: string;
    readonly group: string;
    readonly state: string;
    readonly publishAt?: string;
    readonly sessions: readonly { id: string; start: string; cancelled?: boolean }[];
    readonly version: number;
  };
}
