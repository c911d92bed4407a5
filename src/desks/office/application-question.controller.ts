import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Refusals } from '../../enrolments';
import { ApplicationPages } from './application.pages';
import { ClassReader } from './class.reader';
import { ExplanationForm } from './office.forms';
import { deed } from './refusals';
import { wayBack } from './way-back';

/** Somebody who was refused asks why: the answer, in writing. */
@Controller('office/classes/:code/applications/:id/question')
@Allow('coordinator', 'manager')
export class ApplicationQuestionController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: ApplicationPages,
    private readonly refusals: Refusals,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('back') back: string | undefined,
  ): Promise<Page | Redirect> {
    return this.pages.question(actor, language, code, id, { back });
  }

  @Post()
  async answer(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('back') back: string | undefined,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const form = parseForm(ExplanationForm, body);
    if (!form.ok) return this.pages.question(actor, language, code, id, { back, returned: form });
    const path = wayBack(back, `/office/classes/${code}/applications`);
    return deed(path, 'applications.flash.explained', () =>
      this.refusals.explain(actor, enrolment.id, form.value.reason),
    );
  }
}
