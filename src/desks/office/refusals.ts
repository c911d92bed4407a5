import { DomainError, type FieldProblem } from '../../shared/domain-error';
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
type Answers = Readonly<Record<string, (extra: DomainError['extra']) => Promise<Page | Redirect>>>;

/**
 * Does it and goes back to the page, which says what was done, or why it could not be done. Refusals that belong beside a field are
 * answered by the page itself.
 */
export async function deed<T>(
  path: string,
  flash: string | ((done: T) => string),
  work: () => Promise<T>,
  answers: Answers = {},
): Promise<Page | Redirect> {
  try {
    const done = await work();
    return redirect(path, typeof flash === 'string' ? flash : flash(done));
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 409) throw error;
    const answer = answers[error.code];
    if (answer) return answer(error.extra);
    return redirect(path, `office.problem.${KNOWN.has(error.code) ? error.code : 'other'}`);
  }
}

/** What is wrong with a form, in the words of this desk where it has them: `office.error.reason.required`. */
export function inWords(voice: Voice, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map((problem) => {
    const own = `office.error.${problem.field}.${problem.code}`;
    const general = `errors.field.${problem.code}`;
    const key = [own, general].find((one) => voice.has(one)) ?? 'errors.field.wrong_format';
    return { ...problem, message: problem.message === '' ? voice.t(key) : problem.message };
  });
}
