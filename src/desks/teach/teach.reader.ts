import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { Attendance, type RollSum } from '../../attendance';
import { Clock } from '../../platform/clock';
import { BoardReader } from '../today/board.reader';
import type { Board } from '../today/needs';
import {
  beginningOf,
  heldIn,
  lookingBack,
  meetingsOf,
  monthBefore,
  taughtIn,
  type TaughtMonth,
  type Teaching,
  teachingOf,
} from './teaching';

/** Reads what somebody teaches, in a handful of queries. */
@Injectable()
export class TeachReader {
  constructor(
    private readonly board: BoardReader,
    private readonly attendance: Attendance,
    private readonly clock: Clock,
  ) {}

  /** The own classes, in the organisation for which the actor works. */
  async read(actor: StaffActor): Promise<Teaching> {
    const board = await this.board.readTaught(actor, lookingBack(this.clock.now()));
    return teachingOf(board, await this.rolls(board));
  }

  /** The meetings of a month that the actor taught, with their sum. @throws NotFoundError for what is no month that has begun */
  async month(actor: StaffActor, month: string): Promise<TaughtMonth> {
    const begins = beginningOf(month);
    if (!begins || begins > this.clock.now()) throw new NotFoundError('month');
    const board = await this.board.readTaught(actor, begins);
    const meetings = meetingsOf(board.groups, await this.rolls(board));
    return {
      board,
      meetings: heldIn(month, meetings, board.now),
      sum: taughtIn(month, meetings, board.now),
      before: monthBefore(month),
    };
  }

  private rolls({ groups }: Board): Promise<Map<string, RollSum>> {
    return this.attendance.presentBySession(groups.map(({ trainingClass }) => trainingClass.id));
  }
}
