import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { FieldProblem } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { partyNumbers } from '../enrolments';
import { minutesOf, personKey } from './attendance';
import { Attendance, type Roll } from './attendance.service';
import { chosenMarks, minuteProblems, type RollInput } from './roll-form';

/** What came of a roll's page: saved, before the meeting began perhaps; nobody was marked; or it comes back. */
export type SavedRoll =
  | { readonly result: 'saved' | 'saved-early' | 'nobody' }
  | { readonly result: 'problems'; readonly roll: Roll; readonly errors: readonly FieldProblem[] };

/** Takes a roll's page: all of it in one request, whenever a phone sends it. */
@Injectable()
export class RollSaving {
  constructor(
    private readonly attendance: Attendance,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError, ForbiddenError, RollClosedError */
  async save(actor: Actor, sessionId: string, input: RollInput): Promise<SavedRoll> {
    const roll = await this.attendance.roll(actor, sessionId);
    const errors = minuteProblems(input, minutesOf(roll.session));
    if (errors.length > 0) return { result: 'problems', roll, errors };
    const people = roll.enrolments.flatMap((enrolment) =>
      partyNumbers(enrolment).map((companion) => ({ enrolmentId: enrolment.id, companion })),
    );
    const now = this.clock.now();
    const marks = chosenMarks(input, { ...roll, people, proposed: new Set(roll.apologies.map(personKey)) }, now);
    if (marks.length > 0) await this.attendance.mark(actor, sessionId, marks, input.seenAt ?? now);
    else if (roll.marks.length === 0) return { result: 'nobody' };
    return { result: roll.session.start > now ? 'saved-early' : 'saved' };
  }
}
