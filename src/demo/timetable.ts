import { holidayOn } from '../classes';
import type { DemoClass } from './classes';

const DAY = 24 * 3600_000;
const HOUR = 3600_000;
const NOON = 12;

/** Turns the days and hours of a plan into instants by the clocks of a zone. */
export class Timetable {
  constructor(
    private readonly today: Date,
    private readonly zone: string,
    private readonly country: string,
  ) {}

  /** RFC 3339 instants of each meeting. */
  meetings(
    plan: Pick<DemoClass, 'firstDay' | 'meetings' | 'every' | 'hour' | 'hours'>,
  ): { start: string; end: string }[] {
    const days: number[] = [];
    for (let day = plan.firstDay; days.length < plan.meetings; day += plan.every)
      if (this.isWorkday(day)) days.push(day);
    return days.map((day) => {
      const start = this.at(day, plan.hour);
      return { start: start.toISOString(), end: new Date(start.getTime() + plan.hours * HOUR).toISOString() };
    });
  }

  /** Whether no public holiday of the country falls on the day. */
  private isWorkday(day: number): boolean {
    const date = this.at(day, NOON).toISOString().slice(0, 'yyyy-mm-dd'.length);
    return holidayOn(this.country, date) === undefined;
  }

  /** Noon of a day, for what is due on it. */
  day(days: number): Date {
    return this.at(days, NOON);
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
