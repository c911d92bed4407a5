import { isPersonLanguage, PERSON_LANGUAGES, languageInfo, type PersonLanguage } from '../../shared/locale';
import type { FieldProblem } from '../../shared/domain-error';
import { parseForm } from '../../platform/http';
import { NameForm } from '../../bookings';

/** A line of a list of people, as somebody typed or pasted it. */
export interface NamedLine {
  /** From 1, empty lines counted: as an editor shows it. */
  readonly line: number;
  readonly typed: string;
  readonly read: { readonly person: NameForm } | { readonly problem: FieldProblem };
}

/** What a spreadsheet or a person puts between two fields: a tab, a semicolon, else commas, those of Arabic keyboards too. */
const parted = (line: string): string[] => {
  const sign = ['\t', ';', '؛', ',', '،'].find((one) => line.includes(one)) ?? '\t';
  return line.split(sign).map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
};

/** How somebody is reached, typed into one field: a mail address has its sign, all else is a phone. */
export const reachOf = (contact: string): { email?: string; phone?: string } =>
  contact.includes('@') ? { email: contact } : contact === '' ? {} : { phone: contact };

/** A language by its code or by its name in its own spelling. */
function languageOf(typed: string, fold: (text: string) => string): PersonLanguage | undefined {
  const wanted = fold(typed);
  if (wanted === 'sr') return 'sr-Cyrl';
  const named = PERSON_LANGUAGES.find((code) => fold(languageInfo(code).name) === wanted || fold(code) === wanted);
  return isPersonLanguage(typed) ? typed : named;
}

/**
 * A list of people, one a line: name, mail address or phone, and a language where it is not the list's own. What can't be read says why.
 * @param fold takes case and marks off
 */
export function readNames(text: string, language: PersonLanguage, fold: (text: string) => string): NamedLine[] {
  return text.split(/\r?\n/).flatMap((typed, at): NamedLine[] => {
    if (typed.trim() === '') return [];
    const [fullName = '', contact = '', own = ''] = parted(typed);
    const spoken = own === '' ? language : languageOf(own, fold);
    const form = parseForm(NameForm, { fullName, ...reachOf(contact), language: spoken ?? own });
    const problem = form.ok ? undefined : form.errors[0];
    const read = form.ok
      ? { person: form.value }
      : { problem: problem ?? { field: 'list', code: 'wrong_format', message: '' } };
    return [{ line: at + 1, typed: typed.trim(), read }];
  });
}
