import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassMergers } from '../../classes';
import { MergerChoice } from './office.forms';
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
    const again = { input: body, status: 409 };
    try {
      return await deed(`/office/classes/${code}`, 'merger.flash', () => this.mergers.merge(actor, code, form.value), {
        class_full: (extra) =>
          this.pages.everybody(actor, language, code, {
            ...again,
            errors: [{ field: 'into', code: 'class_full', message: '' }],
            extra,
          }),
      });
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return this.pages.everybody(actor, language, code, { errors: error.errors, input: body });
    }
  }
}
