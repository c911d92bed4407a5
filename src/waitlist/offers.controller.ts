import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { textLanguage } from '../shared/locale';
import type { Language } from '../shared/locale';
import { DomainError } from '../shared/domain-error';
import {
  Allow,
  CurrentActor,
  page,
  type Page,
  redirect,
  type Redirect,
  type Reply,
  RequestLanguage,
} from '../platform/http';
import { EnrolmentLinks } from '../enrolments';
import { OfferPresenter } from './offer.presenter';
import { Offers } from './offers.service';

/** The page of an offer behind its link: yes, no, or more time; no account, no script. */
@Controller()
export class OffersController {
  constructor(
    private readonly offers: Offers,
    private readonly presenter: OfferPresenter,
    private readonly links: EnrolmentLinks,
  ) {}

  /** The short address of an SMS goes to the page in the person's language. */
  @Get('o/:secret')
  @Allow('secret')
  async short(@CurrentActor() actor: Actor, @Param('secret') secret: string, @Res() reply: Reply): Promise<void> {
    const { enrolment } = await this.offers.own(actor);
    const target = `/${textLanguage(enrolment.language)}/offers/${encodeURIComponent(secret)}`;
    await reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(target, 302);
  }

  @Get('offers/:secret')
  @Allow('secret')
  async show(
    @CurrentActor() actor: Actor,
    @RequestLanguage() language: Language,
    @Param('secret') secret: string,
  ): Promise<Page> {
    return page('offers/show', ...(await this.presenter.view(language, secret, await this.offers.own(actor))));
  }

  @Post('offers/:secret')
  @Allow('secret')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('secret') secret: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Redirect> {
    const { offer, enrolment } = await this.offers.own(actor);
    try {
      if (body['answer'] === 'yes') {
        await this.offers.accept(actor, offer.id);
        return redirect(`/places/${this.links.secretOf(enrolment)}`);
      }
      if (body['answer'] === 'more-time') {
        await this.offers.prolong(actor, offer.id);
        return redirect(`/offers/${secret}`, 'waitlist.page.flash.more-time');
      }
      const keep = body['answer'] === 'keep';
      await this.offers.refuse(actor, offer.id, keep);
      return redirect(`/offers/${secret}`, keep ? 'waitlist.page.flash.kept' : 'waitlist.page.flash.declined');
    } catch (error) {
      // Too late, or answered in another window: the page says what became of the offer.
      if (error instanceof DomainError && error.status === 409) return redirect(`/offers/${secret}`);
      throw error;
    }
  }
}
