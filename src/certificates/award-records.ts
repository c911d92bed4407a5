import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { derivedId } from '../shared/ids';
import type { TrainingClass } from '../classes';
import { type Enrolment, personIdOf } from '../enrolments';
import { History } from '../history';
import { Notifications } from '../notifications';
import { Organisations } from '../organisations';
import { randomStatusIndex, STATUS_LIST_BITS } from '../platform/credentials';
import type { Write } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { Tracks } from '../tracks';
import type { Award, AwardKind } from './award';
import { newCertificateNumber } from './certificate-number';
import { NameNeeded } from './certificates.messages';
import type { Standing } from './completion';
import { IssuingTools } from './issuing-tools';
import { MakeCertificates } from './job-types';

/** How many certificates one job makes: few enough that a killed worker repeats little, enough that jobs cost nothing beside them. */
const JOB_SIZE = 10;

/** Somebody who meets the rule and has no award yet. */
export interface Earner {
  readonly enrolment: Enrolment;
  readonly standing: Standing;
}

/** Makes the records of awards: numbers, places in the status list, jobs, lines of history. */
@Injectable()
export class AwardRecords {
  constructor(
    private readonly organisations: Organisations,
    private readonly tracks: Tracks,
    private readonly outbox: Outbox,
    private readonly notifications: Notifications,
    private readonly history: History,
    private readonly tools: IssuingTools,
  ) {}

  /** New awards, earned and not named. The id is that of the party member and the kind, so that a repeat meets the first. */
  async earned(
    trainingClass: TrainingClass,
    kind: AwardKind,
    earners: readonly Earner[],
    validUntil?: Date,
  ): Promise<Award[]> {
    const { id: classId, organisationId, courseId } = trainingClass;
    const [organisation, course] = await Promise.all([
      this.organisations.get(organisationId),
      this.tracks.getCourse(courseId),
    ]);
    const places = await this.statusPlaces(organisationId, earners.length);
    return earners.flatMap(({ enrolment, standing: { companion, share } }, at) => {
      const place = places[at];
      if (!place) return [];
      return {
        id: derivedId('award', `${enrolment.id}\n${companion}\n${kind}`),
        organisationId,
        classId,
        courseId,
        enrolmentId: enrolment.id,
        companion,
        personId: personIdOf(enrolment, companion),
        kind,
        status: 'earned' as const,
        language: enrolment.language,
        hours: course.hours,
        attendedHours: Math.round(share * course.hours),
        number: newCertificateNumber(organisation.slug),
        recipient: `urn:uuid:${randomUUID()}`,
        ...place,
        earnedAt: this.tools.clock.now(),
        validUntil,
        sharing: { name: false, pdf: false },
      };
    });
  }

  /** What a correction begins with: the same fact under a new number. */
  async corrected(old: Award): Promise<Award> {
    const organisation = await this.organisations.get(old.organisationId);
    const [place] = await this.statusPlaces(old.organisationId, 1);
    if (!place) throw new Error('no place in a status list');
    const { pdf: _pdf, badge: _badge, failure: _failure, trouble: _trouble, revocation: _revocation, ...kept } = old;
    return {
      ...kept,
      ...place,
      id: derivedId('award-correction', old.id),
      number: newCertificateNumber(organisation.slug),
      replaces: old.id,
    };
  }

  /** The jobs that make these, and that they were given to the queue. */
  jobWrites(awardIds: readonly string[]): Write[] {
    const chunks = Array.from({ length: Math.ceil(awardIds.length / JOB_SIZE) }, (_, at) =>
      awardIds.slice(at * JOB_SIZE, (at + 1) * JOB_SIZE),
    );
    return chunks.flatMap((ids) => this.outbox.jobWrites(MakeCertificates, { awardIds: ids }));
  }

  /** Asks a party for names; once. */
  nameNeededWrites(enrolmentId: string): Write[] {
    return this.notifications.writes(NameNeeded, { enrolmentId }, { key: `certificates.name-needed:${enrolmentId}` });
  }

  line(
    actor: Actor,
    award: Pick<Award, 'id' | 'organisationId' | 'classId'>,
    verb: string,
    more: { facts?: Record<string, string | number | boolean>; reason?: string } = {},
  ): Write[] {
    const { id, organisationId, classId } = award;
    return this.history.writes(actor, { organisationId, classId, subject: { kind: 'certificate', id }, verb, ...more });
  }

  /** A line about the class itself. */
  classLine(
    actor: Actor,
    { id, organisationId }: Pick<TrainingClass, 'id' | 'organisationId'>,
    verb: string,
    facts: Record<string, string | number | boolean>,
  ): Write[] {
    return this.history.writes(actor, { organisationId, classId: id, subject: { kind: 'class', id }, verb, facts });
  }

  /** Free places in the organisation's newest status list, in a new one when that is half full: a crowd hides each. */
  private async statusPlaces(
    organisationId: string,
    count: number,
  ): Promise<Pick<Award, 'statusList' | 'statusIndex'>[]> {
    let statusList = await this.tools.awards.newestStatusList(organisationId);
    let taken = await this.tools.awards.takenIndexes(organisationId, statusList);
    if (taken.size + count > STATUS_LIST_BITS / 2) {
      statusList += 1;
      taken = new Set();
    }
    return Array.from({ length: count }, () => {
      const statusIndex = randomStatusIndex(taken);
      taken.add(statusIndex);
      return { statusList, statusIndex };
    });
  }
}
