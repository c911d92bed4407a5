import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import { type CalendarEvent, calendarFile, type CalendarOptions } from '../platform/calendar';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { townName } from '../platform/i18n';
import { Tracks } from '../tracks';
import type { TrainingClass } from './training-class';

/** The meetings of a class for people's calendars. No names of people are in it. */
@Injectable()
export class ClassCalendars {
  constructor(
    private readonly tracks: Tracks,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Each meeting as an entry whose UID stays with it; what was called off is cancelled, not gone. */
  async events(row: TrainingClass, language: Language): Promise<CalendarEvent[]> {
    const course = await this.tracks.getCourse(row.courseId);
    const { host } = new URL(this.config.publicUrl);
    const off = row.state === 'cancelled';
    return row.sessions.map((session) => ({
      uid: `${session.id}@${host}`,
      sequence: session.changes + (off ? 1 : 0),
      start: session.start,
      end: session.end,
      zone: row.timeZone,
      summary: localText(course.title, language).text,
      location: `${localText(row.venue, language).text}, ${townName(language, row.town)}`,
      ...(row.directions ? { description: localText(row.directions, language).text } : {}),
      url: `${this.config.publicUrl}/${language}/courses/${course.slug}`,
      ...(off || session.cancelled ? { cancelled: true } : {}),
    }));
  }

  /** The whole class as a file. */
  async file(row: TrainingClass, language: Language): Promise<string> {
    const course = await this.tracks.getCourse(row.courseId);
    const name = localText(course.title, language).text;
    return calendarFile(await this.events(row, language), { method: 'PUBLISH', name, now: this.clock.real() });
  }

  /** The meetings of several classes as one file; the letter of its group tells a class from others of its course. */
  async feed(rows: readonly TrainingClass[], name: string, language: Language): Promise<string> {
    const events = await Promise.all(
      rows.map(async (row) =>
        (await this.events(row, language)).map((one) => ({ ...one, summary: `${one.summary} (${row.group})` })),
      ),
    );
    return calendarFile(events.flat(), { method: 'PUBLISH', name, now: this.clock.real() });
  }

  /** One meeting for a mail, with who invites whom. */
  invitation(event: CalendarEvent, options: Omit<CalendarOptions, 'name' | 'now'>): string {
    return calendarFile([event], { ...options, name: event.summary, now: this.clock.real() });
  }
}
