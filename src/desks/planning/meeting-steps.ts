import { changedRows, dayOfRow, oneMore, rowsIn, rowsOfPattern, withRows } from './meeting-rows';
import { readPattern } from './pattern.fields';
import type { Problem } from './refusal';
import { text, type Values } from './values';

/** The form after a button beside the dates; undefined when the button was another. */
export function stepped(
  values: Values,
  monthName: (month: number) => string,
): { readonly values: Values; readonly problems: readonly Problem[] } | undefined {
  const deed = text(values, 'do');
  const rows = rowsIn(values);
  if (deed === 'add') return { values: withRows(values, oneMore(rows, monthName)), problems: [] };
  const changed = changedRows(rows, deed);
  if (changed) return { values: withRows(values, changed), problems: [] };
  if (deed !== 'dates') return undefined;
  const pattern = readPattern(values);
  if ('problems' in pattern) return { values, problems: pattern.problems };
  const [first] = pattern.days;
  // What lies before the pattern stays as it is: meetings that were held are no part of a plan.
  const earlier = rows.filter((row) => row.id !== '' && (dayOfRow(row) ?? '') < (first?.day ?? ''));
  const others = rows.filter((row) => !earlier.includes(row));
  return {
    values: withRows(values, [...earlier, ...rowsOfPattern(pattern.days, pattern.times, others, monthName)]),
    problems: [],
  };
}
