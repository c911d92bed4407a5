import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../shared/domain-error';
import type { Language } from '../../shared/locale';
import type { Reply } from '../../platform/http';
import { asBooklet, Booklets } from '../../learning';
import type { Course } from './lessons.reader';

/** The booklet of what a class is taught by. */
@Injectable()
export class CourseBooklets {
  constructor(private readonly booklets: Booklets) {}

  /** @throws NotFoundError for who has no lessons, and where nothing is published */
  async send(course: Course | undefined, language: Language, reply: Reply): Promise<Buffer> {
    if (!course?.version) throw new NotFoundError('booklet');
    return asBooklet(reply, await this.booklets.ofVersion(course.course, course.version, language));
  }
}
