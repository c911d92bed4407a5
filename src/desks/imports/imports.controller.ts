import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  OperationId,
  type Page,
  parseForm,
  type Redirect,
  type Reply,
  RequestLanguage,
  TakesFile,
} from '../../platform/http';
import { ImportChecks, ImportForm, MOST_BYTES } from '../../imports';
import { deed, fieldsOf } from '../office/refusals';
import { readValues } from '../planning/values';
import { ImportPage } from './import.pages';
import { asFile } from './import-files';
import { ImportPages } from './imports.pages';

type Answer = Promise<Page | Redirect>;

/** Bringing a file of people or of classes: nothing is done with it but a look. */
@Controller('office/import')
@Allow('coordinator', 'manager')
export class ImportsController {
  constructor(
    private readonly pages: ImportPages,
    private readonly page: ImportPage,
    private readonly checks: ImportChecks,
  ) {}

  @Get()
  begin(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Query('class') into: string | undefined,
  ): Promise<Page> {
    return this.pages.begin(actor, language, into);
  }

  /** A file to fill in, of either kind. */
  @Get('sample')
  sample(
    @RequestLanguage() language: Language,
    @Query('kind') kind: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Buffer {
    return asFile(reply, this.page.sample(language, kind === 'classes' ? 'classes' : 'people'));
  }

  @Post()
  @TakesFile(MOST_BYTES)
  check(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @OperationId() operationId: string,
    @Body() body: unknown,
  ): Answer {
    const form = parseForm(ImportForm, body);
    const back = (errors: readonly FieldProblem[]): Promise<Page> =>
      this.pages.begin(actor, language, undefined, { values: readValues(body), errors });
    if (!form.ok) return back(form.errors);
    const look = () => this.checks.check(actor, operationId, form.value);
    return deed(`/office/import/${operationId}`, 'imports.flash.checked', look, {
      bad_fields: (refusal) => back(fieldsOf(refusal)),
      wrong_state: () => back([{ field: 'class', code: 'wrong_state', message: '' }]),
    });
  }
}
