import { LANGUAGES } from '../../shared/locale';
import { monthName, monthOf } from './months';
import { dayIn, daysIn, dayValues, linesOf, lineValues, readValues, textsOf, textValues } from './values';

describe('A month', () => {
  it('is read by its number and by its name in every language', () => {
    for (const language of LANGUAGES)
      for (let month = 1; month <= 12; month += 1) expect(monthOf(monthName(language, month))).toBe(month);
    expect(['11', 'Nov', 'NOVEMBER', 'ноември', 'новембра', 'nentor', 'sept.'].map(monthOf)).toEqual([
      11, 11, 11, 11, 11, 11, 9,
    ]);
  });

  it('is not guessed', () => {
    expect(['', '13', '0', 'ju', 'x', 'Monday'].map(monthOf)).toEqual([null, null, null, null, null, null]);
  });
});

describe('The fields of a form', () => {
  it('make a day, nothing, or a mistake', () => {
    expect(dayIn(dayValues('first', '2026-11-17', String), 'first')).toBe('2026-11-17');
    expect(dayIn({ 'first-d': '17.', 'first-m': 'ноември', 'first-y': '2026.' }, 'first')).toBe('2026-11-17');
    expect(dayIn({ 'first-d': ' ', 'first-m': '', 'first-y': '' }, 'first')).toBeUndefined();
    expect(dayIn({ 'first-d': '31', 'first-m': '11', 'first-y': '2026' }, 'first')).toBeNull();
    expect(dayIn({ 'first-d': '17', 'first-m': '11', 'first-y': '26' }, 'first')).toBeNull();
  });

  it('make days of a row of dates', () => {
    expect(daysIn('24.12.2026, 31/12/2026; 2027-01-04\n5.1.')).toEqual({
      days: ['2026-12-24', '2026-12-31', '2027-01-04'],
      wrong: ['5.1.'],
    });
  });

  it('make texts by language, and come back from them', () => {
    const title = { en: 'Bread', mk: 'Леб' };
    expect(textsOf(textValues('title', title), 'title')).toEqual(title);
    expect(textsOf({ 'title.en': '  ' }, 'title')).toBeUndefined();
  });

  it('make sentences that belong together line by line', () => {
    const outcomes = [{ en: 'You sew.', mk: 'Шиете.' }, { en: 'You count.' }, { en: 'You sell.', mk: 'Продавате.' }];
    const values = lineValues('outcomes', outcomes);
    expect(values['outcomes.mk']).toBe('Шиете.\n\nПродавате.');
    expect(linesOf(values, 'outcomes')).toEqual(outcomes);
    expect(linesOf({}, 'outcomes')).toEqual([]);
  });

  it('are texts and lists of texts alone', () => {
    expect(readValues({ a: '1', b: ['2', '3'], c: { d: 1 }, e: 5 })).toEqual({ a: '1', b: ['2', '3'] });
    expect(readValues(null)).toEqual({});
  });
});
