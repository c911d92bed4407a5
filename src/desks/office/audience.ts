import type { PersonLanguage } from '../../shared/locale';
import type { RosterEntry } from '../../enrolments';
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

/** A message before it is sent; `link` stands where each finds the way to the own page. */
export function audienceView(voice: Voice, entries: readonly RosterEntry[], words: Words): Audience {
  const counts = new Map<PersonLanguage, number>();
  for (const { enrolment } of entries) counts.set(enrolment.language, (counts.get(enrolment.language) ?? 0) + 1);
  const named = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([code, count]) =>
      voice.t('told.language', { count, language: voice.formats.languageName(voice.language, code) }),
    );
  const reached = ({ person }: RosterEntry): boolean => person?.email !== undefined || person?.phone !== undefined;
  return {
    ...words,
    title: voice.t('told.title', { count: entries.length }),
    languages: voice.list(named),
    unreached: entries.filter((entry) => !reached(entry)).map((entry) => personView(voice, entry)),
  };
}
