import type { FieldProblem } from '../../shared/domain-error';
import { type Answer, type Question, readNumber } from '../../learning';

/** What somebody sent for a question: an answer, or what is wrong beside which field, with what was typed. */
export type ReadAnswer =
  | { readonly answer: Answer }
  | { readonly errors: readonly FieldProblem[]; readonly typed: Readonly<Record<string, string>> };

type Fields = Readonly<Record<string, unknown>>;

/** The name of the field of a choice, or of a number. */
export const ANSWER = 'answer';
/** The name of the field for the place of a step, or for what belongs to the left side of a pair. */
export const partField = (id: string): string => `part.${id}`;

/** Reads what a question's form sends. Nothing chosen is no wrong answer: it is asked for. */
export function readAnswer(question: Question, fields: Fields): ReadAnswer {
  switch (question.kind) {
    case 'choose': {
      const chosen = [fields[ANSWER]].flat().filter((value) => typeof value === 'string');
      return chosen.length > 0 ? { answer: { kind: 'choose', chosen } } : wrong({}, ANSWER, 'nothing_chosen');
    }
    case 'number': {
      const typed = textOf(fields, ANSWER);
      const number = readNumber(typed);
      return number === null ? wrong({ [ANSWER]: typed }, ANSWER, 'no_number') : { answer: { kind: 'number', number } };
    }
    case 'order':
      return readOrder(question.steps.map(({ id }) => id), fields); // prettier-ignore
    case 'match': {
      const typed = typedOf(question.pairs.map(({ id }) => id), fields); // prettier-ignore
      const open = Object.keys(typed).find((field) => typed[field] === '');
      const pairs = Object.fromEntries(question.pairs.map(({ id }) => [id, typed[partField(id)] ?? '']));
      return open === undefined ? { answer: { kind: 'match', pairs } } : wrong(typed, open, 'nothing_chosen');
    }
  }
}

function readOrder(ids: readonly string[], fields: Fields): ReadAnswer {
  const typed = typedOf(ids, fields);
  const open = Object.keys(typed).find((field) => typed[field] === '');
  if (open !== undefined) return wrong(typed, open, 'nothing_chosen');
  const twice = ids.find((id, at) =>
    ids.some((other, before) => before < at && typed[partField(other)] === typed[partField(id)]),
  );
  if (twice !== undefined) return wrong(typed, partField(twice), 'place_twice');
  const order = [...ids].sort((a, b) => Number(typed[partField(a)]) - Number(typed[partField(b)]));
  return { answer: { kind: 'order', order } };
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.trim().slice(0, 64) : '';
}

const typedOf = (ids: readonly string[], fields: Fields): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [partField(id), textOf(fields, partField(id))]));

const wrong = (typed: Readonly<Record<string, string>>, field: string, code: string): ReadAnswer => ({
  ...{ typed, errors: [{ field, code, message: '' }] },
});
