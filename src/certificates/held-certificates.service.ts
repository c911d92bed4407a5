import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Enrolments } from '../enrolments';
import type { HeldAward } from './award';
import { AwardsRepository } from './awards.repository';
import { assertMayIssue } from './certificates.policy';

/** The certificates of one class that were earned and cannot be made yet. */
export interface HeldOfClass {
  readonly classId: string;
  /** When the first of them was earned. */
  readonly since: Date;
  /** How many wait for a name. */
  readonly nameless: number;
  /** How many could not be made. */
  readonly broken: number;
  /** Whose they are, the oldest first; a few of them. */
  readonly first: readonly Pick<HeldAward, 'enrolmentId' | 'companion'>[];
}

const MOST = 2_000;
/** More names make no sentence. */
const MOST_NAMES = 5;

/** Certificates that were earned and cannot be made yet. */
@Injectable()
export class HeldCertificates {
  constructor(
    private readonly awards: AwardsRepository,
    private readonly enrolments: Enrolments,
  ) {}

  /** Those of an organisation by class, the oldest first; of people who can still be asked. @throws NotFoundError, ForbiddenError */
  async list(actor: Actor, organisationId: string): Promise<HeldOfClass[]> {
    assertMayIssue(actor, { organisationId });
    const awards = await this.awards.listHeld(organisationId, MOST);
    const parties = await this.enrolments.list(
      organisationId,
      awards.filter(isUnnamed).map(({ enrolmentId }) => enrolmentId),
    );
    const known = awards.filter((one) => !isUnnamed(one) || !parties.get(one.enrolmentId)?.erasedAt);
    const classes = [...new Set(known.map(({ classId }) => classId))];
    return classes.map((classId) => {
      const all = known.filter((one) => one.classId === classId);
      const broken = all.filter(({ failure }) => failure !== undefined).length;
      const since = new Date(Math.min(...all.map(({ earnedAt }) => earnedAt.getTime())));
      return { classId, since, broken, nameless: all.length - broken, first: all.slice(0, MOST_NAMES) };
    });
  }
}

/** Somebody who came along and never had a name: only the one they came with can tell it. */
const isUnnamed = ({ personId }: HeldAward): boolean => personId === undefined;
