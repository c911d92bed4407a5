import { Injectable } from '@nestjs/common';
import type { Language } from '../../shared/locale';
import type { ComingOfParty } from '../../attendance';
import type { Session } from '../../classes';
import { partyNumbers } from '../../enrolments';
import { pageHelp } from '../../organisations';
import { page, type Page } from '../../platform/http';
import { Formats, Texts } from '../../platform/i18n';
import type { OwnPlace } from './place.reader';

/** More days than these are not on the page: who cannot come for so long gives the place back. */
const MOST_MEETINGS = 12;

/** The page on which somebody says that one meeting cannot be. No reason is asked. */
@Injectable()
export class ApologyPages {
  constructor(
    private readonly texts: Texts,
    private readonly formats: Formats,
  ) {}

  show(place: OwnPlace, language: Language, coming: ComingOfParty, missing: readonly string[] = []): Page {
    const { organisation, secret } = place;
    const party = partyNumbers(place.enrolment);
    const said = (session: Session): number[] =>
      coming.apologies.filter(({ sessionId }) => sessionId === session.id).map(({ companion }) => companion);
    const shown = coming.meetings.slice(0, MOST_MEETINGS);
    const named = (numbers: readonly number[]) => numbers.map((number) => this.name(place, language, number));
    const model = {
      secret,
      errors: missing.map((field) => ({
        field,
        code: 'required',
        message: this.texts.t(language, 'apology.required'),
      })),
      told: shown
        .filter((session) => said(session).length > 0)
        .map((session) => ({
          ...this.meeting(language, session, coming),
          who: party.length > 1 ? named(said(session)) : undefined,
        })),
      meetings: shown
        .filter((session) => said(session).length < party.length)
        .map((session, at) => ({ ...this.meeting(language, session, coming), first: at === 0 })),
      party: party.length > 1 ? party.map((value) => ({ value, label: this.name(place, language, value) })) : [],
    };
    return page('place/apologies', model, {
      status: missing.length > 0 ? 422 : 200,
      title: this.texts.t(language, 'place.page.course'),
      private: true,
      context: { help: pageHelp(organisation, language, this.formats) },
    });
  }

  private meeting(language: Language, { id, start, end }: Session, { trainingClass: { timeZone } }: ComingOfParty) {
    const day = this.formats.date(language, start, timeZone);
    const times = this.formats.timeRange(language, start, end, timeZone);
    return { id, day, text: this.texts.t(language, 'place.meetings.when', { day, times }) };
  }

  private name({ names }: OwnPlace, language: Language, number: number): string {
    if (number === 0) return this.texts.t(language, 'place.give-back.party.you');
    return names.companions.get(number)?.callName ?? this.texts.t(language, 'place.companions.open', { n: number });
  }
}
