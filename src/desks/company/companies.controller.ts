import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { QuoteRequests, SaleLinks } from '../../bookings';
import { readValues } from '../planning/values';
import { CompaniesPages } from './companies.pages';
import { CompaniesReader } from './companies.reader';
import { operationOf, requestIn } from './request-fields';

type Answer = Promise<Page | Redirect>;

/** What companies find without an account: what there is, what it costs, and the form by which they ask. */
@Controller('companies')
@Allow('public')
export class CompaniesController {
  constructor(
    private readonly pages: CompaniesPages,
    private readonly reader: CompaniesReader,
    private readonly requests: QuoteRequests,
    private readonly links: SaleLinks,
  ) {}

  @Get()
  show(@RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(language);
  }

  @Get('request')
  async begin(@RequestLanguage() language: Language, @Query() query: Record<string, unknown>): Answer {
    const wish = await this.reader.wish(query);
    return wish ? this.pages.form(language, wish, this.pages.empty(wish)) : redirect('/companies');
  }

  @Post('request')
  async ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Query() query: Record<string, unknown>,
    @Body() body: unknown,
  ): Answer {
    const wish = await this.reader.wish(query);
    if (!wish) return redirect('/companies');
    const values = readValues(body);
    const again = (problems: readonly FieldProblem[]): Page => this.pages.form(language, wish, values, problems);
    const read = requestIn(values, wish, language);
    if (!read.form) return again(read.problems);
    try {
      const request = await this.requests.ask(actor, operationOf(values), read.form);
      return redirect(`/companies/desk/${this.links.secretOf(request)}`, 'company.flash.asked');
    } catch (error) {
      if (error instanceof FieldErrors) return again(error.errors);
      throw error;
    }
  }
}
