import type { Enrolment } from '../../enrolments';
import type { TrainingClass } from '../../classes';
import { correctionOf, undoOf } from './undo';

const somebody = (over: Partial<Enrolment>): Enrolment =>
  ({ id: 'e', status: 'enrolled', seats: 1, companions: [], ...over }) as Enrolment;
const line = (verb: string, facts = {}) => ({ verb, facts, subject: { kind: 'enrolment' as const, id: 'e' } });

describe('What was done today', () => {
  it('is undone while nothing came after', () => {
    const joined = line('enrolments.joined');
    expect(undoOf(joined, { enrolment: somebody({}) })).toBe('give-back');
    expect(undoOf(joined, { enrolment: somebody({ status: 'completed' }) })).toBeUndefined();
    expect(undoOf(joined, { enrolment: somebody({ bookingId: 'b' }) })).toBeUndefined();
    expect(undoOf(joined, {})).toBeUndefined();
    const back = line('enrolments.given-back');
    expect(undoOf(back, { enrolment: somebody({ status: 'cancelled', reason: 'given_back' }) })).toBe('reopen');
    expect(undoOf(back, { enrolment: somebody({ status: 'cancelled', reason: 'class_cancelled' }) })).toBeUndefined();
    const moved = { enrolment: somebody({ status: 'transferred' }), movedTo: somebody({ id: 'f' }) };
    expect(undoOf(line('enrolments.moved-out'), moved)).toBe('move-back');
    expect(undoOf(line('enrolments.moved-out'), { enrolment: moved.enrolment })).toBeUndefined();
    const resized = line('classes.capacity-changed', { from: 10, to: 12 });
    expect(undoOf(resized, { trainingClass: { capacity: 12 } as TrainingClass })).toBe('resize-back');
    expect(undoOf(resized, { trainingClass: { capacity: 14 } as TrainingClass })).toBeUndefined();
    expect(undoOf(line('messages.written'), {})).toBeUndefined();
  });

  it('leads to where it is put right, when it cannot be undone', () => {
    expect(correctionOf(line('enrolments.rejected'), 'st-a')).toBe('/office/classes/st-a/applications');
    expect(correctionOf(line('classes.changed'), 'st-a')).toBe('/office/plan/classes/st-a');
    expect(correctionOf(line('classes.changed'), undefined)).toBeUndefined();
    expect(correctionOf(line('lists.phones'), 'st-a')).toBeUndefined();
    expect(correctionOf(line('attendance.roll-called'), undefined)).toBe('/office/meetings/e/roll');
  });
});
