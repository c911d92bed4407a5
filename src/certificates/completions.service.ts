import { Injectable } from '@nestjs/common';
import { Attendance } from '../attendance';
import type { TrainingClass } from '../classes';
import { type Enrolment, Enrolments, partyNumbers } from '../enrolments';
import { type Achieved, Achievements, NOTHING_ACHIEVED } from '../learning';
import { Database } from '../platform/database';
import { LostRaceError } from '../shared/domain-error';
import { type Course, Tracks } from '../tracks';
import { missingFor, resultOf, type Standing, type Vouchable } from './completion';

const BATCH = 200;

/** A party with how each of it did. */
export interface PartyStanding {
  readonly enrolment: Enrolment;
  readonly standings: readonly Standing[];
}

/** What results are made of. */
interface Known {
  readonly rule: Course['completion'];
  readonly shareOf: (enrolmentId: string, companion: number) => number;
  readonly achievedBy: (enrolmentId: string, companion: number) => Achieved;
}

/** Gathers who meets a course's rule, and writes the results into the enrolments. */
@Injectable()
export class Completions {
  constructor(
    private readonly attendance: Attendance,
    private readonly achievements: Achievements,
    private readonly enrolments: Enrolments,
    private readonly tracks: Tracks,
    private readonly db: Database,
  ) {}

  /** How everybody who sits in the class did. */
  async gather(trainingClass: TrainingClass, vouched: readonly Vouchable[] = []): Promise<PartyStanding[]> {
    const [known, seated] = await Promise.all([
      this.known(trainingClass),
      this.enrolments.listOfClass(trainingClass.organisationId, trainingClass.id),
    ]);
    return seated.map((enrolment) => ({
      enrolment,
      standings: standingsOf(known, enrolment, vouched),
    }));
  }

  /** How each of one party did. */
  async ofParty(trainingClass: TrainingClass, enrolment: Enrolment): Promise<Standing[]> {
    return standingsOf(await this.known(trainingClass, enrolment.id), enrolment, []);
  }

  /** Writes completed or not completed where it is decided and not written; a result from paper stays. Once more changes nothing. */
  async settle(parties: readonly PartyStanding[]): Promise<void> {
    const changed = parties.flatMap(({ enrolment, standings }) => {
      const result = resultOf(standings);
      return result === null || enrolment.status === result || enrolment.resultTyped
        ? []
        : [{ id: enrolment.id, result }];
    });
    for (let at = 0; at < changed.length; at += BATCH) {
      const some = changed.slice(at, at + BATCH).map(({ id, result }) => this.enrolments.resultWrite(id, result));
      try {
        await this.db.inTransaction((tx) => tx.write(...some));
      } catch (error) {
        if (!(error instanceof LostRaceError)) throw error;
        await this.oneByOne(some);
      }
    }
  }

  private async known(trainingClass: TrainingClass, enrolmentId?: string): Promise<Known> {
    const [{ completion: rule }, shareOf] = await Promise.all([
      this.tracks.getCourse(trainingClass.courseId),
      this.attendance.shares(trainingClass),
    ]);
    // Most courses ask for attendance alone: for them no material is read.
    const asksMore = rule.quiz || rule.handwork;
    const achievedBy = asksMore ? await this.achievements.of(trainingClass, enrolmentId) : () => NOTHING_ACHIEVED;
    return { rule, shareOf, achievedBy };
  }

  /** Somebody of them left the class at this moment: the others get their results all the same. */
  private async oneByOne(writes: readonly ReturnType<Enrolments['resultWrite']>[]): Promise<void> {
    for (const write of writes) {
      await this.db
        .inTransaction((tx) => tx.write(write))
        .catch((error: unknown) => {
          if (!(error instanceof LostRaceError)) throw error;
        });
    }
  }
}

function standingsOf(
  { rule, shareOf, achievedBy }: Known,
  enrolment: Enrolment,
  vouched: readonly Vouchable[],
): Standing[] {
  const { id: enrolmentId } = enrolment;
  return partyNumbers(enrolment).map((companion) => {
    const share = shareOf(enrolmentId, companion);
    const achieved = achievedBy(enrolmentId, companion);
    return { enrolmentId, companion, share, missing: missingFor(rule, share, vouched, achieved) };
  });
}
