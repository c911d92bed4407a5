import { Injectable } from '@nestjs/common';
import { OfficeDay } from '../billing';
import { Classes, isLive, isPublic } from '../classes';
import { Organisations } from '../organisations';
import type { Day } from '../shared/days';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { Tracks } from '../tracks';
import type { QuoteRequestForm } from './bookings.forms';
import type { QuoteRequest } from './quote-request';

/** Finds what a request names. */
@Injectable()
export class OfferedThings {
  constructor(
    private readonly organisations: Organisations,
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly today: OfficeDay,
  ) {}

  /** @throws NotFoundError, FieldErrors for a class that takes nobody */
  async find({
    organisation: slug,
    courseId,
    classId,
  }: Pick<QuoteRequestForm, 'organisation' | 'courseId' | 'classId'>): Promise<
    Pick<QuoteRequest, 'organisationId' | 'courseId' | 'classId'>
  > {
    const { id: organisationId } = await this.organisations.get(slug);
    if (classId === undefined) {
      const course = await this.tracks.getCourse(courseId ?? '');
      if (course.organisationId !== organisationId) throw new NotFoundError('course');
      return { organisationId, courseId: course.id };
    }
    const trainingClass = await this.classes.getOwn(organisationId, classId);
    if (!isPublic(trainingClass)) throw new NotFoundError('class');
    if (!isLive(trainingClass)) throw new FieldErrors([{ field: 'classId', code: 'class_closed', message: '' }]);
    return { organisationId, courseId: trainingClass.courseId, classId: trainingClass.id };
  }

  /** @throws FieldErrors for a day that has been, by the calendar of who is asked */
  async mustBeToCome(organisationId: string, wishedDates: readonly Day[]): Promise<void> {
    const today = await this.today.ofOrganisation(organisationId);
    if (wishedDates.some((day) => day < today))
      throw new FieldErrors([{ field: 'wishedDates', code: 'past', message: '' }]);
  }

  async country(organisationId: string): Promise<string> {
    return (await this.organisations.get(organisationId)).country;
  }
}
