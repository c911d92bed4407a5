import { derivedId } from '../../shared/ids';
import type { LocalText } from '../../shared/locale';
import { canonicalText } from '../../shared/same';
import type { ClassPlace } from '../../classes';
import { type Problem, problem } from './refusal';
import { text, textsOf, type Values } from './values';

/** A place that a class was held in before, so that nobody types it twice. */
export interface KnownPlace extends ClassPlace {
  readonly key: string;
}

export const OTHER = 'other';
const KEY_LENGTH = 12;

const keyOf = (place: Pick<ClassPlace, 'town' | 'venue'>): string =>
  derivedId('planning:place', canonicalText({ town: place.town, venue: place.venue })).slice(0, KEY_LENGTH);

/** Each place once, as the first class there tells of it: a class that is changed comes first, so that it keeps its own words. */
export function knownPlaces(classes: readonly ClassPlace[]): KnownPlace[] {
  const found = new Map<string, KnownPlace>();
  for (const { town, venue, directions, children, stepFree } of classes) {
    const key = keyOf({ town, venue });
    if (!found.has(key))
      found.set(key, {
        ...{ key, town, venue },
        ...(directions ? { directions } : {}),
        ...(children ? { children } : {}),
        ...(stepFree === undefined ? {} : { stepFree }),
      });
  }
  return [...found.values()];
}

/** The fields of a place that is known. */
export const placeValues = (place: ClassPlace): Values => ({ place: keyOf(place) });

/** The place that was chosen or written, as the API takes it, or what is wrong with the choice. */
export function placeInput(values: Values, places: readonly KnownPlace[]): { place: object } | { problem: Problem } {
  const chosen = text(values, 'place');
  const venue: LocalText | undefined = textsOf(values, 'venue');
  const known = places.find(({ key }) => key === chosen);
  if (!known) {
    const stepFree = text(values, 'stepFree');
    return {
      place: {
        town: text(values, 'town'),
        venue: venue ?? {},
        directions: textsOf(values, 'directions'),
        children: undefined,
        stepFree: stepFree === '' ? undefined : stepFree === 'yes',
      },
    };
  }
  if (venue || text(values, 'town') !== '') return { problem: problem('place', 'two_places') };
  // What this place lacks is named too: another place's way and stairs go with it.
  const { town, directions, children, stepFree } = known;
  return { place: { town, venue: known.venue, directions, children, stepFree } };
}
