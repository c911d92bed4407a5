import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Swaps } from '../../enrolments';
import { ClassReader } from './class.reader';
import { returnedBy } from './group-choices';
import { SwapChoice } from './office.forms';
import { deed } from './refusals';
import { SwapPages } from './swap.pages';

/** Two people of two groups who change places. */
@Controller('office/classes/:code/people/:id/swap')
@Allow('coordinator', 'manager')
export class SwapsController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: SwapPages,
    private readonly swaps: Swaps,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() person: { code: string; id: string },
  ): Promise<Page | Redirect> {
    return this.pages.ask(actor, language, person);
  }

  @Post()
  async swap(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param() person: { code: string; id: string },
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, person.code, person.id);
    const form = parseForm(SwapChoice, body);
    if (!form.ok) return this.pages.ask(actor, language, person, { errors: form.errors, input: body });
    const again = (refusal: DomainError) => this.pages.ask(actor, language, person, returnedBy(refusal, 'with', body));
    const swap = () => this.swaps.swap(actor, enrolment.id, form.value);
    return deed(`/office/classes/${person.code}#roster`, 'transfer.swap.flash', swap, {
      ...{ bad_fields: again, wrong_state: again, already_in_class: again, not_found: again },
    });
  }
}
