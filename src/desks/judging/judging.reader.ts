import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Clock } from '../../platform/clock';
import {
  ClassContexts,
  type ClassContext,
  type Enrolment,
  Enrolments,
  partyNumbers,
  type RosterEntry,
} from '../../enrolments';
import {
  type Handwork,
  handworkIn,
  type HandworkPiece,
  Judging,
  Materials,
  type PieceState,
  pieceState,
} from '../../learning';
import type { Board, Group } from '../today/needs';
import { BoardReader } from '../today/board.reader';
import { worksInOffice } from '../office/office.policy';

/** Classes that ended longer ago, in milliseconds, have nothing left to judge. */
const LOOKS_BACK = 120 * 24 * 3_600_000;

/** One of a party before a piece of the course. */
export interface PieceRow {
  readonly enrolment: Enrolment;
  readonly companion: number;
  readonly name: string | undefined;
  readonly task: Handwork;
  readonly state: PieceState;
  readonly piece: HandworkPiece | undefined;
}

/** The handwork of a class: everybody who sits in it, and every piece that the course asks for. */
export interface ClassHandwork extends ClassContext {
  readonly tasks: readonly Handwork[];
  readonly rows: readonly PieceRow[];
}

/** What waits for a judgement in one class. */
export interface WaitingIn {
  readonly group: Group;
  readonly rows: readonly PieceRow[];
}

/** Reads handwork as those see it who judge it. */
@Injectable()
export class JudgingReader {
  constructor(
    private readonly boards: BoardReader,
    private readonly contexts: ClassContexts,
    private readonly enrolments: Enrolments,
    private readonly judging: Judging,
    private readonly materials: Materials,
    private readonly clock: Clock,
  ) {}

  /** What waits in the own classes, or for the office in all that go on; and the classes whose handwork one may want to see. */
  async waiting(actor: StaffActor): Promise<{ board: Board; waiting: WaitingIn[]; classes: readonly Group[] }> {
    const office = worksInOffice(actor);
    const since = new Date(this.clock.now().getTime() - LOOKS_BACK);
    const board = office ? await this.boards.read(actor) : await this.boards.readTaught(actor, since);
    const taught = board.groups.map(({ trainingClass }) => trainingClass.id);
    const pieces = await this.judging.waiting(office ? await this.boards.liveIds(actor.organisationId) : taught);
    const ids = [...new Set(pieces.map(({ classId }) => classId))];
    const groups = [...(await this.boards.others(actor.organisationId, ids)).values()];
    const waiting = await Promise.all(
      groups.map(async (group) => {
        const { rows } = await this.ofClass(actor, group.trainingClass.code);
        return { group, rows: rows.filter(({ state }) => state === 'sent') };
      }),
    );
    return { board, waiting, classes: board.groups };
  }

  /** @throws NotFoundError, ForbiddenError */
  async ofClass(actor: StaffActor, code: string): Promise<ClassHandwork> {
    const context = await this.contexts.fresh(actor.organisationId, code);
    const { trainingClass } = context;
    const [pieces, version, enrolments] = await Promise.all([
      this.judging.ofClass(actor, trainingClass.id),
      this.materials.forClass(trainingClass),
      this.enrolments.listOfClass(trainingClass.organisationId, trainingClass.id),
    ]);
    const tasks = version ? handworkIn(version) : [];
    const roster = await this.enrolments.withNames(trainingClass.organisationId, enrolments);
    const rows = tasks.flatMap((task) => roster.flatMap((entry) => rowsOf(entry, task, pieces)));
    return { ...context, tasks, rows };
  }
}

function rowsOf(
  { enrolment, person, companions }: RosterEntry,
  task: Handwork,
  pieces: readonly HandworkPiece[],
): PieceRow[] {
  return partyNumbers(enrolment).map((companion) => {
    const piece = pieces.find(
      (one) => one.enrolmentId === enrolment.id && one.companion === companion && one.taskId === task.id,
    );
    const name = (companion === 0 ? person : companions.get(companion))?.callName;
    return { enrolment, companion, name, task, piece, state: pieceState(piece) };
  });
}
