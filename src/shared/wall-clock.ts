/** A local time; `minutes` are those since midnight on the clock of the zone, `day` may run over the month's end. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly minutes: number;
}

const DAY = 24 * 60 * 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone (an IANA name) show at an instant. */
export function wallClock(at: Date, zone: string): WallClock {
  const part = partsOf(at, zone);
  return { year: part.year, month: part.month, day: part.day, minutes: part.hour * 60 + part.minute };
}

/**
 * The instants at which clocks in the zone show this time, in order: one on most days, two where clocks are put back over it. Where clocks are
 * put forward over it there is none, and the instant of the jump stands for it.
 */
export function instantsOf(wall: WallClock, zone: string): Date[] {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, 0, wall.minutes);
  const offsets = [...new Set([offsetAt(asUtc - DAY, zone), offsetAt(asUtc + DAY, zone)])];
  const found = offsets
    .map((offset) => asUtc - offset)
    .filter((instant) => asUtc - instant === offsetAt(instant, zone));
  if (found.length > 0) return found.sort((a, b) => a - b).map((instant) => new Date(instant));
  return [jumpBetween(asUtc - Math.max(...offsets), asUtc - Math.min(...offsets), zone)];
}

/** The instant between these two at which the zone's offset changes. */
function jumpBetween(start: number, end: number, zone: string): Date {
  const before = offsetAt(start, zone);
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return new Date(high);
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const part = partsOf(new Date(whole), zone);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - whole;
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;

function partsOf(at: Date, zone: string): Parts {
  let format = formats.get(zone);
  if (!format) {
    // Making a format costs a hundred times as much as using it.
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const part of format.formatToParts(at))
    if (part.type in parts) parts[part.type as keyof Parts] = Number(part.value);
  return parts;
}
