import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Classes, type Session, type TrainingClass } from '../classes';
import { assertCanChange, type Enrolment, Enrolments, partyNumbers, type SmsResult, sits } from '../enrolments';
import { ApologiesRepository } from './apologies.repository';
import { type Apology, type ApologyWay, comingMeetings, meantMeeting } from './apology';
import { MeetingNotComingError } from './attendance.errors';
import { RollRecords } from './roll.records';

/** What a party has said about the meetings that come. */
export interface ComingOfParty {
  readonly trainingClass: TrainingClass;
  readonly meetings: readonly Session[];
  readonly apologies: readonly Apology[];
}

/** The word of people that they cannot come to a meeting. On the roll it proposes "excused"; whoever calls the roll decides. */
@Injectable()
export class Apologies {
  constructor(
    private readonly repository: ApologiesRepository,
    private readonly enrolments: Enrolments,
    private readonly classes: Classes,
    private readonly records: RollRecords,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The meetings to come of a party, and what it said about them. @throws NotFoundError, ForbiddenError */
  async coming(actor: Actor, enrolmentId: string): Promise<ComingOfParty> {
    const enrolment = await this.enrolments.get(enrolmentId);
    assertCanChange(actor, enrolment);
    const trainingClass = await this.classes.getOwn(enrolment.organisationId, enrolment.classId);
    const meetings = sits(enrolment) ? comingMeetings(trainingClass, this.clock.now()) : [];
    const apologies = await this.repository.listForParty(enrolmentId);
    return {
      trainingClass,
      meetings,
      apologies: apologies.filter((one) => meetings.some(({ id }) => id === one.sessionId)),
    };
  }

  /**
   * Some of a party, or all, cannot come to a meeting. Said again it changes nothing.
   * @throws NotFoundError, ForbiddenError, MeetingNotComingError, FieldErrors for somebody who is not of the party
   */
  async say(
    actor: Actor,
    enrolmentId: string,
    sessionId: string,
    { companions, way }: { readonly companions?: readonly number[] | undefined; readonly way: ApologyWay },
  ): Promise<ComingOfParty> {
    const enrolment = await this.enrolments.get(enrolmentId);
    await this.mustCome(actor, enrolment, sessionId);
    const party = partyNumbers(enrolment);
    const who = companions ?? party;
    const strangers = who.flatMap((number, at) => (party.includes(number) ? [] : [at]));
    if (strangers.length > 0)
      throw new FieldErrors(strangers.map((at) => ({ field: `companions.${at}`, code: 'not_in_class', message: '' })));
    const known = await this.repository.listForParty(enrolmentId);
    const fresh = who.filter((number) => !known.some((one) => one.sessionId === sessionId && one.companion === number));
    if (fresh.length > 0) {
      const row = { sessionId, classId: enrolment.classId, enrolmentId, at: this.clock.now(), way };
      await this.db.inTransaction((tx) =>
        tx.write(
          ...fresh.map((companion) => this.repository.keep({ ...row, companion })),
          ...this.records.apologised(actor, enrolment, 'apologised'),
        ),
      );
    }
    return this.coming(actor, enrolmentId);
  }

  /** The party comes after all. @throws NotFoundError, ForbiddenError, MeetingNotComingError */
  async takeBack(actor: Actor, enrolmentId: string, sessionId: string): Promise<ComingOfParty> {
    const enrolment = await this.enrolments.get(enrolmentId);
    await this.mustCome(actor, enrolment, sessionId);
    const known = await this.repository.listForParty(enrolmentId);
    if (known.some((one) => one.sessionId === sessionId)) {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.takeBack(sessionId, enrolmentId),
          ...this.records.apologised(actor, enrolment, 'comes-after-all'),
        ),
      );
    }
    return this.coming(actor, enrolmentId);
  }

  /** An SMS says it for the whole party and its next meeting; where a phone has several parties that meet again, a person has to ask. */
  async bySms(parties: readonly Enrolment[], sent: Date): Promise<SmsResult> {
    const seated = parties.filter(sits);
    const classes = await this.classes.mapClasses(seated.map(({ classId }) => classId));
    const meant = seated.flatMap((party) => {
      const row = classes.get(party.classId);
      const meeting = row && meantMeeting(row, sent, this.clock.now());
      return meeting ? [{ party, meeting }] : [];
    });
    const [one, another] = meant;
    if (!one) return 'no_meeting';
    if (another) return 'ambiguous';
    const holder: Actor = { kind: 'holder', secretHash: one.party.secretHash };
    await this.say(holder, one.party.id, one.meeting.id, { way: 'sms' });
    return 'excused';
  }

  private async mustCome(actor: Actor, enrolment: Enrolment, sessionId: string): Promise<void> {
    assertCanChange(actor, enrolment);
    const trainingClass = await this.classes.getOwn(enrolment.organisationId, enrolment.classId);
    if (!trainingClass.sessions.some(({ id }) => id === sessionId)) throw new NotFoundError('meeting');
    const coming = comingMeetings(trainingClass, this.clock.now()).some(({ id }) => id === sessionId);
    if (!coming || !sits(enrolment)) throw new MeetingNotComingError();
  }
}
