import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { TEACH_PATH } from '../../access';
import { Notifications } from '../../notifications';
import { worksInOffice } from '../office/office.policy';
import { TodayPages } from './today.pages';

/** The first page of the office. Whoever only teaches begins with the own meetings. */
@Controller('office')
export class TodayController {
  constructor(
    private readonly pages: TodayPages,
    private readonly notifications: Notifications,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'instructor')
  async show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query('phone') phone: string | undefined,
  ): Promise<Page | Redirect> {
    return worksInOffice(actor) ? this.pages.show(actor, language, phone) : redirect(TEACH_PATH);
  }

  /** Somebody was told in another way what a message could not tell. */
  @Post('messages/:id/seen')
  @Allow('coordinator', 'manager')
  async seen(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<Redirect> {
    await this.notifications.markSeen(actor, actor.organisationId, id);
    return redirect('/office', 'today.flash.told');
  }
}
