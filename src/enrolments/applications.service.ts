import { Injectable } from '@nestjs/common';
import { type Criterion, pointsOf, type TrainingClass } from '../classes';
import type { Actor } from '../shared/actor';
import { DomainError, NotFoundError } from '../shared/domain-error';
import { Admissions } from './admissions.service';
import { ClassContexts } from './class-contexts';
import type { Enrolment, EnrolmentStatus } from './enrolment';
import { assertOffice } from './enrolments.policy';
import { Enrolments, type RosterEntry } from './enrolments.service';
import { Refusals } from './refusals.service';

/** Somebody who asks to come into a class, with the points that staff gave. */
export interface Application extends RosterEntry {
  readonly points: number;
}

/** The applications of a class as the office decides about them: those with the most points first, of the same points who asked first. */
export interface ClassApplications {
  readonly trainingClass: TrainingClass;
  readonly criteria: readonly Criterion[];
  readonly items: readonly Application[];
}

/** What became of one of several applications: its state, or the code of why not. */
export interface Decided {
  readonly enrolmentId: string;
  readonly status?: EnrolmentStatus;
  readonly code?: string;
}

/** Applications of a class seen together, and several decided at once. */
@Injectable()
export class Applications {
  constructor(
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly admissions: Admissions,
    private readonly refusals: Refusals,
  ) {}

  /** Those who asked to come in, or of other states. @throws NotFoundError, ForbiddenError */
  async list(
    actor: Actor,
    classIdOrCode: string,
    statuses: readonly EnrolmentStatus[] = ['applied'],
  ): Promise<ClassApplications> {
    const { trainingClass } = await this.contexts.get(classIdOrCode);
    assertOffice(actor, trainingClass);
    const { id, organisationId, criteria = [] } = trainingClass;
    const rows = await this.enrolments.listOfClass(organisationId, id, statuses);
    const entries = await this.enrolments.withNames(organisationId, rows);
    const items = entries.map((entry) => ({ ...entry, points: pointsOf(criteria, entry.enrolment.met) }));
    return { trainingClass, criteria, items: items.sort(byPoints) };
  }

  /**
   * Lets several in, in the order of their points, so that those with fewer wait when the places are gone; with a reason, refuses several,
   * each told the same. Each is a deed of its own: one that fails leaves the others.
   * @throws NotFoundError for somebody of another class, ForbiddenError
   */
  async decide(
    actor: Actor,
    classIdOrCode: string,
    ids: readonly string[],
    because?: string,
  ): Promise<readonly Decided[]> {
    const { trainingClass } = await this.contexts.get(classIdOrCode);
    assertOffice(actor, trainingClass);
    const { id: classId, organisationId, criteria = [] } = trainingClass;
    const found = await this.enrolments.list(organisationId, ids);
    const chosen = [...new Set(ids)].map((id) => {
      const enrolment = found.get(id);
      if (enrolment?.classId !== classId) throw new NotFoundError('enrolment');
      return { enrolment, points: pointsOf(criteria, enrolment.met) };
    });
    const decided: Decided[] = [];
    for (const { enrolment } of chosen.sort(byPoints)) {
      const { id } = enrolment;
      const work = () =>
        because === undefined ? this.admissions.admit(actor, id, {}) : this.refusals.refuse(actor, id, because);
      decided.push(await outcomeOf(id, work));
    }
    return decided;
  }
}

async function outcomeOf(
  enrolmentId: string,
  work: () => Promise<{ readonly enrolment: Enrolment }>,
): Promise<Decided> {
  try {
    return { enrolmentId, status: (await work()).enrolment.status };
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 409) throw error;
    return { enrolmentId, code: error.code };
  }
}

interface Placed {
  readonly enrolment: Pick<Enrolment, 'id' | 'createdAt'>;
  readonly points: number;
}

/** The most points first; of the same points who asked first. */
const byPoints = (a: Placed, b: Placed): number =>
  b.points - a.points ||
  a.enrolment.createdAt.getTime() - b.enrolment.createdAt.getTime() ||
  (a.enrolment.id < b.enrolment.id ? -1 : 1);
