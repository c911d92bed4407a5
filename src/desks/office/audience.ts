import { Injectable } from '@nestjs/common';
import type { PersonLanguage } from '../../shared/locale';
import type { RosterEntry } from '../../enrolments';
import { Notifications } from '../../notifications';
import type { Voice } from '../catalogue/voice';
import { personView } from './roster.presenter';

/** What people are about to be told, in the reader's words. */
interface Words {
  readonly subject: string;
  readonly sms: string;
}

/** Who hears of something, in which languages, what they read, and whom nothing reaches. */
export interface Audience extends Words {
  readonly title: string;
  readonly languages: string;
  readonly unreached: readonly { readonly name: string; readonly lang: PersonLanguage }[];
}

/** Who would get a message, before it is sent. */
@Injectable()
export class Audiences {
  constructor(private readonly notifications: Notifications) {}

  /** `words` are what they read; `link` stands in them where each finds the way to the own page. */
  async of(voice: Voice, entries: readonly RosterEntry[], words: Words): Promise<Audience> {
    const reached = await this.notifications.reach(entries.map(({ person }) => person));
    return {
      ...words,
      title: voice.t('told.title', { count: entries.length }),
      languages: voice.list(languagesOf(voice, entries)),
      unreached: entries.filter((_, at) => reached[at] !== true).map((entry) => personView(voice, entry)),
    };
  }
}

/** The languages of the people, those of most first: `5 in Arabic`. */
function languagesOf(voice: Voice, entries: readonly RosterEntry[]): string[] {
  const counts = new Map<PersonLanguage, number>();
  for (const { enrolment } of entries) counts.set(enrolment.language, (counts.get(enrolment.language) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) =>
      voice.t('told.language', { count, language: voice.formats.languageName(voice.language, code) }),
    );
}
