import { LANGUAGES } from '../../shared/locale';
import type { FieldProblem } from '../../shared/domain-error';
import type { Voice } from '../catalogue/voice';
import type { Problem } from '../planning/refusal';

const ENTRY = new RegExp(`\\.(${LANGUAGES.join('|')})$`);

/** The problems beside the fields of a form of the studio: the first of each field, in its own words where there are any. */
export function fieldProblems(voice: Voice, problems: readonly Problem[]): FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  for (const { field: path, code, message } of problems) {
    const field = path.replace(ENTRY, '');
    if (found.has(field)) continue;
    const name = field.split('.').at(-1) ?? '';
    const keys = [`studio.error.${name}.${code}`, `studio.error.${code}`, `errors.field.${code}`];
    const key = keys.find(voice.has) ?? 'errors.field.wrong_format';
    found.set(field, { field, code, message: message === '' ? voice.t(key) : message });
  }
  return [...found.values()];
}
