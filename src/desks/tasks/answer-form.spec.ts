import type { Question } from '../../learning';
import { readAnswer } from './answer-form';

const text = { en: 'Something' };
const order: Question = {
  ...{ id: 'q', kind: 'order', question: text },
  steps: ['a', 'b', 'c'].map((id) => ({ id, text })),
};
const match: Question = {
  ...{ id: 'q', kind: 'match', question: text },
  pairs: ['a', 'b'].map((id) => ({ id, left: text, right: { en: id } })),
};
const choose: Question = {
  ...{ id: 'q', kind: 'choose', question: text },
  options: ['a', 'b'].map((id) => ({ id, text, right: id === 'a' })),
};
const number: Question = { id: 'q', kind: 'number', question: text, answer: 3 };

describe('The form of a question', () => {
  test('gives the answer that was meant', () => {
    expect(readAnswer(choose, { answer: 'a' })).toEqual({ answer: { kind: 'choose', chosen: ['a'] } });
    expect(readAnswer(choose, { answer: ['a', 'b'] })).toEqual({ answer: { kind: 'choose', chosen: ['a', 'b'] } });
    expect(readAnswer(number, { answer: ' ٣ ' })).toEqual({ answer: { kind: 'number', number: 3 } });
    expect(readAnswer(order, { 'part.a': '2', 'part.b': '3', 'part.c': '1' })).toEqual({
      answer: { kind: 'order', order: ['c', 'a', 'b'] },
    });
    expect(readAnswer(match, { 'part.a': 'b', 'part.b': 'a' })).toEqual({
      answer: { kind: 'match', pairs: { a: 'b', b: 'a' } },
    });
  });

  test('asks for what is left open, and keeps what was typed', () => {
    expect(readAnswer(choose, {})).toMatchObject({ errors: [{ field: 'answer', code: 'nothing_chosen' }] });
    expect(readAnswer(number, { answer: 'three' })).toMatchObject({
      errors: [{ field: 'answer', code: 'no_number' }],
      typed: { answer: 'three' },
    });
    expect(readAnswer(order, { 'part.a': '2', 'part.b': '2', 'part.c': '1' })).toMatchObject({
      errors: [{ field: 'part.b', code: 'place_twice' }],
      typed: { 'part.a': '2', 'part.b': '2', 'part.c': '1' },
    });
    expect(readAnswer(match, { 'part.a': 'b' })).toMatchObject({
      errors: [{ field: 'part.b', code: 'nothing_chosen' }],
    });
  });
});
