import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Admissions, Refusals } from '../../enrolments';
import { ClassReader } from './class.reader';
import { DecisionPages } from './decision.pages';
import { RefusalForm } from './office.forms';
import { deed } from './refusals';
import { wayBack } from './way-back';

/** Who asks to come into a class that admits by approval. */
@Controller('office/classes/:code/applications/:id')
@Allow('coordinator', 'manager')
export class ApplicationsController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: DecisionPages,
    private readonly admissions: Admissions,
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
    return this.pages.application(actor, language, code, id, { back });
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
    const path = wayBack(back, `/office/classes/${code}`);
    if (body['answer'] === 'yes')
      return deed(path, 'office.flash.admitted', () => this.admissions.admit(actor, enrolment.id, {}));
    const form = parseForm(RefusalForm, body);
    if (!form.ok) return this.pages.application(actor, language, code, id, { back, returned: form });
    return deed(path, 'office.flash.rejected', () => this.refusals.refuse(actor, enrolment.id, form.value.reason));
  }
}
