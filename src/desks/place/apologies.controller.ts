import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Apologies } from '../../attendance';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { ApologyPages } from './apology.pages';
import { PlaceReader } from './place.reader';

/** One meeting to which somebody cannot come, and the way back. */
@Controller('places/:secret/apologies')
export class ApologiesController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly apologies: Apologies,
    private readonly pages: ApologyPages,
  ) {}

  @Get()
  @Allow('secret')
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page> {
    const place = await this.reader.own(actor);
    return this.pages.show(place, language, await this.apologies.coming(actor, place.enrolment.id));
  }

  @Post()
  @Allow('secret')
  async say(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Body() body: Record<string, unknown> | null,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const { meeting, who } = body ?? {};
    if (typeof meeting !== 'string')
      return this.pages.show(place, language, await this.apologies.coming(actor, place.enrolment.id), ['meeting']);
    const companions = who === undefined || who === 'all' ? undefined : [Number(who)];
    return back(place.secret, 'said', () =>
      this.apologies.say(actor, place.enrolment.id, meeting, { companions, way: 'page' }),
    );
  }

  @Post(':sessionId/take-back')
  @Allow('secret')
  async takeBack(@CurrentActor() actor: Actor, @Param('sessionId') sessionId: string): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    return back(secret, 'taken-back', () => this.apologies.takeBack(actor, enrolment.id, sessionId));
  }
}

/** Does it and comes back to the page; a meeting that began meanwhile, or is none of this class, leaves the page as it stands. */
async function back(secret: string, flash: string, work: () => Promise<unknown>): Promise<Redirect> {
  const path = `/places/${secret}/apologies`;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DomainError) || ![404, 409, 422].includes(error.status)) throw error;
    return redirect(path, 'apology.problem.over');
  }
  return redirect(path, `apology.flash.${flash}`);
}
