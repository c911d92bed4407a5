import { criteriaInput, criteriaValues } from './criteria.fields';

const TOWN = { id: 'town', text: { en: 'Lives in the town', mk: 'Живее во градот' }, points: 3 };
const FIRST = { id: 'first', text: { en: 'Has no course yet' }, points: 2 };

describe('The points of a class in its form', () => {
  it('come back as they were typed, with their ids', () => {
    const values = criteriaValues([TOWN, FIRST]);
    expect(values).toEqual({
      'criteria.en': 'Lives in the town 3\nHas no course yet 2',
      'criteria.mk': 'Живее во градот 3',
    });
    expect(criteriaInput(values, [TOWN, FIRST], 'en')).toEqual({ criteria: [TOWN, FIRST], problems: [] });
  });

  it('may stand behind a colon, a comma or a dash, and in one language alone', () => {
    const typed = 'Lives here: 3\nOlder than 50 – 1\nHas no job, 2';
    const { criteria, problems } = criteriaInput({ 'criteria.en': typed, 'criteria.mk': 'Живее тука' }, [], 'en');
    expect(problems).toEqual([]);
    expect(criteria).toEqual([
      { text: { en: 'Lives here', mk: 'Живее тука' }, points: 3 },
      { text: { en: 'Older than 50' }, points: 1 },
      { text: { en: 'Has no job' }, points: 2 },
    ]);
  });

  it('are asked for where a line has none, or other ones in another language', () => {
    expect(criteriaInput({ 'criteria.en': 'Lives here' }, [], 'mk').problems).toMatchObject([
      { field: 'criteria.mk', code: 'no_points' },
    ]);
    const two = { 'criteria.en': 'Lives here 3', 'criteria.mk': 'Живее тука 2' };
    expect(criteriaInput(two, [], 'en').problems).toMatchObject([{ field: 'criteria.en', code: 'two_points' }]);
  });
});
