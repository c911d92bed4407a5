import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassChanges } from '../../classes';
import type { DomainError, FieldProblem } from '../../shared/domain-error';
import { Admissions } from '../../enrolments';
import { ClassPages, type ClassQuery } from './class.pages';
import { ClassReader } from './class.reader';
import { CapacityForm, FrontForm } from './office.forms';
import { OfficeFrame } from './office.frame';
import { deed, fieldsOf } from './refusals';

/** The page of a class, and what is changed on it. */
@Controller('office/classes/:code')
export class ClassDeskController {
  constructor(
    private readonly pages: ClassPages,
    private readonly frame: OfficeFrame,
    private readonly reader: ClassReader,
    private readonly changes: ClassChanges,
    private readonly admissions: Admissions,
  ) {}

  @Get()
  @Allow('coordinator', 'manager', 'instructor')
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Query() query: ClassQuery,
  ): Promise<Page> {
    return this.pages.show(actor, language, code, query);
  }

  @Post('capacity')
  @Allow('coordinator', 'manager')
  async resize(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const form = parseForm(CapacityForm, body);
    if (!form.ok) return this.pages.show(actor, language, code, {}, form);
    const refused = (errors: readonly FieldProblem[], { status }: DomainError): Promise<Page> =>
      this.pages.show(actor, language, code, {}, { errors, input: body, status });
    const words = (taken: unknown): string => this.frame.voice(language).t('office.error.below-taken', { taken });
    const change = () => this.changes.change(actor, code, form.value);
    return deed(`/office/classes/${code}`, 'office.flash.resized', change, {
      capacity_below_taken: (refusal) =>
        refused([{ field: 'capacity', code: 'below_taken', message: words(refusal.extra['taken']) }], refusal),
      bad_fields: (refusal) => refused(fieldsOf(refusal), refusal),
    });
  }

  @Post('front')
  @Allow('coordinator', 'manager')
  async moveToFront(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const form = parseForm(FrontForm, body);
    if (!form.ok) return this.pages.show(actor, language, code, {}, form);
    const open = await this.reader.open(actor, code);
    const { enrolment } = await this.reader.person(open, form.value.who);
    const priority = await this.reader.frontPriority(open);
    return deed(`/office/classes/${code}#waiting`, 'office.flash.moved', () =>
      this.admissions.prioritise(actor, enrolment.id, { priority, reason: form.value.why }),
    );
  }
}
