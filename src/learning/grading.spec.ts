import fc from 'fast-check';
import { isRight, readNumber, rightOf, scoreOf, shuffled } from './grading';
import type { Question, QuestionOf } from './tasks';

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `id-${at}`);
const text = (word: string) => ({ en: word });

const choose = (right: readonly boolean[]): QuestionOf<'choose'> => ({
  ...{ id: 'q', kind: 'choose', question: text('Which?') },
  options: right.map((each, at) => ({ id: `id-${at}`, text: text(`option ${at}`), right: each })),
});
const order = (count: number): QuestionOf<'order'> => ({
  ...{ id: 'q', kind: 'order', question: text('In which order?') },
  steps: ids(count).map((id) => ({ id, text: text(id) })),
});
const match: Question = {
  ...{ id: 'q', kind: 'match', question: text('What belongs together?') },
  pairs: [
    { id: 'a', left: text('flour'), right: text('dry') },
    { id: 'b', left: text('milk'), right: text('wet') },
    { id: 'c', left: text('salt'), right: text('dry') },
  ],
};
const number: Question = { ...{ id: 'q', kind: 'number', question: text('How hot?') }, answer: 190.3, within: 5 };

describe('An answer', () => {
  test('to a choice is right when all that is right is chosen and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), fc.array(fc.nat(7)), (right, picked) => {
        const question = choose(right);
        const chosen = picked.map((at) => `id-${at}`);
        const wanted = new Set(rightOf(question));
        const same = new Set(chosen).size === wanted.size && chosen.every((id) => wanted.has(id));
        expect(isRight(question, { kind: 'choose', chosen })).toBe(same);
      }),
    );
  });

  test('to an order is right in that order alone, which is never the one that is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), (count) => {
        const question = order(count);
        const shown = shuffled(question.steps).map(({ id }) => id);
        expect(isRight(question, { kind: 'order', order: ids(count) })).toBe(true);
        expect(isRight(question, { kind: 'order', order: shown })).toBe(false);
        expect([...shown].sort()).toEqual([...ids(count)].sort());
        expect(shuffled(question.steps).map(({ id }) => id)).toEqual(shown);
        expect(isRight(question, { kind: 'order', order: ids(count).slice(1) })).toBe(false);
      }),
    );
  });

  test('to a match is right when each has its own, or one that reads the same', () => {
    expect(isRight(match, { kind: 'match', pairs: { a: 'a', b: 'b', c: 'c' } })).toBe(true);
    expect(isRight(match, { kind: 'match', pairs: { a: 'c', b: 'b', c: 'a' } })).toBe(true);
    expect(isRight(match, { kind: 'match', pairs: { a: 'b', b: 'a', c: 'c' } })).toBe(false);
    expect(isRight(match, { kind: 'match', pairs: { a: 'a', b: 'b' } })).toBe(false);
  });

  test('to a number may be a little off; one of another kind is wrong', () => {
    expect(isRight(number, { kind: 'number', number: 195.3 })).toBe(true);
    expect(isRight(number, { kind: 'number', number: 195.4 })).toBe(false);
    expect(isRight(number, { kind: 'choose', chosen: ['190.3'] })).toBe(false);
  });
});

describe('A number', () => {
  test('is read as people type it', () => {
    const typed = ['12', ' 12,5 g', '1 200', '٢٥', '۱۹۰', '−3', '0.25', '٢٫٥'];
    expect(typed.map(readNumber)).toEqual([12, 12.5, 1200, 25, 190, -3, 0.25, 2.5]);
    expect(['', 'many', '-'].map(readNumber)).toEqual([null, null, null]);
  });
});

describe('A go through the questions', () => {
  const questions = ids(4).map((id): Question => ({ ...choose([true, false]), id }));

  test('is passed when enough are right, once all are answered', () => {
    const given = ids(3).map((questionId) => ({ questionId, right: true }));
    expect(scoreOf({ questions, passShare: 0.75 }, given)).toEqual({ right: 3, of: 4, next: 'id-3', passed: false });
    expect(scoreOf({ questions, passShare: 0.75 }, [...given, { questionId: 'id-3', right: false }])).toEqual({
      ...{ right: 3, of: 4, next: null, passed: true },
    });
    expect(scoreOf({ questions, passShare: 0.8 }, [...given, { questionId: 'id-3', right: false }]).passed).toBe(false);
  });

  test('counts nothing that the quiz does not ask any more', () => {
    const given = [{ questionId: 'gone', right: true }];
    expect(scoreOf({ questions, passShare: 0 }, given)).toEqual({ right: 0, of: 4, next: 'id-0', passed: false });
  });
});
