import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import { Formats, isolate, Texts } from '../../platform/i18n';
import { fieldMessages, page, type Page } from '../../platform/http';
import { pageHelp } from '../../organisations';
import { GivingBackPresenter } from './giving-back.presenter';
import { PlacePresenter } from './place.presenter';
import type { OwnPlace } from './place.reader';

/** The pages behind a person's secret link. Their titles are neutral, they are not stored, not indexed, and send no referrer. */
@Injectable()
export class PlacePages {
  constructor(
    private readonly presenter: PlacePresenter,
    private readonly givingBack: GivingBackPresenter,
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  /** The place, the number, the offer or the end, as things stand. */
  async show(place: OwnPlace, language: Language): Promise<Page> {
    switch (place.enrolment.status) {
      case 'enrolled':
      case 'reserved':
      case 'completed':
      case 'not_completed':
        return this.page('show', this.presenter.seated(place, language), place, language, { solo: true });
      case 'waiting':
        return this.page('waiting', await this.presenter.waiting(place, language), place, language, { solo: true });
      default:
        return this.page('other', await this.presenter.other(place, language), place, language);
    }
  }

  /** Asks once more before a place, the places of a party or a number are given back. */
  giveBack(place: OwnPlace, language: Language, isWaitedFor: boolean): Page {
    return this.page('give-back', this.givingBack.whole(place, language, isWaitedFor), place, language);
  }

  /** Asks once more before the place of one who comes along is given back. */
  companionLeaves(place: OwnPlace, language: Language, number: number, isWaitedFor: boolean): Page {
    const model = this.givingBack.companion(place, language, number, isWaitedFor);
    return this.page('companion-leaves', model, place, language);
  }

  companions(
    place: OwnPlace,
    language: Language,
    returned?: { readonly errors: readonly FieldProblem[]; readonly typed: readonly string[] },
  ): Page {
    const model = this.presenter.companions(place, language, returned?.typed);
    const errors = fieldMessages(this.texts, language, returned?.errors ?? []);
    return this.page('companions', { ...model, errors }, place, language, { status: returned ? 422 : 200 });
  }

  /** Where the letters of a join card are typed. */
  card(language: Language, typed = '', errors: readonly FieldProblem[] = []): Page {
    const messages = errors.map((problem) => ({
      ...problem,
      message: this.texts.t(language, `place.error.${problem.code}`),
    }));
    return page(
      'place/card',
      { letters: typed, errors: messages },
      { title: this.texts.t(language, 'place.card.title'), private: true, status: errors.length > 0 ? 422 : 200 },
    );
  }

  /** Where somebody who has lost the link writes the own phone or address. */
  lostLink(language: Language, contact = '', problems: readonly FieldProblem[] = [], status = 200): Page {
    const errors = fieldMessages(this.texts, language, problems);
    return page(
      'place/lost-link',
      { contact, errors },
      { title: this.texts.t(language, 'place.lost.title'), private: true, status },
    );
  }

  lostLinkSent(language: Language, contact: string): Page {
    const title = this.texts.t(language, 'place.lost.sent');
    return page('place/lost-link-sent', { title, contact: isolate(contact) }, { title, private: true });
  }

  private page(
    view: string,
    model: object,
    { organisation, enrolment }: OwnPlace,
    language: Language,
    { solo = false, status = 200 }: { solo?: boolean; status?: number } = {},
  ): Page {
    const waits = enrolment.status === 'waiting';
    return page(`place/${view}`, model, {
      status,
      title: this.texts.t(language, waits ? 'place.page.number' : 'place.page.course'),
      private: true,
      context: { help: pageHelp(organisation, language, this.formats), ...(solo ? { bodyClass: 'solo' } : {}) },
    });
  }
}
