import { type Language, LANGUAGES, type LocalText } from '../../shared/locale';
import { type Criterion, type CriterionInput, recognisedCriteria } from '../../classes';
import { type Problem, problem } from './refusal';
import { linesOf, lineValues, type Values } from './values';

const NAME = 'criteria';
/** A line as it is typed: the words, then the points. */
const LINE = /^(.*[^\s:,–-])[\s:,–-]+(\d{1,3})$/u;

/** Criteria as the form shows them: one a line, each language with the points at its end. */
export const criteriaValues = (criteria: readonly Criterion[] = []): Values =>
  lineValues(
    NAME,
    criteria.map(({ text, points }) =>
      Object.fromEntries(Object.entries(text).map(([language, words]) => [language, `${words} ${points}`])),
    ),
  );

/** What the form says, with the ids of what the class has, and what is wrong with its lines: one without points, or with two kinds of them. */
export function criteriaInput(
  values: Values,
  before: readonly Criterion[] | undefined,
  first: Language,
): { criteria: CriterionInput[]; problems: Problem[] } {
  const lines = linesOf(values, NAME).map(readLine);
  const wrong = lines.find(({ points }) => points.size !== 1);
  const typed = lines.map(({ text, points }) => ({ text, points: [...points][0] ?? 0 }));
  return {
    criteria: recognisedCriteria(before ?? [], typed),
    problems: wrong ? [problem(`${NAME}.${first}`, wrong.points.size === 0 ? 'no_points' : 'two_points')] : [],
  };
}

function readLine(line: LocalText): { text: LocalText; points: ReadonlySet<number> } {
  const points = new Set<number>();
  const entries = LANGUAGES.flatMap((language) => {
    const typed = line[language];
    if (typed === undefined) return [];
    const [, words = typed, number] = LINE.exec(typed) ?? [];
    if (number !== undefined) points.add(Number(number));
    return [[language, words.trim()] as const];
  });
  return { text: Object.fromEntries(entries), points };
}
