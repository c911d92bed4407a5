import fc from 'fast-check';
import { absencesInRow } from './absences';
import { MARK_STATUSES, type MarkStatus } from './attendance';

const meetings = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `m${at}` }));
const marks = (...statuses: (MarkStatus | '')[]) =>
  statuses.flatMap((status, at) => (status === '' ? [] : [{ sessionId: `m${at}`, status }]));

describe('Absences in a row', () => {
  it('begin after the last meeting to which somebody came, or of which the person said so', () => {
    expect(absencesInRow(meetings(4), marks('absent', 'present', 'absent', 'absent'))).toEqual({
      firstSessionId: 'm2',
      length: 2,
    });
    expect(absencesInRow(meetings(3), marks('absent', 'absent', 'excused'))).toBeUndefined();
    expect(absencesInRow(meetings(0), [])).toBeUndefined();
  });

  it('go on over meetings whose roll says nothing', () => {
    expect(absencesInRow(meetings(5), marks('absent', '', 'absent', '', 'absent'))).toEqual({
      firstSessionId: 'm0',
      length: 3,
    });
  });

  it('are as many as the absent marks after the last other one, whatever stands before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('' as const, ...MARK_STATUSES), { maxLength: 12 }), (statuses) => {
        const said = statuses.filter((status) => status !== '');
        const expected = said.length - 1 - said.findLastIndex((status) => status !== 'absent');
        expect(absencesInRow(meetings(statuses.length), marks(...statuses))?.length ?? 0).toBe(expected);
      }),
    );
  });
});
