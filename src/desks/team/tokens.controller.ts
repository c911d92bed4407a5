import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { RequestLanguage } from '../../platform/http';
import { TokenForm, Tokens } from '../../access';
import { readValues, text } from '../planning/values';
import { TokenPages } from './tokens.pages';

/** The keys with which programs come: made, told once, ended. */
@Controller('office/tokens')
@Allow('manager')
export class TokensController {
  constructor(
    private readonly pages: TokenPages,
    private readonly tokens: Tokens,
  ) {}

  @Get()
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(actor, language);
  }

  /** The answer is the key itself: it is nowhere else, so there is nothing to lead to. */
  @Post()
  async make(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: unknown,
  ): Promise<Page> {
    const values = readValues(body);
    const form = parseForm(TokenForm, { name: text(values, 'name'), role: text(values, 'role') });
    if (!form.ok) return this.pages.show(actor, language, { values, problems: form.errors });
    const { name } = form.value;
    const { token } = await this.tokens.make(actor, { organisationId: actor.organisationId, ...form.value });
    return this.pages.made(actor, language, name, token);
  }

  @Get(':id/end')
  askEnd(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.askEnd(actor, language, id);
  }

  @Post(':id/end')
  async end(@CurrentActor() actor: StaffActor, @Param('id') id: string): Promise<Redirect> {
    await this.tokens.end(actor, actor.organisationId, id);
    return redirect('/office/tokens', 'team.keys.flash.ended');
  }
}
