import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { type Answer, isRight, type Score, scoreOf } from './grading';
import { TaskDone } from './learning.facts';
import { NoTriesLeftError } from './learning.errors';
import { assertInParty, type OwnMaterial, quizIn } from './own-tasks.service';
import { type QuizStanding, type QuizTry, standingOf } from './quiz-try';
import type { Question, Quiz } from './tasks';
import { TasksRepository } from './tasks.repository';

const TRIES = 5;

/** Which question, and in which try: without its number it is the running one, or a new one. */
export interface AnswerTo {
  readonly questionId: string;
  readonly number?: number | undefined;
}

/** A question that was just answered, and how the try stands. */
export interface Answered {
  readonly quiz: Quiz;
  readonly question: Question;
  readonly right: boolean;
  readonly score: Score;
}

/** Where one of a party is in a quiz. */
export interface OpenQuiz extends QuizStanding {
  readonly quiz: Quiz;
}

/** Questions with an answer at once. The first answer to a question counts in a try; sent again it changes nothing. */
@Injectable()
export class Quizzes {
  constructor(
    private readonly repository: TasksRepository,
    private readonly outbox: Outbox,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async open({ enrolment, version }: OwnMaterial, companion: number, quizId: string): Promise<OpenQuiz> {
    assertInParty(enrolment, companion);
    const quiz = quizIn(version, quizId);
    const tries = await this.repository.tries({ enrolmentId: enrolment.id, companion }, quizId);
    return { quiz, ...standingOf(quiz, tries) };
  }

  /**
   * Answers a question, in the running try or in a new one. With the number of a try that is over it is answered as it was there: the
   * last answer of a try, sent twice, begins no other.
   * @throws NotFoundError, NoTriesLeftError
   */
  async answer(own: OwnMaterial, companion: number, quizId: string, to: AnswerTo, answer: Answer): Promise<Answered> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.once(own, companion, quizId, to, answer);
      } catch (error) {
        if (tries === TRIES || !isDuplicateKey(error)) throw error;
      }
    }
  }

  private async once(
    own: OwnMaterial,
    companion: number,
    quizId: string,
    { questionId, number }: AnswerTo,
    answer: Answer,
  ): Promise<Answered> {
    const { quiz, running, left, tries } = await this.open(own, companion, quizId);
    const question = quiz.questions.find(({ id }) => id === questionId);
    if (!question) throw new NotFoundError('question');
    const over = tries.find((one) => one.number === number && one.finishedAt !== undefined);
    const current = over ?? running ?? this.begun(own, companion, quiz, tries.length + 1);
    const before = current.given.find((one) => one.questionId === questionId);
    if (before) return { quiz, question, right: before.right, score: scoreOf(quiz, current.given) };
    if (!running && left === 0) throw new NoTriesLeftError();
    const right = isRight(question, answer);
    const given = [...current.given, { questionId, right }];
    const score = scoreOf(quiz, given);
    const kept: QuizTry = {
      ...current,
      given,
      ...(score.next === null ? { finishedAt: this.clock.now(), passed: score.passed } : {}),
    };
    const done = { enrolmentId: own.enrolment.id, classId: own.trainingClass.id };
    await this.db.inTransaction((tx) =>
      tx.write(this.repository.keepTry(kept), ...(score.passed ? this.outbox.factWrites(TaskDone, done) : [])),
    );
    return { quiz, question, right, score };
  }

  private begun({ enrolment, trainingClass }: OwnMaterial, companion: number, quiz: Quiz, number: number): QuizTry {
    const doer = { enrolmentId: enrolment.id, companion };
    return {
      ...{ id: this.repository.tryId(doer, quiz.id, number), ...doer, quizId: quiz.id, number, given: [] },
      ...{ organisationId: trainingClass.organisationId, classId: trainingClass.id, startedAt: this.clock.now() },
    };
  }
}
