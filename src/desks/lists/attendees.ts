import { isolate } from '../../platform/i18n';
import type { PersonLanguage } from '../../shared/locale';
import { partyNumbers, type RosterEntry } from '../../enrolments';
import type { Voice } from '../catalogue/voice';

/** Somebody who comes, on a list for paper: no need, no state, no contact. */
export interface Attendee {
  /** As the person likes to be called. */
  readonly name: string;
  readonly lang: PersonLanguage;
  /** The whole name, where two are called the same. */
  readonly more: string | undefined;
}

/** With `whole`, the whole name of each. Everybody of these parties, companions on lines of their own, in the order of the reader's alphabet. Whose record is erased is left out. */
export function attendeesOf(voice: Voice, entries: readonly RosterEntry[], whole = false): Attendee[] {
  const all = living(entries)
    .flatMap((entry) => partyOf(voice, entry))
    .sort(byName(voice));
  const counts = new Map<string, number>();
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return all.map((one) => ({ ...one, more: whole || (counts.get(one.name) ?? 0) > 1 ? one.more : undefined }));
}

/** Parties in the order of the reader's alphabet. */
export const inOrder = (voice: Voice, entries: readonly RosterEntry[]): RosterEntry[] =>
  entries.toSorted((one, other) => byName(voice)(nameOf(one), nameOf(other)));

/** Those whose record is there: an erased one has no name to be called by. */
export const living = (entries: readonly RosterEntry[]): RosterEntry[] =>
  entries.filter(({ person }) => person && person.erased === undefined);

const nameOf = ({ person }: RosterEntry): { name: string } => ({ name: person?.callName ?? '' });

const byName =
  ({ language }: Voice) =>
  (one: { readonly name: string }, other: { readonly name: string }): number =>
    one.name.localeCompare(other.name, language);

function partyOf(voice: Voice, { enrolment, person, companions }: RosterEntry): Attendee[] {
  const lang = enrolment.language;
  const host = person?.callName ?? '';
  return partyNumbers(enrolment).map((number) => {
    const named = number === 0 ? person : companions.get(number);
    if (!named)
      return { name: voice.t('attendance.companion', { name: isolate(host), number }), lang, more: undefined };
    return { name: named.callName, lang, more: named.fullName === named.callName ? undefined : named.fullName };
  });
}
