import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import type { Listed } from '../shared/listing';
import { Organisations } from '../organisations';
import { SeatDesk } from '../seating';
import { Tracks } from '../tracks';
import type { ClassList } from './classes.forms';
import { canSeePlan } from './classes.policy';
import { classJson } from './classes.presenter';
import { Classes } from './classes.service';
import type { TrainingClass } from './training-class';

/** Classes as the API shows them, with their course and their seats. */
@Injectable()
export class ClassViews {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
  ) {}

  /** One class with its seats as they are now. */
  async show(actor: Actor, row: TrainingClass): Promise<object> {
    const [counts, course] = await Promise.all([this.desk.counts([row.id]), this.tracks.getCourse(row.courseId)]);
    return classJson(row, { seats: counts.get(row.id), course, plan: canSeePlan(actor, row) });
  }

  /** A part of the list; a course or organisation that is not there has no classes. */
  async list(actor: Actor, query: ClassList): Promise<Listed<object>> {
    const { course: courseName, organisation: ownerName, state, town, after, limit } = query;
    const [course, owner] = await Promise.all([
      courseName === undefined ? undefined : this.tracks.findCourse(courseName),
      ownerName === undefined ? undefined : this.organisations.find(ownerName),
    ]);
    if (course === null || owner === null) return { items: [], next: null };
    const found = await this.classes.list({
      courseIds: course && [course.id],
      organisationId: owner?.id,
      states: state && [state],
      draftsOf: actor.kind === 'staff' ? actor.organisationId : undefined,
      town,
      after,
      limit,
    });
    const [counts, courses] = await Promise.all([
      this.desk.counts(found.items.map((row) => row.id)),
      this.tracks.mapCourses(found.items.map((row) => row.courseId)),
    ]);
    return {
      items: found.items.map((row) =>
        classJson(row, {
          seats: counts.get(row.id),
          course: courses.get(row.courseId),
          plan: canSeePlan(actor, row),
        }),
      ),
      next: found.next,
    };
  }
}
