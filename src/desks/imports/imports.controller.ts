import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  OperationId,
  type Page,
  parseForm,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
  TakesFile,
} from '../../platform/http';
import { ImportChecks, ImportForm, Imports, MOST_BYTES } from '../../imports';
import { deed, fieldsOf } from '../office/refusals';
import { readValues, text } from '../planning/values';
import { ImportPage } from './import.pages';
import { asFile } from './import-files';
import { ImportPages } from './imports.pages';

type Answer = Promise<Page | Redirect>;

/** Files of people and of classes: brought, looked at, confirmed, taken back. */
@Controller('office/import')
@Allow('coordinator', 'manager')
export class ImportsController {
  constructor(
    private readonly pages: ImportPages,
    private readonly page: ImportPage,
    private readonly checks: ImportChecks,
    private readonly imports: Imports,
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

  @Get(':id')
  show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Query('all') all: string | undefined,
  ): Promise<Page> {
    return this.page.show(actor, language, id, all);
  }

  /** The rows that did not come in, to be mended. */
  @Get(':id/rows')
  async badRows(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<Buffer> {
    return asFile(reply, await this.page.badRows(actor, language, id));
  }

  @Post(':id/confirmation')
  confirm(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown): Answer {
    const tell = text(readValues(body), 'tell') === 'yes';
    return deed(`/office/import/${id}`, 'imports.flash.going', () => this.imports.confirm(actor, id, { tell }), {
      nothing_to_import: async () => redirect(`/office/import/${id}`, 'imports.flash.nothing'),
    });
  }

  @Post(':id/undoing')
  undo(@CurrentActor() actor: Actor, @Param('id') id: string): Answer {
    return deed(`/office/import/${id}`, 'imports.flash.undoing', () => this.imports.undo(actor, id), {
      cannot_undo: async () => redirect(`/office/import/${id}`, 'imports.flash.cannot-undo'),
    });
  }
}
