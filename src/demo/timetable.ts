import type { DemoClass } from './classes';

const DAY = 24 * 3600_000;
const HOUR = 3600_000;

/** Turns the days and hours of a plan into instants by the clocks of a zone. */
export class Timetable {
  constructor(
    private readonly today: Date,
    private readonly zone: string,
  ) {}

  /** RFC 3339 instants of each meeting. */
  meetings(
    plan: Pick<DemoClass, 'firstDay' | 'meetings' | 'every' | 'hour' | 'hours'>,
  ): { start: string; end: string }[] {
    return Array.from({ length: plan.meetings }, (_, n) => {
      const start = this.at(plan.firstDay + n * plan.every, plan.hour);
      return { start: start.toISOString(), end: new Date(start.getTime() + plan.hours * HOUR).toISOString() };
    });
  }

  /** The instant at which the clocks show this hour, some days from today. */
  private at(days: number, hour: number): Date {
    const day = new Date(this.today.getTime() + days * DAY);
    const noon = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12));
    const shown = Number(
      new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: this.zone }).format(noon),
    );
    return new Date(noon.getTime() + (hour - shown) * HOUR);
  }
}
