import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Classes, isLive, type TrainingClass } from '../../classes';
import { type SeatCounts, SeatDesk } from '../../seating';
import { type Course, Tracks } from '../../tracks';

/** A class into which the office can enrol, with its seats. */
export interface DoorGroup {
  readonly trainingClass: TrainingClass;
  readonly course: Course;
  readonly seats: SeatCounts;
}

/** The classes into which the office can enrol: those to come, those that run, and those whose meetings are over but not the class. */
export interface DoorGroups {
  readonly upcoming: readonly DoorGroup[];
  readonly running: readonly DoorGroup[];
  readonly past: readonly DoorGroup[];
}

/** Reads the classes of an organisation into which people can be enrolled, in three queries. */
@Injectable()
export class GroupsReader {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly desk: SeatDesk,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they begin. */
  async read(organisationId: string): Promise<DoorGroups> {
    const open = await this.classes.listOpenOwn(organisationId);
    const rows = open.filter(isLive).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const [courses, seats] = await Promise.all([
      this.tracks.mapCourses(rows.map((row) => row.courseId)),
      this.desk.counts(rows.map((row) => row.id)),
    ]);
    const now = this.clock.now();
    const groups = rows.flatMap((trainingClass): DoorGroup[] => {
      const [course, counts] = [courses.get(trainingClass.courseId), seats.get(trainingClass.id)];
      return course && counts ? [{ trainingClass, course, seats: counts }] : [];
    });
    const over = ({ trainingClass }: DoorGroup) => trainingClass.endsAt <= now;
    const begun = ({ trainingClass }: DoorGroup) => trainingClass.startsAt <= now;
    return {
      upcoming: groups.filter((group) => !begun(group)),
      running: groups.filter((group) => begun(group) && !over(group)),
      past: groups.filter((group) => begun(group) && over(group)).toReversed(),
    };
  }
}
