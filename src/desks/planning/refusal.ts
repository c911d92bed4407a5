import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { MessageValues } from '../../platform/i18n';
import type { Voice } from '../catalogue/voice';

/** A field that needs a change, with what its sentence says of numbers. */
export interface Problem extends FieldProblem {
  readonly values?: MessageValues;
}

/** Why nothing was saved: problems beside fields, or a word above the form. All that was typed stands in the page that comes back. */
export interface Refusal {
  readonly problems: readonly Problem[];
  /** `stale`: somebody else changed it meanwhile; `made`: it was made from this form already; `state`: its state forbids it. */
  readonly notice?: 'stale' | 'made' | 'state';
  readonly status: number;
}

export const problem = (field: string, code: string, values?: MessageValues): Problem => ({
  field,
  code,
  message: '',
  ...(values ? { values } : {}),
});

export const refused = (problems: readonly Problem[]): Refusal => ({ problems, status: 422 });

/** Does it, or says why not; what no form can answer is thrown on. */
export async function tried<T>(work: () => Promise<T>): Promise<{ done: T } | { refusal: Refusal }> {
  try {
    return { done: await work() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { refusal };
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof FieldErrors) return refused(error.errors);
  if (!(error instanceof DomainError)) return undefined;
  const { code, status, extra } = error;
  switch (code) {
    case 'stale':
    case 'lost_race':
      return { problems: [], notice: 'stale', status };
    case 'wrong_state':
      return { problems: [], notice: 'state', status };
    case 'slug_taken':
      return { problems: [problem('slug', code)], status };
    case 'capacity_below_taken':
      return { problems: [problem('capacity', code, { taken: Number(extra['taken']) })], status };
    default:
      return undefined;
  }
}

/** Fields of the forms from top to bottom, as a summary of problems names them; lines of dates come after the pattern. */
const ORDER = [
  ...['track', 'level', 'course', 'group', 'place', 'town', 'stepFree', 'venue', 'directions', 'teachers'],
  ...['first-d', 'days', 'from', 'to', 'count', 'last-d', 'country', 'except', 'meeting', 'title', 'summary', 'slug'],
  ...['outcomes', 'audience', 'hours', 'attendance', 'languages', 'interpreters', 'capacity', 'minimum', 'decide-d'],
  ...['admission', 'criteria', 'waitlist', 'citizen', 'seat', 'workshop', 'free', 'freeCount'],
];

/** The name of a field without its language or its line. */
const baseOf = (field: string): string => field.replace(/^meeting-.*/, 'meeting').replace(/\..*$/, '');

/** The fields of a form that problems belong to, from top to bottom; of several of one field, the first is told. */
export function besideFields(problems: readonly Problem[], fieldOf: (path: string) => string): Problem[] {
  const found = new Map<string, Problem>();
  for (const one of problems) {
    const field = fieldOf(one.field);
    if (!found.has(field)) found.set(field, { ...one, field });
  }
  const place = ({ field }: Problem): number => ORDER.indexOf(baseOf(field));
  return [...found.values()].sort((a, b) => place(a) - place(b));
}

/** The sentence of each problem, in words of this desk where it has them: `planning.error.capacity.required`. */
export function inWords(voice: Voice, problems: readonly Problem[]): FieldProblem[] {
  return problems.map(({ values, ...one }) => {
    if (one.message !== '') return one;
    const name = one.field.replace(/-\d+/, '').replace(/\..*$/, '');
    const keys = [`planning.error.${name}.${one.code}`, `planning.error.${one.code}`, `errors.field.${one.code}`];
    return { ...one, message: voice.t(keys.find(voice.has) ?? 'errors.field.wrong_format', values) };
  });
}
