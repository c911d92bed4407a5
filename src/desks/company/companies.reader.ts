import { Injectable } from '@nestjs/common';
import { Classes, isPublic, takesLearners, type TrainingClass } from '../../classes';
import { Clock } from '../../platform/clock';
import type { Money } from '../../shared/money';
import { type Organisation, Organisations } from '../../organisations';
import { type Course, Tracks } from '../../tracks';
import type { Entry } from '../catalogue/catalogue';
import { CatalogueReader } from '../catalogue/catalogue.reader';
import type { Wish } from './request-fields';

/** What a company asks about, with what the form says of it. */
export interface OpenWish extends Wish {
  readonly owner: Organisation;
  readonly course: Course;
  readonly trainingClass: TrainingClass | undefined;
  /** The course that its people must have completed. */
  readonly lower: Course | undefined;
}

/** What a place costs a company: where nothing was said of companies, what a citizen pays. */
export const seatPrice = ({ prices }: Pick<Course, 'prices'>): Money | undefined => prices.seat ?? prices.citizen;

/** Courses that are sold to companies, with their organisation and dated classes. */
@Injectable()
export class CompaniesReader {
  constructor(
    private readonly catalogue: CatalogueReader,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** What companies can buy, organisation by organisation. */
  async offers(): Promise<{ readonly owner: Organisation; readonly entries: readonly Entry[] }[]> {
    const { entries, organisations } = await this.catalogue.snapshot();
    const sold = entries.filter(({ course }) => seatPrice(course) ?? course.prices.workshop);
    return organisations
      .map((owner) => ({ owner, entries: sold.filter(({ organisation }) => organisation.id === owner.id) }))
      .filter((one) => one.entries.length > 0);
  }

  /** The class or the course that an address names; null when companies can't ask for it. */
  async wish(query: Readonly<Record<string, unknown>>): Promise<OpenWish | null> {
    const { course: slug, class: code } = query;
    const trainingClass = typeof code === 'string' ? await this.classes.find(code) : null;
    const now = this.clock.now();
    if (typeof code === 'string' && !(trainingClass && isPublic(trainingClass) && takesLearners(trainingClass, now)))
      return null;
    const course = trainingClass
      ? await this.tracks.getCourse(trainingClass.courseId)
      : typeof slug === 'string'
        ? await this.tracks.findCourse(slug)
        : null;
    if (!course || !(trainingClass ? seatPrice(course) : course.prices.workshop)) return null;
    const owner = await this.organisations.get(course.organisationId);
    const ids = { organisation: owner.id, courseId: course.id };
    return {
      ...ids,
      ...(trainingClass ? { classId: trainingClass.id } : {}),
      owner,
      course,
      trainingClass: trainingClass ?? undefined,
      lower: (await this.tracks.courseBefore(course)) ?? undefined,
    };
  }
}
