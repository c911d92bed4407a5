import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { Places } from '../../enrolments';
import { ClassReader } from './class.reader';
import { DecisionPages } from './decision.pages';
import { PhoneLooks } from './phone-looks.service';
import { deed } from './refusals';
import { backFromPhone } from './way-back';

/** One person of a class: the phone number, and the place given back for somebody. */
@Controller('office/classes/:code/people/:id')
@Allow('coordinator', 'manager')
export class ClassPeopleController {
  constructor(
    private readonly reader: ClassReader,
    private readonly looks: PhoneLooks,
    private readonly pages: DecisionPages,
    private readonly places: Places,
  ) {}

  /** Writes the look down, and comes back to the page with this one number on it. */
  @Post('phone')
  async phone(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown> | null,
  ): Promise<Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    await this.looks.look(open, entry);
    return redirect(backFromPhone(body?.['back'], code, entry.enrolment.id));
  }

  @Get('leave')
  askLeave(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    return this.pages.leave(actor, language, code, id);
  }

  @Post('leave')
  async leave(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const [flash, part] = enrolment.status === 'waiting' ? ['off-list', '#waiting'] : ['left', '#roster'];
    return deed(`/office/classes/${code}${part}`, `office.flash.${flash}`, () =>
      this.places.giveBack(actor, enrolment.id),
    );
  }
}
