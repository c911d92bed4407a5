import { FieldErrors } from '../shared/domain-error';
import { assertKnownSessions, assertPossible } from './class-check';
import type { SessionInput } from './sessions';

const at = (hour: number) => new Date(Date.UTC(2027, 0, 4, hour));
const meeting = <T extends Partial<SessionInput>>(from: number, to: number, more?: T) => {
  return { start: at(from), end: at(to), ...more };
};
const base = { capacity: 10, startsAt: at(9) };

function problemsOf(work: () => void): [string, string][] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof FieldErrors)) throw error;
    return error.errors.map(({ field, code }) => [field, code]);
  }
}

describe('A class that is planned', () => {
  it('may need as many people as it has places, and be decided on until it begins', () => {
    const sessions = [meeting(11, 12), meeting(9, 11), meeting(9, 10, { cancelled: true })];
    expect(problemsOf(() => assertPossible({ ...base, minimum: 10, decideBy: at(9) }, { sessions }))).toEqual([]);
  });

  it('does not need more people than it has places, said beside the field that came', () => {
    const row = { ...base, minimum: 11 };
    expect(problemsOf(() => assertPossible(row, { minimum: 11 }))).toEqual([['minimum', 'above_capacity']]);
    expect(problemsOf(() => assertPossible(row, { capacity: 10 }))).toEqual([['capacity', 'below_minimum']]);
    expect(problemsOf(() => assertPossible(row, {}))).toEqual([]);
  });

  it('is not decided on after its first meeting', () => {
    const row = { ...base, decideBy: at(10) };
    expect(problemsOf(() => assertPossible(row, { decideBy: 'x' }))).toEqual([['decideBy', 'after_first_meeting']]);
  });

  it('has no two meetings at once, in whatever order they came', () => {
    const sessions = [meeting(14, 15), meeting(9, 13), meeting(10, 11), meeting(12, 14)];
    expect(problemsOf(() => assertPossible(base, { sessions }))).toEqual([
      ['sessions.2.start', 'overlaps'],
      ['sessions.3.start', 'overlaps'],
    ]);
  });

  it('keeps meetings that it has, each once', () => {
    const before = [{ id: 'a', start: at(9), end: at(10), changes: 0 }];
    const inputs = [
      meeting(9, 10, { id: 'a' }),
      meeting(10, 11, { id: 'a' }),
      meeting(11, 12, { id: 'z' }),
      meeting(12, 13),
    ];
    expect(problemsOf(() => assertKnownSessions(before, inputs))).toEqual([
      ['sessions.1.id', 'not_a_choice'],
      ['sessions.2.id', 'not_a_choice'],
    ]);
  });
});
