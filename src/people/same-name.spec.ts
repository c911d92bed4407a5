import { sameName } from './same-name';

describe('Two names', () => {
  it.each([
    ['Ana Petrović', 'ana petrovic'],
    ['Ana Petrović', 'Ана Петровић'],
    ['Petrović Ana', 'Ana  Petrović'],
    ['Ana Marija Petrović', 'Ana Petrović'],
    ['أم كريم حدّاد', 'ام كريم حداد'],
    ['Al-Rahman', 'al rahman'],
    ['Samira', 'SAMIRA'],
  ])('%j and %j may be of one person', (one, other) => {
    expect(sameName(one, other)).toBe(true);
    expect(sameName(other, one)).toBe(true);
  });

  it.each([
    ['Ana Petrović', 'Ana Jovanović'],
    ['Ana', 'Ana Petrović'],
    ['Ana Petrović', ''],
    ['—', '—'],
  ])('%j and %j are not', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });
});
