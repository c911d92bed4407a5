import { readValues, ticked } from '../planning/values';

const MARKS = /^of-(.{1,60})$/;

/** Who is ticked on the page of applications, by enrolment. */
export const chosenIn = (body: unknown): string[] => [...new Set(ticked(readValues(body), 'who'))];

/**
 * The criteria that are ticked, by enrolment. A row says by a field of its own that it was there: no tick in it then means that no
 * criterion is met.
 */
export function marksIn(body: unknown): Map<string, readonly string[]> {
  const values = readValues(body);
  const rows = Object.keys(values).flatMap((name) => MARKS.exec(name)?.[1] ?? []);
  return new Map(rows.map((id) => [id, ticked(values, `met-${id}`)]));
}
