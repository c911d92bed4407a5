import { Injectable } from '@nestjs/common';
import { partyNumbers } from '../enrolments';
import type { HandworkPiece, PieceState } from './handwork';
import { pieceState } from './handwork';
import { handworkIn, type OwnMaterial, quizzesIn } from './own-tasks.service';
import type { Handwork, Quiz } from './tasks';
import { TasksRepository } from './tasks.repository';

/** One of a party before a quiz or a piece of handwork. */
export interface QuizLine {
  readonly companion: number;
  readonly quiz: Quiz;
  readonly passed: boolean;
}
export interface PieceLine {
  readonly companion: number;
  readonly task: Handwork;
  readonly state: PieceState;
  readonly piece: HandworkPiece | undefined;
}

/** All that a party has to answer and to make, in the course's order. */
@Injectable()
export class TaskOverview {
  constructor(private readonly repository: TasksRepository) {}

  async of({ enrolment, version }: OwnMaterial): Promise<{ quizzes: QuizLine[]; handwork: PieceLine[] }> {
    const of = { enrolmentId: enrolment.id };
    const [passed, pieces] = await Promise.all([this.repository.passed(of), this.repository.piecesOf(of)]);
    const numbers = partyNumbers(enrolment);
    return {
      quizzes: quizzesIn(version).flatMap((quiz) =>
        numbers.map((companion) => ({
          ...{ companion, quiz },
          passed: passed.some((one) => one.companion === companion && one.quizId === quiz.id),
        })),
      ),
      handwork: handworkIn(version).flatMap((task) =>
        numbers.map((companion) => {
          const piece = pieces.find((one) => one.companion === companion && one.taskId === task.id);
          return { companion, task, piece, state: pieceState(piece) };
        }),
      ),
    };
  }
}
