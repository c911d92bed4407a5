import { Injectable } from '@nestjs/common';
import { type Actor, assertStaff, type Role } from '../shared/actor';
import { DomainError, LostRaceError } from '../shared/domain-error';
import { given } from '../shared/given';
import type { TrainingClass } from '../classes';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { type Course, Tracks } from '../tracks';
import { type Content, type MaterialVersion, versionFor } from './material';
import { type VersionLine, VersionsRepository } from './versions.repository';

/** Who writes and publishes material. */
const STUDIO: readonly Role[] = ['instructor', 'coordinator', 'manager'];

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
   * @throws NotFoundError, ForbiddenError, LostRaceError when somebody published at the same moment
   */
  async publish(
    actor: Actor,
    operationId: string,
    courseId: string,
    publication: Publication,
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
      number: (lines[0]?.number ?? 0) + 1,
      publishedAt: this.clock.now(),
      publishedBy: accountOf(actor),
      ...given(rest),
      ...content,
    };
    const subject = { kind: 'course' as const, id: course.id };
    try {
      await this.db.inTransaction((tx) =>
        tx.write(
          this.repository.insert(version),
          ...this.history.writes(actor, { organisationId: course.organisationId, subject, verb: 'learning.published' }),
        ),
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new LostRaceError('material');
      throw error;
    }
    return version;
  }

  /** The course, for who writes its material. @throws NotFoundError, ForbiddenError */
  async own(actor: Actor, courseId: string): Promise<Course> {
    const course = await this.tracks.getCourse(courseId);
    assertStaff(actor, course, STUDIO, 'course');
    return course;
  }
}

function accountOf(actor: Actor): string {
  if (actor.kind === 'system') return actor.name;
  if (actor.kind === 'staff') return actor.accountId;
  throw new DomainError('not_signed_in', 401, 'Sign in first.');
}
