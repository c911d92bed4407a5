import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, Described, EmptyBody, RequestLanguage } from '../platform/http';
import { feedKind } from './calendar-feed';
import { CALENDAR_FEEDS } from './calendar-feeds.openapi';
import { CalendarFeeds } from './calendar-feeds.service';

/** The secret addresses of calendars, as JSON. */
@Described(CALENDAR_FEEDS)
@Controller('api/v1/calendars')
export class CalendarFeedsApi {
  constructor(private readonly feeds: CalendarFeeds) {}

  @Get()
  @Allow('coordinator', 'manager')
  async list(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<object> {
    const entries = await this.feeds.list(actor);
    return {
      items: entries.map(({ kind, subject, title, group, address }) => ({
        ...{ kind, subject, title },
        ...(group === undefined ? {} : { group }),
        url: address ? this.feeds.url(language, address.secret) : null,
        madeAt: address ? address.madeAt.toISOString() : null,
      })),
      next: null,
    };
  }

  @Post(':kind/:subject/address')
  @HttpCode(200)
  @Allow('coordinator', 'manager', 'instructor')
  async renew(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('kind') kind: string,
    @Param('subject') subject: string,
    @Body({ schema: EmptyBody }) _: object,
  ): Promise<object> {
    const secret = await this.feeds.renew(actor, feedKind(kind), subject);
    return { kind, subject, url: this.feeds.url(language, secret) };
  }
}
