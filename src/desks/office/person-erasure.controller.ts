import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { PersonRecords } from '../../enrolments';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { ClassReader } from './class.reader';
import { DecisionPages } from './decision.pages';

/** Somebody asks that their data be deleted: a manager does it, after a question that says what goes. */
@Controller('office/classes/:code/people/:id/erasure')
@Allow('manager')
export class PersonErasureController {
  constructor(
    private readonly reader: ClassReader,
    private readonly records: PersonRecords,
    private readonly pages: DecisionPages,
  ) {}

  @Get()
  async ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    if (entry.enrolment.erasedAt) return redirect(`/office/classes/${code}`, 'office.flash.erased');
    return this.pages.erase(open, language, entry, await this.records.find(actor, entry.enrolment.personId));
  }

  @Post()
  async erase(@CurrentActor() actor: Actor, @Param('code') code: string, @Param('id') id: string): Promise<Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    await this.records.erase(actor, enrolment.personId);
    return redirect(`/office/classes/${code}`, 'office.flash.erased');
  }
}
