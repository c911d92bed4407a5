import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import type { Language } from '../../shared/locale';
import type { Money } from '../../shared/money';
import { Formats, Texts } from '../../platform/i18n';
import { page, type Page } from '../../platform/http';
import { pageHelp, sharedHelp } from '../../organisations';
import type { Entry } from '../catalogue/catalogue';
import { Voice } from '../catalogue/voice';
import { inWords } from '../office/refusals';
import { shown } from '../planning/fields.presenter';
import { type Values } from '../planning/values';
import { levelView } from './level.presenter';
import { CompaniesReader, type OpenWish, seatPrice } from './companies.reader';

/** Countries whose companies ask most; another is typed by its two letters. */
const COUNTRIES = ['MK', 'RS', 'AL', 'BA', 'ME', 'XK', 'HR', 'SI', 'BG', 'GR', 'DE', 'AT'] as const;
const FIELDS = [
  ...['company.name', 'company.address', 'company.town', 'company.postCode', 'company.taxNumber'],
  ...['company.registrationNumber', 'company.country', 'contact.fullName', 'contact.email', 'contact.phone'],
  ...['seats', 'wishedDates', 'place', 'notes', 'token'],
];
const MOST_CLASSES = 3;

/** The pages for companies that everybody may read. */
@Injectable()
export class CompaniesPages {
  constructor(
    private readonly reader: CompaniesReader,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** What there is for companies, and what it costs. */
  async show(language: Language): Promise<Page> {
    const voice = new Voice(this.texts, this.formats, language);
    const offers = await this.reader.offers();
    const model = {
      offers: offers.map(({ owner, entries }) => ({
        name: voice.local(owner.name),
        courses: entries.map((entry) => this.courseView(voice, entry)),
      })),
    };
    return page('company/offers', model, {
      cached: true,
      title: voice.t('company.title'),
      description: voice.t('company.lead'),
      context: {
        help: sharedHelp(
          offers.map(({ owner }) => owner),
          language,
          this.formats,
        ),
      },
    });
  }

  /** What stands in the form at first. */
  empty({ owner }: OpenWish): Values {
    return { token: newId(), 'company.country': owner.country, place: 'ours' };
  }

  /** The form as it was typed. */
  form(language: Language, wish: OpenWish, values: Values, problems: readonly FieldProblem[] = []): Page {
    const voice = new Voice(this.texts, this.formats, language);
    const { owner, course, trainingClass } = wish;
    const title = voice.t(trainingClass ? 'company.ask.seats' : 'company.ask.workshop');
    const zone = owner.timeZone;
    const model = {
      title,
      course: voice.local(course.title),
      when: trainingClass && voice.moment(trainingClass.startsAt, zone, 'full'),
      town: voice.town(trainingClass?.town ?? owner.town),
      by: voice.local(owner.name),
      level: levelView(voice, wish.lower),
      price: this.price(voice, course, trainingClass !== undefined),
      action: `/companies/request?${trainingClass ? `class=${trainingClass.code}` : `course=${course.slug}`}`,
      workshop: trainingClass === undefined,
      v: shown(values, ...FIELDS),
      countries: COUNTRIES.map((value) => ({ value, text: this.formats.country(language, value) })),
      errors: inWords(voice, problems, ({ field, code }) => `company.error.${field}.${code}`),
    };
    return page('company/request', model, {
      title,
      private: true,
      status: problems.length > 0 ? 422 : 200,
      context: { help: pageHelp(owner, language, this.formats), bodyClass: 's-staff s-desk' },
    });
  }

  private courseView(voice: Voice, { course, groups }: Entry): object {
    const { workshop } = course.prices;
    const seat = seatPrice(course);
    const money = (price: Money | undefined) => price && this.formats.money(voice.language, price);
    const dated = seat ? groups.filter(({ seats }) => seats.free > 0).slice(0, MOST_CLASSES) : [];
    return {
      title: voice.local(course.title),
      level: voice.t(`common.level.${course.level}`),
      path: `/courses/${course.slug}`,
      seat: money(seat),
      seatNet: course.prices.seat !== undefined,
      workshop: money(workshop),
      ask: `/companies/request?course=${course.slug}`,
      classes: dated.map(({ row, seats }) => ({
        when: voice.moment(row.startsAt, row.timeZone, 'full'),
        town: voice.town(row.town),
        free: voice.t('company.free', { count: seats.free }),
        ask: `/companies/request?class=${row.code}`,
      })),
    };
  }

  private price(voice: Voice, course: OpenWish['course'], seats: boolean): string | undefined {
    const price = seats ? seatPrice(course) : course.prices.workshop;
    if (!price) return undefined;
    return voice.t(seats ? 'company.price.seat' : 'company.price.workshop', {
      amount: this.formats.money(voice.language, price),
    });
  }
}
