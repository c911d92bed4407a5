import type { QuietHours } from '../../src/shared/quiet-hours';
import { wallClock } from '../../src/shared/wall-clock';

const HOUR = 3600_000;

/** Quiet hours that began an hour ago and end so many hours from now, by the clocks of a zone. */
export function quietAround(now: Date, hours: number, zone = 'Europe/Skopje'): QuietHours {
  const at = (time: number): string =>
    new Date(time).toLocaleTimeString('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  return { from: at(now.getTime() - HOUR), to: at(now.getTime() + hours * HOUR) };
}

/** Whole hours until the clocks of a zone show this hour; 0 while they do. */
export const hoursUntil = (hour: number, now: Date, zone = 'Europe/Skopje'): number =>
  (hour + 24 - Math.floor(wallClock(now, zone).minutes / 60)) % 24;
