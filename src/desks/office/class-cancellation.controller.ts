import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassStates } from '../../classes';
import { DecisionPages } from './decision.pages';
import { CancelForm } from './office.forms';
import { deed } from './refusals';

/** A class called off: asked twice, with the reason that people are told. */
@Controller('office/classes/:code')
@Allow('coordinator', 'manager')
export class ClassCancellationController {
  constructor(
    private readonly states: ClassStates,
    private readonly pages: DecisionPages,
  ) {}

  @Get('cancellation')
  askCancel(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.pages.cancel(actor, language, code);
  }

  /** The first time it asks once more, with the reason; then it is done. */
  @Post('cancellation')
  async cancel(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const form = parseForm(CancelForm, body);
    if (!form.ok) return this.pages.cancel(actor, language, code, { returned: form });
    const { reason, sure } = form.value;
    if (sure !== 'yes') return this.pages.cancel(actor, language, code, { reason });
    return deed(`/office/classes/${code}`, 'office.flash.cancelled', () => this.states.cancel(actor, code, reason));
  }
}
