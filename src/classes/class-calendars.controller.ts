import { Controller, Get, Param, Res } from '@nestjs/common';
import { ANONYMOUS } from '../shared/actor';
import type { Language } from '../shared/locale';
import { CALENDAR_TYPE } from '../platform/calendar';
import { Allow, Described, type Reply, RequestLanguage } from '../platform/http';
import { ClassCalendars } from './class-calendars';
import { Classes } from './classes.service';
import { CALENDARS } from './classes.openapi';

/** The meetings of a public class as a calendar file, the same for everybody. */
@Described(CALENDARS)
@Controller()
export class ClassCalendarsController {
  constructor(
    private readonly classes: Classes,
    private readonly calendars: ClassCalendars,
  ) {}

  @Get(['classes/:class.ics', 'api/v1/classes/:class.ics'])
  @Allow('public')
  async file(
    @Param('class') name: string,
    @RequestLanguage() language: Language,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const row = await this.classes.getVisible(ANONYMOUS, name);
    void reply
      .type(CALENDAR_TYPE)
      .header('cache-control', 'public, max-age=60')
      .header('content-disposition', `inline; filename="${row.code}.ics"`);
    return this.calendars.file(row, language);
  }
}
