import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Transfers } from '../../enrolments';
import { ClassReader } from './class.reader';
import { TransferChoice } from './office.forms';
import { deed } from './refusals';
import { TransferPages } from './transfer.pages';

/** Somebody moved to another group of the course. */
@Controller('office/classes/:code/people/:id/transfer')
@Allow('coordinator', 'manager')
export class TransfersController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: TransferPages,
    private readonly transfers: Transfers,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    return this.pages.person(actor, language, code, id);
  }

  @Post()
  async move(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const form = parseForm(TransferChoice, body);
    if (!form.ok) return this.pages.person(actor, language, code, id, { errors: form.errors, input: body });
    const again = (problem: Omit<FieldProblem, 'message'>, extra?: Record<string, unknown>, status = 422) =>
      this.pages.person(actor, language, code, id, {
        errors: [{ ...problem, message: '' }],
        input: body,
        extra,
        status,
      });
    try {
      return await deed(
        `/office/classes/${code}#roster`,
        'transfer.flash',
        () => this.transfers.move(actor, enrolment.id, form.value),
        { class_full: (extra) => again({ field: 'to', code: 'class_full' }, extra, 409) },
      );
    } catch (error) {
      const problem = error instanceof FieldErrors ? error.errors[0] : undefined;
      if (!problem) throw error;
      return again(problem);
    }
  }
}
