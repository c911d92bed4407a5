import { Injectable } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import { isolate, Texts } from '../../platform/i18n';
import { canShrink, partyNumbers } from '../../enrolments';
import { PlacePresenter } from './place.presenter';
import type { OwnPlace } from './place.reader';

/** View models of the questions before somebody gives back: whose places go, and whether others wait for them. */
@Injectable()
export class GivingBackPresenter {
  constructor(
    private readonly presenter: PlacePresenter,
    private readonly texts: Texts,
  ) {}

  /** The whole party leaves. */
  whole(place: OwnPlace, language: Language, isWaitedFor: boolean): object {
    const { status, seats } = place.enrolment;
    const kind = status === 'waiting' ? 'number' : status === 'applied' ? 'application' : 'place';
    const several = kind === 'place' && seats > 1;
    const t = (key: string) => this.texts.t(language, `place.give-back.${key}`, { seats });
    const question = several ? 'party' : kind;
    return {
      ...this.presenter.head(place, language),
      title: t(`${question}.title`),
      then: kind === 'place' ? t(thenOf(isWaitedFor)) : t(`${kind}.then`),
      yes: t(`${question}.yes`),
      no: t(`${question}.no`),
      who: seats > 1 && kind !== 'application' ? t(kind === 'number' ? 'party.number-who' : 'party.who') : undefined,
      party: seats > 1 ? this.party(place, language) : [],
    };
  }

  /** One of those who come along does not come. */
  companion(place: OwnPlace, language: Language, number: number, isWaitedFor: boolean): object {
    const name = isolate(this.nameOf(place, language, number));
    return {
      ...this.presenter.head(place, language),
      number,
      title: this.texts.t(language, 'place.leaves.title', { name }),
      then:
        place.enrolment.status === 'waiting' ? '' : this.texts.t(language, `place.give-back.${thenOf(isWaitedFor)}`),
    };
  }

  private party(place: OwnPlace, language: Language): object[] {
    const { enrolment, secret } = place;
    return partyNumbers(enrolment).map((number) => ({
      name: number === 0 ? this.texts.t(language, 'place.give-back.party.you') : this.nameOf(place, language, number),
      only: number > 0 && canShrink(enrolment) ? `/places/${secret}/companions/${number}/give-back` : undefined,
    }));
  }

  private nameOf({ names }: OwnPlace, language: Language, number: number): string {
    return names.companions.get(number)?.callName ?? this.texts.t(language, 'place.companions.open', { n: number });
  }
}

const thenOf = (isWaitedFor: boolean): string => (isWaitedFor ? 'then.waits' : 'then.open');
