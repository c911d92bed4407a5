import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, OFFICE } from '../shared/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Classes } from '../classes';
import { type AbsenceCall, callsOf } from './absence-call';
import { AbsencesRepository } from './absences.repository';
import { AttendanceRepository } from './attendance.repository';
import { RollRecords } from './roll.records';

/** Who is to be called because of three absences in a row; once for each row of them. */
@Injectable()
export class Absences {
  constructor(
    private readonly repository: AbsencesRepository,
    private readonly marks: AttendanceRepository,
    private readonly classes: Classes,
    private readonly records: RollRecords,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Brings the entries of a class to what its marks say now. A repeat changes nothing. */
  async follow(classId: string): Promise<void> {
    const trainingClass = (await this.classes.mapClasses([classId])).get(classId);
    if (!trainingClass) return;
    const wanted = callsOf(trainingClass, await this.marks.listForClass(classId));
    await this.db.inTransaction((tx) =>
      tx.write(...this.repository.others(classId, wanted), ...wanted.map((call) => this.repository.open(call))),
    );
  }

  /** Those who wait for a call, in these classes of an organisation, the longest first. */
  waiting(organisationId: string, classIds: readonly string[]): Promise<AbsenceCall[]> {
    return this.repository.listOpen(organisationId, classIds);
  }

  /** Writes down that the person was called; pressed twice, it is one call. @throws NotFoundError, ForbiddenError */
  async phoned(actor: Actor, organisationId: string, id: string): Promise<void> {
    assertStaff(actor, { organisationId }, OFFICE, 'call');
    const call = await this.repository.getOwn(organisationId, id);
    if (call.state !== 'open') return;
    await this.db.inTransaction((tx) =>
      tx.write(this.repository.close(id, this.clock.now()), ...this.records.phoned(actor, call)),
    );
  }
}
