import fc from 'fast-check';
import { MARK_STATUSES, personKey } from './attendance';
import type { Arrival } from './mark-log';
import { chosenMarks, minuteProblems, readRoll, type RollBefore } from './roll-form';

const now = new Date('2026-10-08T10:30:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const people = ['a', 'b', 'c'].map((enrolmentId) => ({ enrolmentId, companion: 0 }));

function arrival(enrolmentId: string, status: Arrival['status'], ago: number, minutes?: number): Arrival {
  const at = minutesAgo(ago);
  return {
    ...{ id: `${enrolmentId}${ago}`, sessionId: 's', classId: 'c', enrolmentId, companion: 0, status },
    ...(minutes === undefined ? {} : { minutes }),
    ...{ markedAt: at, savedAt: at, markedBy: 'besa' },
  };
}
const before = (...arrivals: Arrival[]): RollBefore => ({ people, arrivals, marks: arrivals, proposed: new Set() });
const short = (body: Record<string, string>, roll: RollBefore) =>
  chosenMarks(readRoll(body), roll, now).map(({ enrolmentId, status }) => `${enrolmentId} ${status}`);

describe('A roll that comes back', () => {
  it('makes marks of what was chosen, and of nobody else', () => {
    expect(short({ 'mark.a.0': 'present', 'mark.b.0': 'nonsense', other: 'x' }, before())).toEqual(['a present']);
  });

  it('makes everybody present who has no other choice', () => {
    expect(short({ all: 'present', 'mark.b.0': 'absent' }, before())).toEqual(['a present', 'b absent', 'c present']);
  });

  it('undoes nothing that somebody else marked since the page was made', () => {
    const roll = before(arrival('a', 'absent', 5));
    const page = { seen: minutesAgo(10).toISOString(), 'mark.b.0': 'present' };
    expect(short(page, roll)).toEqual(['b present']);
    const old = { ...roll, arrivals: [arrival('a', 'present', 20), ...roll.arrivals] };
    expect(short({ ...page, 'mark.a.0': 'present' }, old)).toEqual(['b present']);
    expect(short({ ...page, 'mark.a.0': 'late' }, old)).toEqual(['a late', 'b present']);
  });

  it('leaves what somebody marked where excused only stood there because of an apology', () => {
    const roll = { ...before(arrival('a', 'present', 5)), proposed: new Set(['a/0']) };
    expect(short({ seen: minutesAgo(10).toISOString(), 'mark.a.0': 'excused' }, roll)).toEqual([]);
    expect(short({ 'mark.a.0': 'excused' }, { ...before(), proposed: new Set(['a/0']) })).toEqual(['a excused']);
  });

  it('keeps the true time of a phone without a network, and none that is still to come', () => {
    const times = (at: string) => chosenMarks(readRoll({ 'mark.a.0': 'late', 'at.a.0': at }), before(), now);
    expect(times(minutesAgo(25).toISOString())).toMatchObject([{ markedAt: minutesAgo(25) }]);
    expect(times(minutesAgo(-25).toISOString())).toMatchObject([{ markedAt: now }]);
    expect(times('yesterday')).toMatchObject([{ markedAt: now }]);
  });

  it('counts part of a meeting, and takes the minutes back', () => {
    const marks = (minutes: string) =>
      chosenMarks(readRoll({ 'mark.a.0': 'late', 'minutes.a.0': minutes }), before(arrival('a', 'late', 5, 45)), now);
    expect(marks('20')).toMatchObject([{ status: 'late', minutes: 20 }]);
    expect(marks('')).toEqual([{ enrolmentId: 'a', companion: 0, status: 'late', markedAt: now }]);
    expect(marks('45')).toEqual([]);
  });

  it('refuses minutes that the meeting has not, and those of somebody who was not there', () => {
    const codes = (body: Record<string, string>) => minuteProblems(readRoll(body), 120).map(({ code }) => code);
    for (const minutes of ['0', '121', '-5', '1.5', 'half'])
      expect(codes({ 'mark.a.0': 'late', 'minutes.a.0': minutes })).toEqual(['minutes']);
    expect(codes({ 'mark.a.0': 'absent', 'minutes.a.0': '20' })).toEqual(['not-here']);
    expect(codes({ 'minutes.a.0': '20' })).toEqual(['not-here']);
    expect(codes({ 'minutes.a.0': '20', all: 'present' })).toEqual([]);
    expect(codes({ 'mark.a.0': 'present', 'minutes.a.0': ' 120 ' })).toEqual([]);
  });

  it('changes nothing when it comes twice', () => {
    const form = fc.dictionary(fc.constantFrom('mark.a.0', 'mark.b.0', 'mark.c.0'), fc.constantFrom(...MARK_STATUSES));
    fc.assert(
      fc.property(form, fc.boolean(), (fields, all) => {
        const body = { ...fields, ...(all ? { all: 'present' } : {}), seen: minutesAgo(1).toISOString() };
        const first = chosenMarks(readRoll(body), before(), now).map((mark) =>
          Object.assign(arrival(mark.enrolmentId, mark.status, 0), { id: personKey(mark) }),
        );
        expect(chosenMarks(readRoll(body), before(...first), now)).toEqual([]);
      }),
    );
  });
});
