import { canonicalText } from './same';

describe('Two values compare as text', () => {
  it('whatever the order of their keys, at any depth, and of words in a list', () => {
    const one = { venue: { en: 'Room', mk: 'Соба' }, languages: ['mk', 'ar'], gone: undefined };
    const other = { languages: ['ar', 'mk'], venue: { mk: 'Соба', en: 'Room' } };
    expect(canonicalText(one)).toBe(canonicalText(other));
  });

  it('and differ where a word or the order of things differs', () => {
    expect(canonicalText({ en: 'Room' })).not.toBe(canonicalText({ en: 'Hall' }));
    expect(canonicalText([{ at: 1 }, { at: 2 }])).not.toBe(canonicalText([{ at: 2 }, { at: 1 }]));
    expect(canonicalText(undefined)).not.toBe(canonicalText({}));
  });
});
