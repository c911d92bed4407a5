import { type LocalText, LANGUAGES } from '../shared/locale';
import { newId } from '../shared/ids';

/** One thing that counts when the office chooses among applications, and how much. Everybody can read it before applying. */
export interface Criterion {
  readonly id: string;
  readonly text: LocalText;
  readonly points: number;
}

/** A criterion as it is sent; one that is known keeps its id, so that points given before stay with it. */
export interface CriterionInput extends Omit<Criterion, 'id'> {
  readonly id?: string | undefined;
}

/** The sum of the points of those criteria that are met. */
export const pointsOf = (criteria: readonly Criterion[], met: readonly string[] = []): number =>
  criteria.filter(({ id }) => met.includes(id)).reduce((sum, { points }) => sum + points, 0);

/** Of these ids, those that the class has, each once, in the order of the class. */
export const knownCriteria = (criteria: readonly Criterion[], ids: readonly string[]): string[] =>
  criteria.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/** Criteria with their ids: the one sent, if the class has it and nobody took it before; else a new one. */
export function withCriterionIds(before: readonly Criterion[], inputs: readonly CriterionInput[]): Criterion[] {
  const open = new Set(before.map(({ id }) => id));
  return inputs.map(({ id, text, points }) => ({
    id: id !== undefined && open.delete(id) ? id : newId(),
    text,
    points,
  }));
}

/** Whether two texts say the same in some language. */
const agree = (one: LocalText, other: LocalText): boolean =>
  LANGUAGES.some((language) => one[language] !== undefined && one[language] === other[language]);

/**
 * Criteria typed anew, with the ids of those that they were: by the same words in some language; where none was added or taken away, the
 * others in their order.
 */
export function recognisedCriteria(
  before: readonly Criterion[],
  typed: readonly Omit<Criterion, 'id'>[],
): CriterionInput[] {
  const open = new Map(before.map((one) => [one.id, one]));
  const same = typed.map((one) => {
    const found = [...open.values()].find(({ text }) => agree(text, one.text));
    if (found) open.delete(found.id);
    return found?.id;
  });
  const left = before.length === typed.length ? [...open.keys()] : [];
  return typed.map((one, at) => {
    const id = same[at] ?? left.shift();
    return { ...(id === undefined ? {} : { id }), ...one };
  });
}
