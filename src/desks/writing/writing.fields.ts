import type { FieldProblem } from '../../shared/domain-error';
import { derivedId } from '../../shared/ids';
import { handWritten, type Language, type LocalText, textLanguage } from '../../shared/locale';
import { parseForm } from '../../platform/http';
import { type MessageAudience, MessageForm } from '../../messages';
import { instantIn } from '../planning/instant';
import { type Problem, problem, refused, type Refusal } from '../planning/refusal';
import { text, textsOf, type Values } from '../planning/values';
import type { WritableClass } from './writing.reader';

const GAP = '____';
const WHEN = ['at-d', 'at-m', 'at-y', 'time'];

/** What the form asks for, as the API takes it, or what is wrong with it. */
export type ReadMessage = { readonly form: MessageForm } | { readonly refusal: Refusal };

/** Reads the form; without a day and a time it is a message that goes at once. */
export function messageIn(values: Values, open: WritableClass): ReadMessage {
  const isSet = WHEN.some((name) => text(values, name) !== '');
  const at = isSet ? instantIn(values, open.trainingClass.timeZone, open.now) : undefined;
  const read = parseForm(MessageForm, {
    audience: text(values, 'to'),
    texts: textsOf(values, 'text') ?? {},
    ...(at instanceof Date ? { at: at.toISOString() } : {}),
  });
  const problems: readonly Problem[] = [
    ...(read.ok ? gapsIn(read.value.texts) : fieldsOfForm(read.errors, open)),
    ...(Array.isArray(at) ? at : []),
  ];
  return read.ok && problems.length === 0 ? { form: read.value } : { refusal: refused(problems) };
}

/** Ready texts have a gap for what only the writer knows; nobody should get one that was overlooked. */
const gapsIn = (texts: LocalText): Problem[] =>
  Object.entries(texts).flatMap(([language, written]) =>
    written.includes(GAP) ? [problem(`text.${language}`, 'gap')] : [],
  );

/** Problems by the fields of the form, whose first text is in the language of the organisation. */
export const fieldsOfForm = (errors: readonly FieldProblem[], { organisation }: WritableClass): FieldProblem[] =>
  errors.map((one) => ({ ...one, field: fieldOf(one.field, organisation.language) }));

function fieldOf(path: string, first: Language): string {
  const [name, language = first] = path.split('.');
  if (name === 'audience') return 'to';
  return name === 'at' ? 'at-d' : `text.${language}`;
}

/** The languages for whose texts the form asks before all others: the writer's, the town's, and those in which the people read. */
export const firstLanguages = (
  people: readonly { readonly language: Parameters<typeof textLanguage>[0] }[],
  { organisation }: WritableClass,
  writer: Language,
): Set<Language> => {
  const town = organisation.language;
  return new Set([writer, town, ...people.map(({ language }) => textLanguage(language, town))].map(handWritten));
};

/** How many people read each language that is written by hand. */
export function readersOf(
  people: readonly { readonly id: string; readonly language: Parameters<typeof textLanguage>[0] }[],
  town: Language,
): Map<Language, number> {
  const counts = new Map<Language, number>();
  for (const { language } of new Map(people.map((one) => [one.id, one])).values()) {
    const read = handWritten(textLanguage(language, town));
    counts.set(read, (counts.get(read) ?? 0) + 1);
  }
  return counts;
}

/** An empty form. */
export const messageValues = (to: MessageAudience, token: string): Values => ({ to, token });

/** Under which id the message is kept: a form that is sent twice is one message, one that was changed in between is another. */
export const operationOf = (values: Values, form: MessageForm, { actor, trainingClass }: WritableClass): string =>
  derivedId('class-message', JSON.stringify([actor.accountId, trainingClass.id, text(values, 'token'), form]));
