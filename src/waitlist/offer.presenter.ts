import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import { Clock } from '../platform/clock';
import { Formats, Texts } from '../platform/i18n';
import type { PageOptions } from '../platform/http';
import { ClassContexts, EnrolmentLinks, hasToPay, priceOf } from '../enrolments';
import { pageHelp } from '../organisations';
import { levelNumber } from '../tracks';
import type { OfferedPlace } from './offer';
import { Offers } from './offers.service';

/** The page of an offer: the fact, the deadline, the buttons, then why. */
@Injectable()
export class OfferPresenter {
  constructor(
    private readonly offers: Offers,
    private readonly contexts: ClassContexts,
    private readonly links: EnrolmentLinks,
    private readonly texts: Texts,
    private readonly formats: Formats,
    private readonly clock: Clock,
  ) {}

  async view(language: Language, secret: string, { offer, enrolment }: OfferedPlace): Promise<[object, PageOptions]> {
    const { trainingClass, course, organisation } = await this.contexts.get(offer.classId);
    const zone = trainingClass.timeZone;
    const until = { iso: offer.until.toISOString(), text: this.formats.dateTime(language, offer.until, zone) };
    const late = await this.offers.moreTime(offer);
    const price = hasToPay(course, enrolment.free) ? priceOf(course) : null;
    const open = offer.state === 'open' && offer.until > this.clock.now();
    const state = offer.state === 'open' ? 'expired' : offer.state;
    const t = (key: string, values: Record<string, unknown> = {}): string => this.texts.t(language, key, values);
    const title = open ? t('waitlist.page.title', { seats: offer.seats }) : t(`waitlist.page.closed.${state}.title`);
    const model = {
      title,
      open,
      secret,
      seats: offer.seats,
      lead: open ? undefined : t(`waitlist.page.closed.${state}.lead`),
      level: { level: levelNumber(course.level), text: t(`common.level.${course.level}`) },
      course: localText(course.title, language),
      group: trainingClass.group,
      motif: course.motif,
      until,
      price: price ? this.formats.money(language, price) : undefined,
      moreUntil: late ? this.formats.dateTime(language, late, zone) : undefined,
      moreGiven: offer.prolongedAt !== undefined,
      placePath: `/places/${this.links.secretOf(enrolment)}`,
      coursePath: `/courses/${course.slug}`,
      facts: [
        {
          label: t('enrolments.facts.starts'),
          iso: trainingClass.startsAt.toISOString(),
          text: this.formats.dateTime(language, trainingClass.startsAt, zone, 'full'),
        },
        {
          label: t('waitlist.facts.meetings'),
          text: t('waitlist.facts.meetings-value', {
            count: trainingClass.sessions.filter((session) => !session.cancelled).length,
            dates: this.formats.dateRange(language, trainingClass.startsAt, trainingClass.endsAt, zone),
          }),
        },
        {
          label: t('enrolments.facts.where'),
          local: localText(trainingClass.venue, language),
          more: trainingClass.town,
        },
        {
          label: t('waitlist.facts.taught-in'),
          text: this.formats.list(
            language,
            trainingClass.teachingLanguages.map((one) => this.formats.languageName(language, one)),
          ),
        },
        price
          ? { label: t('waitlist.facts.price'), text: this.formats.money(language, price) }
          : { label: t('waitlist.facts.price'), free: t('waitlist.facts.free') },
      ],
    };
    return [model, { title, private: true, context: { help: pageHelp(organisation, language, this.formats) } }];
  }
}
