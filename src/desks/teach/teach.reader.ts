import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Attendance } from '../../attendance';
import { Clock } from '../../platform/clock';
import { BoardReader } from '../today/board.reader';
import { lookingBack, type Teaching, teachingOf } from './teaching';

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
    const rolls = await this.attendance.presentBySession(board.groups.map(({ trainingClass }) => trainingClass.id));
    return teachingOf(board, rolls);
  }
}
