import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import { NotFoundError } from '../../shared/domain-error';
import { type ClassContext, ClassContexts, type Enrolment, EnrolmentLinks, Places, SEATED } from '../../enrolments';
import {
  type Done,
  type Lesson,
  Materials,
  type MaterialVersion,
  type Media,
  mediaIn,
  MediaStore,
  Progress,
} from '../../learning';
import { assertCanOpen, staffOf } from '../office/office.policy';

/** The lessons of a class, for one who sits in it or for staff who look at what learners see. */
export interface Course extends ClassContext {
  /** Where the lessons begin, without the language. */
  readonly base: string;
  /** Nothing published yet: null. */
  readonly version: MaterialVersion | null;
  readonly done: Done;
  /** Nothing for staff, whose reading is not kept. */
  readonly enrolment: Enrolment | undefined;
}

/** Reads the lessons that a class goes by. */
@Injectable()
export class LessonsReader {
  constructor(
    private readonly places: Places,
    private readonly links: EnrolmentLinks,
    private readonly contexts: ClassContexts,
    private readonly materials: Materials,
    private readonly progress: Progress,
    private readonly media: MediaStore,
  ) {}

  /** Of the holder of a link; one who has no place, or was erased, has no lessons: undefined. @throws NotFoundError for a wrong secret */
  async own(actor: Actor): Promise<Course | undefined> {
    const { enrolment } = await this.places.own(actor);
    if (!hasLessons(enrolment)) return undefined;
    const [context, done] = await Promise.all([
      this.contexts.fresh(enrolment.organisationId, enrolment.classId),
      this.progress.of(enrolment),
    ]);
    const base = `/places/${this.links.secretOf(enrolment)}/lessons`;
    return { ...context, base, done, enrolment, version: await this.materials.forClass(context.trainingClass) };
  }

  /** As learners of a class see them. @throws NotFoundError, ForbiddenError, DomainError 401 */
  async preview(actor: Actor, code: string): Promise<Course> {
    const staff = staffOf(actor);
    const context = await this.contexts.fresh(staff.organisationId, code);
    assertCanOpen(staff, context.trainingClass);
    const base = `/teach/classes/${context.trainingClass.code}/lessons`;
    const version = await this.materials.forClass(context.trainingClass);
    return { ...context, base, version, done: new Map(), enrolment: undefined };
  }

  /** The pictures and sounds of a lesson, by id. */
  mediaOf({ version }: Course, lesson: Lesson): Promise<Map<string, Media>> {
    const ids = mediaIn({ lessons: [lesson], rubric: [] });
    return version ? this.media.ofOrganisation(version.organisationId, ids) : Promise.resolve(new Map<string, Media>());
  }
}

/** Who sits in the class, or sat in it to the end, reads its lessons; who waits does not yet. */
export const hasLessons = ({ status, erasedAt }: Pick<Enrolment, 'status' | 'erasedAt'>): boolean =>
  SEATED.includes(status) && erasedAt === undefined;

/** The lesson at that address. @throws NotFoundError */
export function lessonAt({ version }: Course, slug: string): Lesson {
  const lesson = version?.lessons.find((each) => each.slug === slug);
  if (!lesson) throw new NotFoundError('page');
  return lesson;
}
