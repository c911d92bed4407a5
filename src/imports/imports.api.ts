import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Language } from '../shared/locale';
import { Allow, CurrentActor, Described, EmptyBody, OperationId, RequestLanguage, TakesFile } from '../platform/http';
import { isOf, MOST_BYTES } from './import';
import { ImportChecks } from './import-checks.service';
import { ImportWords } from './import-words';
import { ConfirmationForm, ImportForm } from './imports.forms';
import { importAnswer, IMPORTS_API, wholeAnswer } from './imports.openapi';
import { Imports } from './imports.service';

/** Imports as JSON. */
@Described(IMPORTS_API)
@Controller('api/v1/imports')
@Allow('coordinator', 'manager')
export class ImportsApi {
  constructor(
    private readonly imports: Imports,
    private readonly checks: ImportChecks,
    private readonly words: ImportWords,
  ) {}

  @Post()
  @TakesFile(MOST_BYTES)
  async check(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @RequestLanguage() language: Language,
    @Body({ schema: ImportForm }) form: ImportForm,
  ): Promise<object> {
    const { id } = await this.checks.check(actor, operationId, form);
    return this.answer(actor, id, language);
  }

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { items: (await this.imports.list(actor)).map(importAnswer), next: null };
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language, @Param('id') id: string): Promise<object> {
    return this.answer(actor, id, language);
  }

  @Post(':id/confirmation')
  @HttpCode(202)
  async confirm(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body({ schema: ConfirmationForm }) form: ConfirmationForm,
  ): Promise<object> {
    await this.imports.confirm(actor, id, form);
    return this.answer(actor, id, language);
  }

  @Post(':id/undoing')
  @HttpCode(202)
  async undo(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Body({ schema: EmptyBody }) _form: object,
  ): Promise<object> {
    await this.imports.undo(actor, id);
    return this.answer(actor, id, language);
  }

  private async answer(actor: Actor, id: string, language: Language): Promise<object> {
    const [counted, rows] = await Promise.all([this.imports.get(actor, id), this.imports.rows(actor, id)]);
    const ignored = isOf(counted.open, actor) ? this.checks.ignored(counted.open) : [];
    return wholeAnswer(counted, { rows, ignored, reason: (problem) => this.words.reason(language, problem) });
  }
}
