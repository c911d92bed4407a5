import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassMergers } from '../../classes';
import { MergerChoice } from './office.forms';
import { returnedBy } from './group-choices';
import { deed } from './refusals';
import { TransferPages } from './transfer.pages';

/** A class merged into another of the course. */
@Controller('office/classes/:code/merger')
@Allow('coordinator', 'manager')
export class MergerController {
  constructor(
    private readonly pages: TransferPages,
    private readonly mergers: ClassMergers,
  ) {}

  @Get()
  ask(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('code') code: string): Promise<Page> {
    return this.pages.everybody(actor, language, code);
  }

  @Post()
  async merge(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const form = parseForm(MergerChoice, body);
    if (!form.ok) return this.pages.everybody(actor, language, code, form);
    const again = (refusal: DomainError) =>
      this.pages.everybody(actor, language, code, returnedBy(refusal, 'into', body));
    const merge = () => this.mergers.merge(actor, code, form.value);
    return deed(`/office/classes/${code}`, 'merger.flash', merge, { class_full: again, bad_fields: again });
  }
}
