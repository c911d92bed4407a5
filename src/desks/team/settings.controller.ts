import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { Organisations } from '../../organisations';
import { fieldsOf } from '../office/refusals';
import { readValues } from '../planning/values';
import { helpIn, settingsIn } from './settings.fields';
import { SettingsPages } from './settings.pages';

type Answer = Promise<Page | Redirect>;

/** What the organisation decides for all of its classes, and where people find help. */
@Controller('office/settings')
@Allow('coordinator', 'manager')
export class SettingsController {
  constructor(
    private readonly pages: SettingsPages,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Query() { after }: Record<string, unknown>,
  ): Promise<Page> {
    return this.pages.show(actor, language, typeof after === 'string' ? after : undefined);
  }

  @Post()
  async change(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const { settings } = await this.organisations.getFresh(actor.organisationId);
    const form = settingsIn(values, settings);
    if (!form.ok)
      return this.pages.show(actor, language, undefined, { form: 'settings', values, problems: form.errors });
    await this.organisations.changeSettings(actor, actor.organisationId, form.value);
    return redirect('/office/settings', 'settings.flash.saved');
  }

  @Post('help')
  async changeHelp(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const form = helpIn(values);
    if (!form.ok) return this.pages.show(actor, language, undefined, { form: 'help', values, problems: form.errors });
    try {
      await this.organisations.changeHelp(actor, actor.organisationId, form.value);
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.pages.show(actor, language, undefined, { form: 'help', values, problems: fieldsOf(error) });
    }
    return redirect('/office/settings', 'settings.flash.saved');
  }
}
