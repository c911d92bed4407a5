import type { Question, QuestionOf, Quiz } from './tasks';

/** What a learner answered, as a form or a program sends it. */
export type Answer =
  | { readonly kind: 'choose'; readonly chosen: readonly string[] }
  /** The ids of the steps in the order that the learner gave them. */
  | { readonly kind: 'order'; readonly order: readonly string[] }
  /** For the id of each pair's left side, the id of the pair whose right side was chosen. */
  | { readonly kind: 'match'; readonly pairs: Readonly<Record<string, string>> }
  | { readonly kind: 'number'; readonly number: number };

/** Whether the answer is right; one of another kind is not. All that is right has to be chosen, and nothing else. */
export function isRight(question: Question, answer: Answer): boolean {
  switch (question.kind) {
    case 'choose':
      return answer.kind === 'choose' && sameSet(answer.chosen, rightOf(question));
    case 'order':
      return answer.kind === 'order' && sameOrder(answer.order, question.steps.map(({ id }) => id)); // prettier-ignore
    case 'match':
      return (
        answer.kind === 'match' && question.pairs.every((pair) => sameRight(question, pair.id, answer.pairs[pair.id]))
      );
    case 'number':
      return answer.kind === 'number' && Math.abs(answer.number - question.answer) <= (question.within ?? 0) + ROUNDING;
  }
}

/** 0.1 + 0.2 is not 0.3 for a machine. */
const ROUNDING = 1e-9;

/** The ids of the options to choose. */
export const rightOf = ({ options }: QuestionOf<'choose'>): string[] =>
  options.filter(({ right }) => right).map(({ id }) => id);

/** Two pairs may have the same right side; then either is right. */
function sameRight({ pairs }: QuestionOf<'match'>, left: string, chosen: string | undefined): boolean {
  const wanted = pairs.find(({ id }) => id === left)?.right;
  const got = pairs.find(({ id }) => id === chosen)?.right;
  return wanted !== undefined && got !== undefined && JSON.stringify(wanted) === JSON.stringify(got);
}

const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  const set = new Set(a);
  return set.size === b.length && b.every((id) => set.has(id));
}

/**
 * The things in an order that is not the right one, the same at each look: by a hash of their ids. Where the hash gives the right order,
 * it is turned by one.
 */
export function shuffled<T extends { readonly id: string }>(things: readonly T[]): T[] {
  const mixed = [...things].sort((a, b) => hash(a.id) - hash(b.id) || (a.id < b.id ? -1 : 1));
  return mixed.length > 1 && mixed.every(({ id }, at) => id === things[at]?.id)
    ? [...mixed.slice(1), mixed[0]!]
    : mixed;
}

/** FNV-1a, 32 bits: any even spread would do. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return sum;
}

/** What was answered in one go through the questions. */
export interface Given {
  readonly questionId: string;
  readonly right: boolean;
}

/** How a go through the questions stands. */
export interface Score {
  readonly right: number;
  readonly of: number;
  /** The first question without an answer; null when all are answered. */
  readonly next: string | null;
  /** Decided once all are answered. */
  readonly passed: boolean;
}

/** Counts the answers to the questions that the quiz has; those to questions that it had in another version count no more. */
export function scoreOf(quiz: Pick<Quiz, 'questions' | 'passShare'>, given: readonly Given[]): Score {
  const byId = new Map(given.map(({ questionId, right }) => [questionId, right]));
  const right = quiz.questions.filter(({ id }) => byId.get(id) === true).length;
  const of = quiz.questions.length;
  const next = quiz.questions.find(({ id }) => !byId.has(id))?.id ?? null;
  return { right, of, next, passed: next === null && right >= quiz.passShare * of - ROUNDING };
}

const DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;

/**
 * A number as somebody types it: "12", "12,5", "1 200", "٢٥", with or without its unit behind. Null when there is none.
 */
export function readNumber(typed: string): number | null {
  const latin = typed.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf)).replace('\u066B', ',');
  const found = /^\s*([-\u2212]?)\s*(\d[\d\s\u00A0]*)(?:[.,](\d+))?/.exec(latin);
  if (!found) return null;
  const [, sign, whole = '', rest = ''] = found;
  const number = Number(`${whole.replace(/\D/g, '')}.${rest || '0'}`);
  return sign ? -number : number;
}
