import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { canLeave, canShrink, Companions, companionsOf, Places } from '../../enrolments';
import { Allow, CurrentActor, type Page, redirect, type Redirect, RequestLanguage } from '../../platform/http';
import { PlacePages } from './place.pages';
import { type OwnPlace, PlaceReader } from './place.reader';

/** A whole party gives back what it has, or one of those who come along; each is asked once more. */
@Controller('places/:secret')
export class GivingBackController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly places: Places,
    private readonly companions: Companions,
    private readonly pages: PlacePages,
  ) {}

  @Get('give-back')
  @Allow('secret')
  async ask(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    if (!canLeave(place.enrolment)) return redirect(`/places/${place.secret}`);
    return this.pages.giveBack(place, language, await this.places.isWaitedFor(place.enrolment));
  }

  @Post('give-back')
  @Allow('secret')
  async giveBack(@CurrentActor() actor: Actor): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    // Pressed twice, or over meanwhile: the page says how things stand.
    if (canLeave(enrolment)) await this.places.giveBack(actor, enrolment.id);
    return redirect(`/places/${secret}`);
  }

  @Get('companions/:number/give-back')
  @Allow('secret')
  async askOne(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @RequestLanguage() language: Language,
  ): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const companion = companionOf(place, number);
    if (companion === undefined || !canShrink(place.enrolment)) return redirect(`/places/${place.secret}`);
    return this.pages.companionLeaves(place, language, companion, await this.places.isWaitedFor(place.enrolment));
  }

  @Post('companions/:number/give-back')
  @Allow('secret')
  async giveBackOne(@CurrentActor() actor: Actor, @Param('number') number: string): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    try {
      await this.companions.giveBack(actor, enrolment.id, Number(number));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
      return redirect(`/places/${secret}`, 'place.problem.companion-left');
    }
    return redirect(`/places/${secret}`, 'place.flash.companion-left');
  }
}

/** The number of an address; undefined for one who gave the place back before. @throws NotFoundError for a number that was never given */
function companionOf({ enrolment }: OwnPlace, typed: string): number | undefined {
  const number = Number(typed);
  if (companionsOf(enrolment).includes(number)) return number;
  if (enrolment.left?.includes(number)) return undefined;
  throw new NotFoundError('page');
}
