import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { DomainError, FieldErrors, type FieldProblem } from '../../shared/domain-error';
import type { PersonLanguage } from '../../shared/locale';
import { fold } from '../../platform/i18n';
import { Naming } from '../../bookings';
import { text, type Values } from '../planning/values';
import { type NamedLine, reachOf, readNames } from './names-list';
import { operationOf } from './request-fields';

/** A list of names of which some could not be taken. */
export interface NamesTried {
  readonly refused: readonly { readonly line: number; readonly typed: string; readonly code: string }[];
  readonly named: number;
  /** What stands in the field again. */
  readonly kept: string;
}

/** What became of a form with names. */
type Outcome =
  { readonly named: number } | { readonly tried: NamesTried } | { readonly problems: readonly FieldProblem[] };

/** Names people as a form lists them, for a company and for the office. */
@Injectable()
export class NameLists {
  constructor(private readonly naming: Naming) {}

  /**
   * One person, or a list: nobody is named until every line can be read; who can't be named then stays in the field, with the reason.
   * @throws what Naming throws
   */
  async take(
    actor: Actor,
    bookingId: string,
    values: Values,
    { language, recognised }: { readonly language: PersonLanguage; readonly recognised?: string | undefined },
  ): Promise<Outcome> {
    const lines = linesOf(values, language);
    const unread = lines.flatMap((one) => ('problem' in one.read ? [{ ...one, code: one.read.problem.code }] : []));
    if (lines.length === 0) return { problems: [{ field: 'list', code: 'required', message: '' }] };
    if (unread.length > 0) return { tried: { refused: unread, named: 0, kept: text(values, 'list') } };
    const people = lines.flatMap((one) => ('person' in one.read ? [{ ...one.read.person, recognised }] : []));
    const answer = await this.naming.name(actor, operationOf(values), bookingId, people);
    if (answer.refused.length === 0) return { named: people.length };
    const refused = answer.refused.flatMap(({ index, code }) => (lines[index] ? [{ ...lines[index], code }] : []));
    const kept = refused.map(({ typed }) => typed).join('\n');
    return { tried: { refused, named: people.length - refused.length, kept } };
  }
}

/** Who was typed into the fields of one person. */
export const personOf = (values: Values, language: PersonLanguage): object => ({
  fullName: text(values, 'fullName'),
  ...reachOf(text(values, 'reach')),
  language: text(values, 'language') || language,
});

/** The list, with the one person that was typed into fields as its first line. */
function linesOf(values: Values, language: PersonLanguage): NamedLine[] {
  const [name, reach] = [text(values, 'fullName'), text(values, 'reach')];
  const own = text(values, 'language') || language;
  const first = name === '' && reach === '' ? '' : `${name}\t${reach}\t${own}`;
  return [...readNames(first, language, fold), ...readNames(text(values, 'list'), language, fold)];
}

/** Refusals that are about the person typed. */
export function personProblems(error: unknown): readonly FieldProblem[] | null {
  if (error instanceof FieldErrors) return error.errors;
  if (!(error instanceof DomainError)) return null;
  const about = ['already_in_class', 'entry_level_missing'].includes(error.code);
  return about ? [{ field: 'fullName', code: error.code, message: '' }] : null;
}
