import { Body, Controller, Get, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors, LostRaceError } from '../../shared/domain-error';
import { etagOf } from '../../shared/if-match';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseBody, redirect } from '../../platform/http';
import { type Redirect, type Reply, RequestLanguage } from '../../platform/http';
import { BillingSettingsForm, BillingSettingsService } from '../../billing';
import { readValues, text } from '../planning/values';
import { Bookkeeping } from './bookkeeping.service';
import { MoneyPages, type MoneyQuery } from './money.pages';
import { settingsIn } from './settings.fields';
import { SettingsPages } from './settings.pages';

/** The first page of money, its settings, and the file for the bookkeeper. */
@Controller('money')
@Allow('accountant', 'manager')
export class MoneyController {
  constructor(
    private readonly pages: MoneyPages,
    private readonly settingsPages: SettingsPages,
    private readonly settings: BillingSettingsService,
    private readonly bookkeeping: Bookkeeping,
  ) {}

  @Get()
  list(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() query: MoneyQuery,
  ): Promise<Page> {
    return this.pages.list(actor, language, query);
  }

  @Get('settings')
  showSettings(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.settingsPages.show(actor, language);
  }

  @Post('settings')
  async changeSettings(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page | Redirect> {
    const values = readValues(body);
    try {
      const form = parseBody(BillingSettingsForm, settingsIn(values));
      const version = Number(text(values, 'version') || '0');
      await this.settings.replace(actor, actor.organisationId, form, etagOf(version));
      return redirect('/money/settings', 'money.flash.settings');
    } catch (error) {
      if (error instanceof FieldErrors)
        return this.settingsPages.show(actor, language, { values, errors: error.errors });
      if (error instanceof LostRaceError || (error as { code?: string }).code === 'stale')
        return redirect('/money/settings', 'money.problem.lost_race');
      throw error;
    }
  }

  @Get('export')
  export(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.bookkeeping.ask(actor, language);
  }

  /** The file itself, by a form, so that no address leads to it. */
  @Post('export')
  async take(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Page | StreamableFile> {
    const values = readValues(body);
    return this.bookkeeping.take(actor, language, { month: text(values, 'month'), what: text(values, 'what') }, reply);
  }
}
