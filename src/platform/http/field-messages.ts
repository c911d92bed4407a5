import type { FieldProblem } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Texts } from '../i18n';

/**
 * Writes each problem's message in the reader's language: the text for the field and code (`errors.field.fullName.required`, numbers
 * in the path left out) where there is one, else that for the code alone.
 */
export function fieldMessages(texts: Texts, language: Language, problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.map((problem) => {
    const field = problem.field.replace(/\.\d+/g, '');
    const own = `errors.field.${field}.${problem.code}`;
    const general = `errors.field.${problem.code}`;
    const key = texts.has(own) ? own : texts.has(general) ? general : 'errors.field.wrong_format';
    return { ...problem, message: problem.message === '' ? texts.t(language, key) : problem.message };
  });
}
