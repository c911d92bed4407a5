import { Injectable } from '@nestjs/common';
import { Classes, type TrainingClass } from '../classes';
import { type Organisation, Organisations } from '../organisations';
import { type Course, Tracks } from '../tracks';

/** A class with what it is a class of and whose it is. */
export interface ClassContext {
  readonly trainingClass: TrainingClass;
  readonly course: Course;
  readonly organisation: Organisation;
}

/** Reads what nearly every step of an enrolment needs. */
@Injectable()
export class ClassContexts {
  constructor(
    private readonly classes: Classes,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
  ) {}

  /** All three are at most a second old, so a rush costs a few queries, not one a person. @throws NotFoundError */
  async get(idOrCode: string): Promise<ClassContext> {
    return this.of(await this.classes.get(idOrCode));
  }

  /** With the class as it is at this moment: for messages, which go out once. @throws NotFoundError */
  async fresh(organisationId: string, classId: string): Promise<ClassContext> {
    return this.of(await this.classes.getOwn(organisationId, classId));
  }

  /** The course that people must have completed before this one; null where anybody may begin. */
  courseBefore(course: Course): Promise<Course | null> {
    return this.tracks.courseBefore(course);
  }

  private async of(trainingClass: TrainingClass): Promise<ClassContext> {
    const [course, organisation] = await Promise.all([
      this.tracks.getCourse(trainingClass.courseId),
      this.organisations.get(trainingClass.organisationId),
    ]);
    return { trainingClass, course, organisation };
  }
}
