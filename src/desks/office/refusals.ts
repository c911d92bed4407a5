import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import { type Page, redirect, type Redirect } from '../../platform/http';
import type { Voice } from '../catalogue/voice';

/** Refusals that have words of their own. */
const KNOWN: ReadonlySet<string> = new Set([
  'already_in_class',
  'class_full',
  'class_closed',
  'class_not_finished',
  'free_places_gone',
  'list_full',
  'lost_race',
  'offer_accepted',
  'offer_expired',
  'offer_refused',
  'offer_withdrawn',
  'party_too_large',
  'still_waiting',
  'wrong_certificate_state',
  'wrong_state',
]);

/** Answers of a page to some refusals, by their code. */
type Answers = Readonly<Record<string, (refusal: DomainError) => Promise<Page | Redirect>>>;

/** Whether words of this desk say it: a race lost, a state that has passed, or something the page answers. */
const isAnswered = (error: unknown, answers: Answers): error is DomainError =>
  error instanceof DomainError && (error.status === 409 || error.code in answers);

/**
 * Does it and goes back to the page, which says what was done, or why it could not be done; or shows the page that comes next. Refusals that belong beside a field are
 * answered by the page itself: by their code, wrong fields by `bad_fields`.
 */
export async function deed<T>(
  path: string,
  flash: string | ((done: T) => string | Page | Redirect),
  work: () => Promise<T>,
  answers: Answers = {},
): Promise<Page | Redirect> {
  try {
    const done = await work();
    const answer = typeof flash === 'string' ? flash : flash(done);
    return typeof answer === 'string' ? redirect(path, answer) : answer;
  } catch (error) {
    if (!isAnswered(error, answers)) throw error;
    const answer = answers[error.code];
    if (answer) return answer(error);
    return redirect(path, `office.problem.${KNOWN.has(error.code) ? error.code : 'other'}`);
  }
}

/** What is wrong with the fields of a refused deed. */
export const fieldsOf = (refusal: DomainError): readonly FieldProblem[] =>
  refusal instanceof FieldErrors ? refusal.errors : [];

/** Where the words of a problem with a field stand, in the words of this desk: `office.error.reason.required`. */
const wordsOfOffice = ({ field, code }: FieldProblem): string => `office.error.${field}.${code}`;

/** What is wrong with a form, in the page's own words where it has them; `values` are what these name. */
export function inWords(
  voice: Voice,
  problems: readonly FieldProblem[],
  own: (problem: FieldProblem) => string = wordsOfOffice,
  values: Readonly<Record<string, unknown>> = {},
): FieldProblem[] {
  return problems.map((problem) => {
    const general = `errors.field.${problem.code}`;
    const key = [own(problem), general].find((one) => voice.has(one)) ?? 'errors.field.wrong_format';
    return { ...problem, message: problem.message === '' ? voice.t(key, values) : problem.message };
  });
}
