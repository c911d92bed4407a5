import { decisionDay, isOver, isToDecide, runsOut } from './needs';

const at = (day: number, hour = 12): Date => new Date(Date.UTC(2026, 9, day, hour));
const now = at(8);
const group = { state: 'published' as const, startsAt: at(20), endsAt: at(30) };

describe('An offer', () => {
  it('runs out within a day, and not once it has ended', () => {
    expect(runsOut({ until: at(9) }, now)).toBe(true);
    expect(runsOut({ until: at(9, 13) }, now)).toBe(false);
    expect(runsOut({ until: at(8, 11) }, now)).toBe(false);
  });
});

describe('A class', () => {
  it('is to be decided from a week before its decision date, or before its first meeting', () => {
    expect(isToDecide(group, now)).toBe(false);
    expect(isToDecide({ ...group, decideBy: at(15) }, now)).toBe(true);
    expect(isToDecide({ ...group, startsAt: at(14) }, now)).toBe(true);
    expect(isToDecide({ ...group, decideBy: at(1) }, now)).toBe(true);
  });

  it('is decided before it begins, even when the date that was planned for it is later', () => {
    expect(decisionDay({ startsAt: at(20), decideBy: at(25) })).toEqual(at(20));
    expect(decisionDay({ startsAt: at(20), decideBy: at(10) })).toEqual(at(10));
  });

  it('that is confirmed, or whose meetings are over, needs no such word', () => {
    expect(isToDecide({ ...group, decideBy: at(9), state: 'confirmed' }, now)).toBe(false);
    expect(isToDecide({ ...group, startsAt: at(1), endsAt: at(7) }, now)).toBe(false);
  });

  it('is over after its last meeting, unless it was never published', () => {
    expect(isOver({ state: 'running', endsAt: at(7) }, now)).toBe(true);
    expect(isOver({ state: 'running', endsAt: at(9) }, now)).toBe(false);
    expect(isOver({ state: 'draft', endsAt: at(7) }, now)).toBe(false);
  });
});
