import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { type Turn, turnQuery } from '../../shared/leaf';
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
  list(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language, @Query() turn: Turn): Promise<Page> {
    return this.pages.list(actor, language, turn);
  }

  @Post(':kind/:subject/address')
  async renew(
    @CurrentActor() actor: StaffActor,
    @Param('kind') name: string,
    @Param('subject') subject: string,
    @Query() turn: Turn,
  ): Promise<Redirect> {
    await this.feeds.renew(actor, feedKind(name), subject);
    return redirect(`/office/calendars?${turnQuery(turn)}#c-${subject}`, 'calendars.flash.made');
  }
}
