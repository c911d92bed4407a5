import type { QuietHours } from '../../src/shared/quiet-hours';

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
