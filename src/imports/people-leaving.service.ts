import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Attendance } from '../attendance';
import { Classes } from '../classes';
import { canLeave, Enrolments, Places, TypedResults } from '../enrolments';
import { People } from '../people';
import type { Import, ImportRow } from './import';

/** Takes people of a file out of their class again, as if they had never been typed in. */
@Injectable()
export class PeopleLeaving {
  constructor(
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly attendance: Attendance,
    private readonly results: TypedResults,
    private readonly places: Places,
    private readonly people: People,
  ) {}

  /** Why somebody must stay: what the import made has changed since then, or more hangs on it. */
  async touched({ organisationId, classId = '' }: Import, row: ImportRow): Promise<string | undefined> {
    const [enrolment, { state }] = await Promise.all([
      this.enrolments.find(row.id),
      this.classes.getOwn(organisationId, classId),
    ]);
    if (!enrolment) return undefined;
    if (state === 'closed') return 'class_is_closed';
    if (enrolment.erasedAt) return 'was_erased';
    const { status, changedAt, certificateNames = {} } = enrolment;
    const isSame = status === row.effect && changedAt.getTime() === row.madeAt?.getTime();
    if (!isSame || Object.keys(certificateNames).length > 0) return 'was_changed';
    return (await this.attendance.marksOf(enrolment)).length > 0 ? 'was_marked' : undefined;
  }

  /** Gives the place back without a word to anybody, and deletes who it was: nobody but the file ever said it. */
  async takeOut(actor: Actor, { organisationId }: Import, row: ImportRow): Promise<void> {
    const found = await this.enrolments.find(row.id);
    if (!found) return;
    const enrolment = found.resultTyped ? await this.results.takeBack(actor, row.id) : found;
    if (canLeave(enrolment)) await this.places.giveBack(actor, row.id, { told: false });
    const { personId, companions } = enrolment;
    await this.people.erase(actor, organisationId, [personId, ...companions.map((one) => one.personId)]);
  }
}
