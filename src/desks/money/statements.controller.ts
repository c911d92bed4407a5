import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { FieldErrors } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, readUpload, redirect, type Redirect } from '../../platform/http';
import { type Request, RequestLanguage } from '../../platform/http';
import { MappingForm, MappingNeededError, StatementsService, StatementUnreadableError } from '../../billing';
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
  async import(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Req() request: Request,
  ): Promise<Page | Redirect> {
    const { bytes, fields } = await readUpload(request).catch((error: unknown) => {
      if (error instanceof FieldErrors) return { bytes: null, fields: {} };
      throw error;
    });
    const file = { field: 'file', code: 'required', message: '' };
    if (bytes === null) return this.pages.list(actor, language, { errors: [file] });
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
