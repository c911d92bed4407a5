import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, OperationId, type Page, parseForm, redirect, type Redirect } from '../../platform/http';
import { RequestLanguage } from '../../platform/http';
import { Founding, FoundingForm } from '../../access';
import { OrganisationStates } from '../../organisations';
import { readValues } from '../planning/values';
import { foundingIn } from './founding.fields';
import { OperatorPages } from './operator.pages';

type Answer = Promise<Page | Redirect>;

/** The page of whoever runs the installation. */
@Controller('operator')
@Allow('operator')
export class OperatorController {
  constructor(
    private readonly pages: OperatorPages,
    private readonly founding: Founding,
    private readonly states: OrganisationStates,
  ) {}

  @Get()
  show(@CurrentActor() actor: StaffActor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(actor, language);
  }

  @Post()
  async found(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @OperationId() id: string,
    @Body() body: unknown,
  ): Answer {
    const values = readValues(body);
    const again = (problems: readonly FieldProblem[]) => this.pages.show(actor, language, { values, problems });
    const form = parseForm(FoundingForm, foundingIn(values));
    if (!form.ok) return again(form.errors);
    try {
      await this.founding.found(actor, id, form.value);
    } catch (error) {
      if (error instanceof FieldErrors || !(error instanceof DomainError) || error.code !== 'slug_taken') throw error;
      return again([{ field: 'slug', code: error.code, message: '' }]);
    }
    return redirect('/operator', 'operator.flash.founded');
  }

  @Get(':slug/closing')
  askClose(
    @CurrentActor() actor: StaffActor,
    @RequestLanguage() language: Language,
    @Param('slug') slug: string,
  ): Promise<Page> {
    return this.pages.askClose(actor, language, slug);
  }

  @Post(':slug/closing')
  async close(@CurrentActor() actor: StaffActor, @Param('slug') slug: string): Promise<Redirect> {
    try {
      await this.states.close(actor, slug);
    } catch (error) {
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
      return redirect('/operator', `operator.problem.${error.code}`);
    }
    return redirect('/operator', 'operator.flash.closed');
  }

  @Post(':slug/opening')
  async reopen(@CurrentActor() actor: StaffActor, @Param('slug') slug: string): Promise<Redirect> {
    await this.states.reopen(actor, slug);
    return redirect('/operator', 'operator.flash.opened');
  }
}
