import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, parseForm, type Redirect, RequestLanguage } from '../../platform/http';
import { Transfers } from '../../enrolments';
import { ClassReader } from './class.reader';
import { TransferChoice } from './office.forms';
import { returnedBy } from './group-choices';
import { deed } from './refusals';
import { TransferPages } from './transfer.pages';

/** Somebody moved to another group of the course. */
@Controller('office/classes/:code/people/:id/transfer')
@Allow('coordinator', 'manager')
export class TransfersController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: TransferPages,
    private readonly transfers: Transfers,
  ) {}

  @Get()
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    return this.pages.person(actor, language, code, id);
  }

  @Post()
  async move(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const form = parseForm(TransferChoice, body);
    if (!form.ok) return this.pages.person(actor, language, code, id, { errors: form.errors, input: body });
    const again = (refusal: DomainError) =>
      this.pages.person(actor, language, code, id, returnedBy(refusal, 'to', body));
    const move = () => this.transfers.move(actor, enrolment.id, form.value);
    return deed(`/office/classes/${code}#roster`, 'transfer.flash', move, { class_full: again, bad_fields: again });
  }
}
