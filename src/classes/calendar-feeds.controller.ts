import { Controller, Get, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { type Language, localText } from '../shared/locale';
import { CALENDAR_TYPE } from '../platform/calendar';
import { Allow, CurrentActor, type Reply, RequestLanguage } from '../platform/http';
import { CalendarFeeds } from './calendar-feeds.service';
import { ClassCalendars } from './class-calendars';

/** Calendars behind secret addresses, for programs that look again by themselves. */
@Controller()
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeeds,
    private readonly calendars: ClassCalendars,
  ) {}

  @Get('calendars/:secret.ics')
  @Allow('secret')
  async file(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { title, classes } = await this.feeds.open(actor);
    void reply
      .type(CALENDAR_TYPE)
      .header('cache-control', 'private, no-store')
      .header('x-robots-tag', 'noindex')
      .header('referrer-policy', 'no-referrer');
    return this.calendars.feed(classes, localText(title, language).text, language);
  }
}
