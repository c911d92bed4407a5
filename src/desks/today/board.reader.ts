import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../../shared/actor';
import { Clock } from '../../platform/clock';
import { Classes, type TrainingClass } from '../../classes';
import { Organisations } from '../../organisations';
import { SeatDesk } from '../../seating';
import { Tracks } from '../../tracks';
import type { Board, Group } from './needs';

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

  /** The classes that are not over. */
  async read(actor: StaffActor): Promise<Board> {
    const [rows, organisation] = await Promise.all([
      this.classes.listOpenOwn(actor.organisationId),
      this.organisations.get(actor.organisationId),
    ]);
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
