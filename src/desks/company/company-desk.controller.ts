import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { readValues } from '../planning/values';
import { CompanyDeeds } from './company-deeds';
import { CompanyDeskPages } from './company-desk.pages';

type Answer = Promise<Page | Redirect>;

/** A company's page behind its secret link: the request, the quote and its answer, the booking and its people. */
@Controller('companies/desk/:secret')
@Allow('secret')
export class CompanyDeskController {
  constructor(
    private readonly pages: CompanyDeskPages,
    private readonly deeds: CompanyDeeds,
  ) {}

  @Get()
  show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.show(actor, language);
  }

  @Post('answer')
  answer(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.answer({ actor, language, secret, values: readValues(body) });
  }

  @Post('remarks')
  remark(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.remark({ actor, language, secret, values: readValues(body) });
  }

  @Post('change')
  change(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.change({ actor, language, secret, values: readValues(body) });
  }

  @Post('repetition')
  again(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
    @Body() body: unknown,
  ): Answer {
    return this.deeds.repeat({ actor, language, secret, values: readValues(body) });
  }

  @Get('cancellation')
  ask(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    return this.pages.cancellation(actor, language);
  }

  @Post('cancellation')
  async cancel(@CurrentActor() actor: Actor, @Param('secret') secret: string): Promise<Redirect> {
    return redirect(`/companies/desk/${secret}`, await this.deeds.cancel(actor));
  }
}
