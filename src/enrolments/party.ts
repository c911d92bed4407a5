import { FieldErrors, type FieldProblem } from '../shared/domain-error';
import type { PersonLanguage } from '../shared/locale';
import { parsePhone } from '../platform/phone';
import type { JoinForm } from './enrolments.forms';

/** Who joins: a person with a contact, and how many come along. */
export interface Party {
  readonly fullName: string;
  readonly callName?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  /** As it was typed; it is never shown in another form. */
  readonly phoneTyped?: string | undefined;
  readonly email?: string | undefined;
  readonly language: PersonLanguage;
  readonly needs?: string | undefined;
  readonly seats: number;
  readonly companions: readonly { readonly fullName: string }[];
}

/**
 * Checks what the form alone can't: the phone by the country, that there is a contact (staff may do without), that no more are named
 * than come.
 * @throws FieldErrors
 */
export function partyOf(form: JoinForm, country: string, options: { readonly contactNeeded: boolean }): Party {
  const problems: FieldProblem[] = [];
  const { phone: typed, email } = form;
  const phone = typed === undefined ? undefined : parsePhone(typed, country)?.e164;
  if (typed !== undefined && phone === undefined) problems.push({ field: 'phone', code: 'not_a_phone', message: '' });
  if (options.contactNeeded && typed === undefined && email === undefined) {
    problems.push({ field: 'phone', code: 'required', message: '' });
  }
  const companions = form.companions ?? [];
  const seats = form.seats ?? 1 + companions.length;
  if (companions.length > seats - 1) problems.push({ field: 'companions', code: 'too_many', message: '' });
  if (problems.length > 0) throw new FieldErrors(problems);
  const { fullName, callName, language, needs } = form;
  return {
    fullName,
    callName,
    phone,
    phoneTyped: typed,
    email,
    language,
    needs: needs || undefined,
    seats,
    companions,
  };
}
