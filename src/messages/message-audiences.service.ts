import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Attendance } from '../attendance';
import { Classes, type TrainingClass } from '../classes';
import { type Enrolment, Enrolments } from '../enrolments';
import { AUDIENCES, type MessageAudience, statusesOf } from './class-message';
import { assertCanWrite } from './class-messages.policy';

/** Who of a class gets a message. */
@Injectable()
export class MessageAudiences {
  constructor(
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly attendance: Attendance,
  ) {}

  /** The class for somebody who may write to its people. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async open(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    const { id, organisationId } = await this.classes.get(idOrCode);
    const trainingClass = await this.classes.getOwn(organisationId, id);
    assertCanWrite(actor, trainingClass);
    return trainingClass;
  }

  /** Those for whom it would be at this moment, one a party: who joined for others hears for them. */
  async of(trainingClass: TrainingClass, audience: MessageAudience): Promise<Enrolment[]> {
    const { id, organisationId } = trainingClass;
    const [everybody, missed] = await Promise.all([
      this.enrolments.listOfClass(organisationId, id, statusesOf(audience, trainingClass)),
      audience === 'missed' ? this.attendance.missedTwice(trainingClass) : undefined,
    ]);
    return everybody.filter((one) => !one.erasedAt && (missed?.has(one.id) ?? true));
  }

  /** The same for every audience at once. */
  async groups(trainingClass: TrainingClass): Promise<Record<MessageAudience, readonly Enrolment[]>> {
    const { id, organisationId } = trainingClass;
    const statuses = (audience: MessageAudience) => statusesOf(audience, trainingClass);
    const [everybody, missed] = await Promise.all([
      this.enrolments.listOfClass(organisationId, id, [...new Set(AUDIENCES.flatMap(statuses))]),
      this.attendance.missedTwice(trainingClass),
    ]);
    const known = everybody.filter(({ erasedAt }) => !erasedAt);
    const among = (audience: MessageAudience) => known.filter(({ status }) => statuses(audience).includes(status));
    return {
      seated: among('seated'),
      waiting: among('waiting'),
      missed: among('missed').filter((one) => missed.has(one.id)),
    };
  }
}
