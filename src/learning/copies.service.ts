import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { type Language, localText } from '../shared/locale';
import { Organisations } from '../organisations';
import { type Course, Tracks } from '../tracks';
import { begun, type DraftLesson } from './draft';
import { DraftsRepository } from './drafts.repository';
import { Drafts, type Edit } from './drafts.service';
import { mediaIn, withMedia } from './exchange';
import { freeSlug } from './lessons.service';
import type { Credit, MaterialVersion } from './material';
import { Materials } from './materials.service';
import { MediaStore } from './media.service';

/** What a partner lets others copy: the newest version of a course. */
export interface Offered {
  readonly course: Course;
  readonly credit: Credit;
  readonly version: MaterialVersion;
}

/** Lessons of partner organisations, copied with the names of those who made them. */
@Injectable()
export class Copies {
  constructor(
    private readonly drafts: Drafts,
    private readonly repository: DraftsRepository,
    private readonly materials: Materials,
    private readonly media: MediaStore,
    private readonly tracks: Tracks,
    private readonly organisations: Organisations,
  ) {}

  /** What partners let this organisation copy into the course. @throws NotFoundError, ForbiddenError */
  async offered(actor: Actor, course: string): Promise<Offered[]> {
    const { organisationId } = await this.materials.own(actor, course);
    const ids = await this.repository.copyable(organisationId);
    const courses = await this.tracks.mapCourses(ids);
    const all = await Promise.all([...courses.values()].map((one) => this.offer(one)));
    return all.flatMap((one) => one ?? []);
  }

  /**
   * Adds the lessons of a partner's course, or one of them, to what is written here; those that are there already are left out, so that a
   * repeat adds nothing.
   * @throws NotFoundError, ForbiddenError, InReviewError
   */
  async copy(actor: Actor, course: string, from: string, lessonId?: string): Promise<void> {
    const own = await this.materials.own(actor, course);
    const source = (await this.offered(actor, course)).find(
      (one) => one.course.id === from || one.course.slug === from,
    );
    if (!source) throw new NotFoundError('course');
    const { version, credit } = source;
    const wanted = version.lessons.filter(({ id }) => lessonId === undefined || id === lessonId);
    if (wanted.length === 0) throw new NotFoundError('lesson');
    const content = { lessons: wanted, rubric: version.rubric };
    const media = await this.media.copy(version.organisationId, own.organisationId, mediaIn(content));
    const copied = { ...version, ...withMedia(content, media) };
    await this.drafts.edit(actor, course, 'copied', (writing, change): Edit<void> => {
      const fresh = begun(own, copied, writing.draft.language, change);
      const isEmpty = writing.lessons.length === 0;
      const lessons: DraftLesson[] = [];
      for (const lesson of fresh.lessons.filter(({ id }) => !writing.lessons.some((one) => one.id === id))) {
        const slug = freeSlug({ lessons: [...writing.lessons, ...lessons] }, lesson.slug);
        lessons.push({ ...lesson, slug });
      }
      const language: Language = isEmpty ? fresh.draft.language : writing.draft.language;
      return {
        writes: lessons.map((lesson) => this.repository.insertLesson(lesson)),
        patch: {
          language,
          order: [...writing.draft.order, ...lessons.map(({ id }) => id)],
          credit: writing.draft.credit ?? credit,
          ...(isEmpty && writing.draft.rubric.length === 0 ? { rubric: version.rubric } : {}),
        },
        result: undefined,
        idle: lessons.length === 0,
      };
    });
  }

  /** The newest version of a course that stands, with whose work it is. */
  private async offer(course: Course): Promise<Offered | null> {
    const line = (await this.materials.versions(course.id)).find(({ withdrawnAt }) => withdrawnAt === undefined);
    if (!line) return null;
    const [version, { name, language }] = await Promise.all([
      this.materials.version(course.id, line.number),
      this.organisations.get(course.organisationId),
    ]);
    const credit = version.credit ?? {
      organisation: localText(name, language).text,
      course: localText(course.title, language).text,
    };
    return { course, credit, version };
  }
}
