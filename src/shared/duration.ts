const PATTERN = /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$/;
const UNITS = [7 * 24 * 3600_000, 24 * 3600_000, 3600_000, 60_000, 1000];

/**
 * Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and whole seconds: PT48H, P7D, PT1S. A day is 24 hours.
 * Months and years have no fixed length and are refused. Undefined when it is none.
 */
export function parseDuration(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  return UNITS.reduce((sum, unit, at) => sum + unit * Number(match[at + 1] ?? 0), 0);
}

/**
 * Milliseconds of a duration that was checked before.
 * @throws RangeError when it is none
 */
export function milliseconds(duration: string): number {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new RangeError(`Not a duration: ${duration}`);
  return parsed;
}
