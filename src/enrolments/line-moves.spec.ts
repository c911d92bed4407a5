import type { HistoryLine } from '../history';
import { movedAhead } from './line-moves';

let at = 0;
const line = (id: string, priority: number, kind: 'staff' | 'system' = 'staff'): HistoryLine => ({
  id: String((at += 1)),
  at: new Date(at),
  organisationId: 'o',
  subject: { kind: 'enrolment', id },
  verb: 'enrolments.prioritised',
  actor: kind === 'staff' ? { kind, accountId: 'a', via: 'sign-in' } : { kind, name: 'kept-number' },
  facts: { priority },
});

describe('Moves in a waiting list', () => {
  it('are counted by who made them, each party once', () => {
    const lines = [line('one', 1), line('two', 1), line('one', 2), line('three', 1, 'system')].toReversed();
    expect(movedAhead(lines, 'me')).toEqual({ byOffice: 2, byRule: 1 });
  });

  it('do not count for oneself, nor once they were taken back', () => {
    const lines = [line('me', 1), line('one', 1), line('one', 0)].toReversed();
    expect(movedAhead(lines, 'me')).toEqual({ byOffice: 0, byRule: 0 });
  });
});
