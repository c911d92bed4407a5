import type { Given } from './grading';
import type { Quiz } from './tasks';

/** One go of a person through the questions of a quiz. */
export interface QuizTry {
  readonly id: string;
  readonly organisationId: string;
  readonly classId: string;
  readonly enrolmentId: string;
  /** 0 for the person, else the companion's number. */
  readonly companion: number;
  readonly quizId: string;
  /** 1, 2, 3. */
  readonly number: number;
  readonly given: readonly Given[];
  readonly startedAt: Date;
  readonly finishedAt?: Date;
  readonly passed?: boolean;
}

/** Where somebody is in a quiz: the tries so far in their order, the running one, and how many may still begin (null: any number). */
export interface QuizStanding {
  readonly tries: readonly QuizTry[];
  readonly running: QuizTry | undefined;
  /** The running one, or the last that ended. */
  readonly latest: QuizTry | undefined;
  readonly passed: boolean;
  readonly left: number | null;
}

export function standingOf({ tries: most }: Pick<Quiz, 'tries'>, tries: readonly QuizTry[]): QuizStanding {
  const running = tries.find(({ finishedAt }) => finishedAt === undefined);
  return {
    tries,
    running,
    latest: running ?? tries.at(-1),
    passed: tries.some(({ passed }) => passed === true),
    left: most === undefined ? null : Math.max(0, most - tries.length),
  };
}
