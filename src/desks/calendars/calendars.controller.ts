import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { CalendarFeeds, feedKind } from '../../classes';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { CalendarPages } from './calendars.pages';

/** The addresses of the office's calendars. */
@Controller('office/calendars')
@Allow('coordinator', 'manager')
export class CalendarsController {
  constructor(
    private readonly pages: CalendarPages,
    private readonly feeds: CalendarFeeds,
  ) {}

  @Get()
  list(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.list(actor, language);
  }

  @Post(':kind/:subject/address')
  async renew(
    @CurrentActor() actor: StaffActor,
    @Param('kind') name: string,
    @Param('subject') subject: string,
  ): Promise<Redirect> {
    await this.feeds.renew(actor, feedKind(name), subject);
    return redirect(`/office/calendars#c-${subject}`, 'calendars.flash.made');
  }
}
