import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, bytesOf, CurrentActor, type Page, redirect, type Redirect } from '../../platform/http';
import { RequestLanguage, TakesFile, Upload } from '../../platform/http';
import { readValues } from '../planning/values';
import {
  MappingForm,
  MOST_STATEMENT_BYTES,
  MappingNeededError,
  StatementsService,
  StatementUnreadableError,
} from '../../billing';
import { mappingIn } from './statement.fields';
import { StatementPages } from './statement.pages';

/** Bank statements on pages: a file in, and what became of its lines. */
@Controller('money/statements')
@Allow('accountant', 'manager')
export class StatementsController {
  constructor(
    private readonly pages: StatementPages,
    private readonly statements: StatementsService,
  ) {}

  @Get()
  list(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.list(actor, language);
  }

  @Post()
  @TakesFile(MOST_STATEMENT_BYTES)
  async import(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Body() body: { readonly file?: string | Upload } | null,
  ): Promise<Page | Redirect> {
    const fields = readValues(body);
    const file = body?.file;
    if (!(file instanceof Upload) || file.bytes.length === 0)
      return this.pages.list(actor, language, { errors: [{ field: 'file', code: 'required', message: '' }] });
    const bytes = bytesOf(file);
    const given = MappingForm.safeParse(mappingIn(fields));
    try {
      const { id } = await this.statements.import(actor, bytes, given.data);
      return redirect(`/money/statements/${id}`, 'money.flash.imported');
    } catch (error) {
      if (error instanceof MappingNeededError)
        return this.pages.list(actor, language, { columns: error.columns, typed: fields });
      if (!(error instanceof StatementUnreadableError)) throw error;
      return this.pages.list(actor, language, { broken: error.problem });
    }
  }

  @Get(':id')
  show(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.show(actor, language, id);
  }
}
