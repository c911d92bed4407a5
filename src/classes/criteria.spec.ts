import { type Criterion, knownCriteria, pointsOf, recognisedCriteria, withCriterionIds } from './criteria';

const TOWN: Criterion = { id: 'town', text: { en: 'Lives in the town', mk: 'Живее во градот' }, points: 3 };
const FIRST: Criterion = { id: 'first', text: { en: 'First course' }, points: 2 };
const both = [TOWN, FIRST];

describe('The points of a class', () => {
  it('add up for what is met, whatever else was said', () => {
    expect(pointsOf(both, ['first', 'town'])).toBe(5);
    expect(pointsOf(both, ['first', 'first', 'nothing'])).toBe(2);
    expect(pointsOf(both)).toBe(0);
    expect(knownCriteria(both, ['first', 'nothing', 'town'])).toEqual(['town', 'first']);
  });

  it('keep the ids that are known, each once', () => {
    const [one, two, three] = withCriterionIds(both, [TOWN, { ...FIRST, id: 'town' }, { ...FIRST, id: 'invented' }]);
    expect(one?.id).toBe('town');
    expect(two?.id).not.toBe('town');
    expect(three?.id).not.toBe('invented');
  });

  it('are known again by their words in some language, in any order', () => {
    const typed = [
      { text: { en: 'First course' }, points: 1 },
      { text: { en: 'Lives near', mk: 'Живее во градот' }, points: 3 },
      { text: { en: 'Has a job' }, points: 1 },
    ];
    expect(recognisedCriteria(both, typed).map(({ id }) => id)).toEqual(['first', 'town', undefined]);
  });

  it('are known again by their order when only the words are other', () => {
    const typed = [
      { text: { en: 'Lives in our town' }, points: 3 },
      { text: { en: 'First course' }, points: 2 },
    ];
    expect(recognisedCriteria(both, typed).map(({ id }) => id)).toEqual(['town', 'first']);
    expect(recognisedCriteria(both, typed.slice(0, 1)).map(({ id }) => id)).toEqual([undefined]);
  });
});
