import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, type Role } from '../shared/actor';
import { DomainError, LostRaceError } from '../shared/domain-error';
import { given } from '../shared/given';
import type { TrainingClass } from '../classes';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { type Course, Tracks } from '../tracks';
import { type Content, type MaterialVersion, versionFor } from './material';
import { type VersionLine, VersionsRepository } from './versions.repository';

/** Who writes and publishes material. */
export const STUDIO: readonly Role[] = ['instructor', 'coordinator', 'manager'];

/** What goes with a publication. */
export interface Publication extends Pick<MaterialVersion, 'note' | 'reviewedBy' | 'corrects' | 'credit'> {
  readonly content: Content;
}

/** The published material of courses: which version a class goes by, and a new one. */
@Injectable()
export class Materials {
  constructor(
    private readonly repository: VersionsRepository,
    private readonly tracks: Tracks,
    private readonly history: History,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All versions of a course, the newest first, without what is taught in them. */
  versions(courseId: string): Promise<VersionLine[]> {
    return this.repository.linesOf(courseId);
  }

  /** The ids of all lessons that the organisation has published, each with its course. */
  lessonIds(organisationId: string): Promise<{ courseId: string; lessonId: string }[]> {
    return this.repository.lessonIds(organisationId);
  }

  /** Whether anything stands that a class can go by. */
  async isPublished(courseId: string): Promise<boolean> {
    return (await this.repository.linesOf(courseId)).some(({ withdrawnAt }) => withdrawnAt === undefined);
  }

  /** @throws NotFoundError */
  version(courseId: string, number: number): Promise<MaterialVersion> {
    return this.repository.get(courseId, number);
  }

  /** What a class is taught by, see `versionFor`; null where nothing is published. */
  async forClass({
    courseId,
    startsAt,
  }: Pick<TrainingClass, 'courseId' | 'startsAt'>): Promise<MaterialVersion | null> {
    const chosen = versionFor(await this.repository.linesOf(courseId), startsAt, this.clock.now());
    return chosen && this.repository.get(courseId, chosen.number);
  }

  /**
   * Publishes what is given as the next version of the course, under the operation's id; asked again, answers with it.
   * @param alongside is written in the same transaction
   * @throws NotFoundError, ForbiddenError, LostRaceError when somebody published at the same moment
   */
  async publish(
    actor: Actor,
    operationId: string,
    courseId: string,
    publication: Publication,
    alongside: readonly Write[] = [],
  ): Promise<MaterialVersion> {
    const course = await this.own(actor, courseId);
    const lines = await this.repository.linesOf(course.id);
    const known = lines.find(({ id }) => id === operationId);
    if (known) return this.repository.get(course.id, known.number);
    const { content, ...rest } = publication;
    const version: MaterialVersion = {
      id: operationId,
      courseId: course.id,
      organisationId: course.organisationId,
      number: nextNumber(lines),
      publishedAt: this.clock.now(),
      publishedBy: actorId(actor),
      ...given(rest),
      ...content,
    };
    const subject = { kind: 'material' as const, id: course.id };
    const verb = rest.corrects === undefined ? 'learning.published' : 'learning.corrected';
    const facts = { number: version.number, corrects: rest.corrects ?? 0 };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insert(version),
          ...alongside,
          ...this.history.writes(actor, { organisationId: course.organisationId, subject, verb, facts }),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new LostRaceError('material');
      throw error;
    }
    return version;
  }

  /**
   * Takes a version back: no class begins with it, and those that go by it go on with the one before. Again: nothing.
   * @throws NotFoundError, ForbiddenError
   */
  async withdraw(actor: Actor, courseId: string, number: number): Promise<void> {
    const course = await this.own(actor, courseId);
    const version = await this.repository.get(course.id, number);
    if (version.withdrawnAt) return;
    const subject = { kind: 'material' as const, id: course.id };
    const entry = { organisationId: course.organisationId, subject, verb: 'learning.withdrawn', facts: { number } };
    await this.db.inTransaction((tx) =>
      tx.write(this.repository.withdraw(version.id, this.clock.now()), ...this.history.writes(actor, entry)),
    );
  }

  /** The course, for who writes its material. @throws NotFoundError, ForbiddenError */
  async own(actor: Actor, courseId: string): Promise<Course> {
    const course = await this.tracks.getCourse(courseId);
    assertStaff(actor, course, STUDIO, 'course');
    return course;
  }
}

/** The number that the next version of these has. */
export const nextNumber = ([newest]: readonly Pick<VersionLine, 'number'>[]): number => (newest?.number ?? 0) + 1;

/** The account, or the program, that acts; a job by its name. @throws DomainError 401 */
export function actorId(actor: Actor): string {
  if (actor.kind === 'system') return actor.name;
  if (actor.kind === 'staff') return actor.accountId;
  throw new DomainError('not_signed_in', 401, 'Sign in first.');
}
