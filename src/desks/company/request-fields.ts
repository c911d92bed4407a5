import { type FieldProblem } from '../../shared/domain-error';
import { newId, derivedId } from '../../shared/ids';
import { type Language } from '../../shared/locale';
import { parseForm } from '../../platform/http';
import { QuoteRequestForm } from '../../bookings';
import { daysIn, text, type Values } from '../planning/values';

/** What a company asks about, as the address of the form says it. */
export interface Wish {
  readonly organisation: string;
  readonly courseId: string;
  readonly classId?: string;
}

/** The form's fields as the request has them; fields of a path keep their name, so that a problem finds its field. */
export function requestIn(values: Values, { organisation, courseId, classId }: Wish, language: Language) {
  const { days, wrong } = daysIn(text(values, 'wishedDates'));
  const some = (name: string): Record<string, string> => {
    const typed = text(values, name);
    return typed === '' ? {} : { [name.replace(/^.*\./, '')]: typed };
  };
  const parsed = parseForm(QuoteRequestForm, {
    organisation,
    ...(classId === undefined ? { courseId } : { classId }),
    kind: classId === undefined ? 'workshop' : 'seats',
    company: {
      name: text(values, 'company.name'),
      address: text(values, 'company.address'),
      country: text(values, 'company.country'),
      ...['town', 'postCode', 'taxNumber', 'registrationNumber'].reduce(
        (all, name) => ({ ...all, ...some(`company.${name}`) }),
        {},
      ),
    },
    contact: {
      fullName: text(values, 'contact.fullName'),
      email: text(values, 'contact.email'),
      ...some('contact.phone'),
    },
    language,
    seats: Number(text(values, 'seats') || Number.NaN),
    ...(days.length > 0 ? { wishedDates: days } : {}),
    ...(classId === undefined ? some('place') : {}),
    ...some('notes'),
  });
  const problems: FieldProblem[] = parsed.ok ? [] : [...parsed.errors];
  if (wrong.length > 0) problems.push({ field: 'wishedDates', code: 'not_a_day', message: '' });
  return parsed.ok && problems.length === 0 ? { form: parsed.value } : { problems };
}

/** The operation of a form: its token and all that was typed, so that sent twice it is done once, and changed after Back it is another. */
export const operationOf = (values: Values): string =>
  text(values, 'token') === '' ? newId() : derivedId('company-form', JSON.stringify(Object.entries(values).sort()));
