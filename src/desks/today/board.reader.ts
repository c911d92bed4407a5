import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Clock } from '../../platform/clock';
import { Classes, isLive, type TrainingClass } from '../../classes';
import { Organisations } from '../../organisations';
import { SeatDesk } from '../../seating';
import { Tracks } from '../../tracks';
import { AHEAD_MILLISECONDS, type Board, type Group } from './needs';

/** Nobody teaches more than this. */
const MOST_TAUGHT = 1_000;

/** Reads classes with their courses and seats. */
@Injectable()
export class BoardReader {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly clock: Clock,
  ) {}

  /** The live classes that have begun, begin within a week or are to be decided by then; the next one where none of them meets again. */
  async read(actor: StaffActor): Promise<Board> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + AHEAD_MILLISECONDS);
    return this.board(actor, await this.classes.listPressing(actor.organisationId, now, until));
  }

  /** The ids of all live classes: somebody in any of them may need the office. */
  liveIds(organisationId: string): Promise<string[]> {
    return this.classes.liveIds(organisationId);
  }

  /** The classes that this person teaches: those that are not over, and those whose last meeting was after `since`. */
  async readTaught(actor: StaffActor, since: Date): Promise<Board> {
    const rows = await this.classes.listOwn(actor.organisationId, MOST_TAUGHT, actor.accountId);
    return this.board(
      actor,
      rows.filter((row) => isLive(row) || row.state === 'draft' || row.endsAt > since),
    );
  }

  private async board(actor: StaffActor, rows: readonly TrainingClass[]): Promise<Board> {
    const organisation = await this.organisations.get(actor.organisationId);
    const inOrder = rows.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    return { actor, organisation, now: this.clock.now(), groups: await this.groups(inOrder) };
  }

  /** Of any state, by id; those of other organisations are left out. */
  async others(organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Group>> {
    const rows = [...(await this.classes.mapClasses(ids)).values()];
    const groups = await this.groups(rows.filter((row) => row.organisationId === organisationId));
    return new Map(groups.map((group) => [group.trainingClass.id, group]));
  }

  private async groups(rows: readonly TrainingClass[]): Promise<Group[]> {
    const [courses, seats] = await Promise.all([
      this.tracks.mapCourses(rows.map((row) => row.courseId)),
      this.desk.counts(rows.map((row) => row.id)),
    ]);
    return rows.flatMap((trainingClass): Group[] => {
      const course = courses.get(trainingClass.courseId);
      return course ? [{ trainingClass, course, seats: seats.get(trainingClass.id) }] : [];
    });
  }
}
