import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  RequestLanguage,
} from '../../platform/http';
import { ApplicationPoints, Applications } from '../../enrolments';
import { ApplicationPages } from './application.pages';
import { chosenIn, marksIn } from './application.fields';
import { RefusalForm } from './office.forms';
import { deed } from './refusals';

type Answer = Promise<Page | Redirect>;

/** Everybody who asks to come into a class, on one page: points, and several decided at once. */
@Controller('office/classes/:code/applications')
@Allow('coordinator', 'manager')
export class ApplicationListController {
  constructor(
    private readonly pages: ApplicationPages,
    private readonly applications: Applications,
    private readonly points: ApplicationPoints,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string): Answer {
    return this.pages.list(actor, language, code);
  }

  /**
   * Points are kept whatever is pressed, then the ticked are let in, or the reason is asked for; nobody by points that were not kept.
   */
  @Post()
  async decide(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Answer {
    const path = `/office/classes/${code}/applications`;
    const chosen = chosenIn(body);
    const { do: pressed } = body;
    return deed(
      path,
      (flash) => flash,
      async () => {
        const before = await this.points.give(actor, code, marksIn(body));
        if (pressed !== 'admit' && pressed !== 'refuse')
          return before.length > 0 ? 'applications.flash.decided-before' : 'applications.flash.points';
        if (chosen.length === 0) return 'applications.problem.nobody';
        if (pressed === 'refuse') return this.pages.refuse(actor, language, code, chosen);
        const decided = await this.applications.decide(actor, code, chosen);
        const seated = decided.every(({ status }) => status === 'enrolled' || status === 'reserved');
        return seated ? 'applications.flash.admitted' : 'applications.flash.not-all';
      },
    );
  }

  @Post('refusal')
  async refuse(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Answer {
    const chosen = chosenIn(body);
    const form = parseForm(RefusalForm, body);
    if (!form.ok) return this.pages.refuse(actor, language, code, chosen, form);
    const decided = await this.applications.decide(actor, code, chosen, form.value.reason);
    const told = decided.every(({ code: problem }) => problem === undefined);
    const path = `/office/classes/${code}/applications`;
    return redirect(path, told ? 'applications.flash.refused' : 'applications.flash.decided-before');
  }
}
