import { Injectable } from '@nestjs/common';
import type { TrainingClass } from '../classes';
import { Materials } from './materials.service';
import { handworkIn, quizzesIn } from './own-tasks.service';
import { TasksRepository } from './tasks.repository';

/** What somebody has shown besides being there. */
export interface Achieved {
  readonly quiz: boolean;
  readonly handwork: boolean;
}

/** As far as nobody looked, or where a course has nothing to pass. */
export const NOTHING_ACHIEVED: Achieved = { quiz: false, handwork: false };

/** Who has passed every quiz of the course, and whose every piece of handwork was found good. What a course does not have nobody has passed. */
@Injectable()
export class Achievements {
  constructor(
    private readonly materials: Materials,
    private readonly repository: TasksRepository,
  ) {}

  /** Of a class, or of one party of it. */
  async of(
    trainingClass: Pick<TrainingClass, 'id' | 'courseId' | 'startsAt'>,
    enrolmentId?: string,
  ): Promise<(enrolmentId: string, companion: number) => Achieved> {
    const version = await this.materials.forClass(trainingClass);
    if (!version) return () => NOTHING_ACHIEVED;
    const of = enrolmentId === undefined ? { classId: trainingClass.id } : { enrolmentId };
    const [passed, pieces] = await Promise.all([this.repository.passed(of), this.repository.piecesOf(of)]);
    const quizzes = quizzesIn(version).map(({ id }) => id);
    const tasks = handworkIn(version).map(({ id }) => id);
    const has = new Set([
      ...passed.map((one) => `${one.enrolmentId}/${one.companion}/${one.quizId}`),
      ...pieces.filter(({ done }) => done).map((one) => `${one.enrolmentId}/${one.companion}/${one.taskId}`),
    ]);
    const hasAll = (ids: readonly string[], who: string): boolean =>
      ids.length > 0 && ids.every((id) => has.has(`${who}/${id}`));
    return (enrolment, companion) => {
      const who = `${enrolment}/${companion}`;
      return { quiz: hasAll(quizzes, who), handwork: hasAll(tasks, who) };
    };
  }
}
