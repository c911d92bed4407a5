import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { Clock } from '../../platform/clock';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { Admissions, canReopen, type PlaceNow } from '../../enrolments';
import { Offers, Waitlist } from '../../waitlist';
import { ClassReader } from './class.reader';
import { type AnswerQuery, DecisionPages } from './decision.pages';
import { deed } from './refusals';
import { wayBack } from './way-back';

const flashOfReturn = ({ enrolment }: PlaceNow): string =>
  enrolment.status === 'waiting' || enrolment.status === 'offered' ? 'office.flash.reopened' : 'office.flash.seated';

/** Answers of waiting people that the office gives for them: to an offer, or on the phone. */
@Controller('office/classes/:code')
@Allow('coordinator', 'manager')
export class AnswersController {
  constructor(
    private readonly reader: ClassReader,
    private readonly pages: DecisionPages,
    private readonly offers: Offers,
    private readonly waitlist: Waitlist,
    private readonly admissions: Admissions,
    private readonly clock: Clock,
  ) {}

  @Get('answers/:id')
  ask(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query() query: AnswerQuery,
  ): Promise<Page | Redirect> {
    return this.pages.answer(actor, language, code, id, query);
  }

  @Post('answers/:id')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Query('back') back: string | undefined,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const path = wayBack(back, `/office/classes/${code}#waiting`);
    const { offer } = enrolment;
    if (!offer) return redirect(path, 'office.problem.offer_expired');
    if (body['answer'] === 'yes') return deed(path, 'office.flash.accepted', () => this.offers.accept(actor, offer.id));
    const keep = body['answer'] === 'keep';
    if (!keep && body['answer'] !== 'no') return redirect(`/office/classes/${code}/answers/${id}`);
    return deed(path, keep ? 'office.flash.kept' : 'office.flash.declined', () =>
      this.offers.refuse(actor, offer.id, keep),
    );
  }

  @Post('calls/:id')
  async called(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    const { enrolment } = await this.reader.personOf(actor, code, id);
    const path = wayBack(body['back'], `/office/classes/${code}#calls`);
    const { id: enrolmentId } = enrolment;
    if (body['answer'] === 'seat' && canReopen(enrolment))
      return deed(path, flashOfReturn, async () => {
        const back = await this.admissions.reopen(actor, enrolmentId);
        await this.waitlist.markCalled(actor, enrolmentId, this.clock.now());
        return back;
      });
    if (body['answer'] === 'seat')
      return deed(path, 'office.flash.seated', () => this.waitlist.seatCalled(actor, enrolmentId));
    return deed(path, 'office.flash.called', () => this.waitlist.markCalled(actor, enrolmentId, this.clock.now()));
  }
}
