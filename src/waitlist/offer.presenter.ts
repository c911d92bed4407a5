import { Injectable } from '@nestjs/common';
import { type Language, localText } from '../shared/locale';
import { Formats, Texts } from '../platform/i18n';
import type { PageOptions } from '../platform/http';
import { ClassContexts, ClassWords, EnrolmentLinks, hasToPay, priceOf } from '../enrolments';
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
    private readonly words: ClassWords,
  ) {}

  async view(language: Language, secret: string, { offer, enrolment }: OfferedPlace): Promise<[object, PageOptions]> {
    const context = await this.contexts.get(offer.classId);
    const { trainingClass, course, organisation } = context;
    const zone = trainingClass.timeZone;
    const until = { iso: offer.until.toISOString(), text: this.formats.dateTime(language, offer.until, zone) };
    const late = await this.offers.moreTime(offer);
    const price = hasToPay(course, enrolment.free) ? priceOf(course) : null;
    const open = this.offers.isOpen(offer);
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
      group: this.words.group(context, language),
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
          text: t('place.facts.meetings-value', {
            count: trainingClass.sessions.filter((session) => !session.cancelled).length,
            times: this.words.meetingTimes(context, language),
            last: this.formats.date(language, trainingClass.endsAt, zone, 'day'),
          }),
        },
        {
          label: t('enrolments.facts.where'),
          person: this.words.where(context, language),
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
