import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError } from '../../shared/domain-error';
import { type Language, textLanguage } from '../../shared/locale';
import {
  Allow,
  CurrentActor,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
} from '../../platform/http';
import { Refusals } from '../../enrolments';
import { Offers } from '../../waitlist';
import { PlacePages } from './place.pages';
import { PlaceReader } from './place.reader';

/** A person's own place or number behind a secret link: looked at, an offer answered. */
@Controller()
export class PlaceController {
  constructor(
    private readonly reader: PlaceReader,
    private readonly offers: Offers,
    private readonly refusals: Refusals,
    private readonly pages: PlacePages,
  ) {}

  /** The short address of an SMS and of the QR code goes to the page in the person's language. */
  @Get('p/:secret')
  @Allow('secret')
  async short(@CurrentActor() actor: Actor, @Res() reply: Reply): Promise<void> {
    const { enrolment, secret } = await this.reader.own(actor);
    const target = `/${textLanguage(enrolment.language)}/places/${secret}`;
    await reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(target, 302);
  }

  @Get('places/:secret')
  @Allow('secret')
  async show(@CurrentActor() actor: Actor, @RequestLanguage() language: Language): Promise<Page | Redirect> {
    const place = await this.reader.own(actor);
    const elsewhere = await this.reader.elsewhere(place);
    return elsewhere === undefined ? this.pages.show(place, language) : redirect(elsewhere);
  }

  @Post('places/:secret/question')
  @Allow('secret')
  async askWhy(@CurrentActor() actor: Actor): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    // Not refused, or let in since: the page says how things stand.
    if (enrolment.refusal && enrolment.status === 'refused') await this.refusals.askWhy(actor, enrolment.id);
    return redirect(`/places/${secret}`);
  }

  @Post('places/:secret/offer')
  @Allow('secret')
  async answer(@CurrentActor() actor: Actor, @Body() body: Record<string, unknown> | null): Promise<Redirect> {
    const { enrolment, secret } = await this.reader.own(actor);
    if (!enrolment.offer) return redirect(`/places/${secret}`);
    const [{ id }, answer] = [enrolment.offer, body?.['answer']];
    try {
      if (answer === 'yes') await this.offers.accept(actor, id);
      else if (answer === 'no' || answer === 'keep') await this.offers.refuse(actor, id, answer === 'keep');
      else if (answer === 'more-time') {
        await this.offers.prolong(actor, id);
        return redirect(`/places/${secret}`, 'waitlist.page.flash.more-time');
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.status !== 409) throw error;
    }
    return redirect(`/places/${secret}`);
  }
}
