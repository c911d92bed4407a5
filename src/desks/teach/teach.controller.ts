import { Controller, Get, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { CalendarFeeds } from '../../classes';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { TeachPages } from './teach.pages';

/** The first page of whoever teaches. */
@Controller('teach')
export class TeachController {
  constructor(
    private readonly pages: TeachPages,
    private readonly feeds: CalendarFeeds,
  ) {}

  @Get()
  @Allow('instructor')
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(actor, language);
  }

  @Post('calendar')
  @Allow('instructor')
  async renewCalendar(@CurrentActor() actor: StaffActor): Promise<Redirect> {
    await this.feeds.renew(actor, 'instructor', actor.accountId);
    return redirect('/teach#calendar', 'calendars.flash.made');
  }
}
