import { Injectable } from '@nestjs/common';
import { Classes } from '../classes';
import { type Enrolment, Enrolments } from '../enrolments';
import { Notifications } from '../notifications';
import type { Write } from '../platform/database';
import { ShortMemory } from '../shared/short-memory';
import { type Course, LEVELS, Tracks } from '../tracks';
import type { Award } from './award';
import { NextLevelOpen } from './certificates.messages';
import { IssuingTools } from './issuing-tools';

const BATCH = 200;

/**
 * Invites those with a certificate to the next level: when it is issued, or when a class is published later. A person is a subject here,
 * since each enrolment has a record of the person of its own: who has several certificates is invited to a course once.
 */
@Injectable()
export class Invitations {
  private readonly next = new ShortMemory<Course | null>();

  constructor(
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly enrolments: Enrolments,
    private readonly notifications: Notifications,
    private readonly tools: IssuingTools,
  ) {}

  /** The course of the next level with a class that can be joined; null when there is none now. */
  openNextLevel(courseId: string): Promise<Course | null> {
    return this.next.get(courseId, async () => {
      for (const course of await this.coursesAbove(courseId)) {
        if ((await this.classes.listUpcomingOf(course.id)).length > 0) return course;
      }
      return null;
    });
  }

  /** The course of the next level, whether it has a class now or not. */
  async nextLevel(courseId: string): Promise<Course | null> {
    return (await this.coursesAbove(courseId))[0] ?? null;
  }

  course(courseId: string): Promise<Course | null> {
    return this.tracks.findCourse(courseId);
  }

  /** The invitation that goes with a new certificate. */
  async writes({ enrolmentId, courseId }: Award): Promise<Write[]> {
    const next = await this.openNextLevel(courseId);
    return next ? this.invitation(await this.enrolments.get(enrolmentId), next.id) : [];
  }

  /** Everybody with a certificate of the level below hears of a class that was published. */
  async classPublished(classId: string): Promise<void> {
    const { courseId, organisationId } = await this.classes.get(classId);
    const course = await this.tracks.getCourse(courseId);
    const below = LEVELS[LEVELS.indexOf(course.level) - 1];
    const lower = (await this.tracks.coursesOfTrack(course.trackId)).filter((other) => other.level === below);
    if (lower.length === 0) return;
    const ids = lower.map(({ id }) => id);
    let after: string | undefined;
    do {
      const awards = await this.tools.awards.listIssuedOf(ids, after, BATCH);
      const parties = await this.enrolments.list(
        organisationId,
        awards.map(({ enrolmentId }) => enrolmentId),
      );
      const writes = [...parties.values()].flatMap((enrolment) => this.invitation(enrolment, courseId));
      if (writes.length > 0) await this.tools.db.inTransaction((tx) => tx.write(...writes));
      after = awards.length === BATCH ? awards.at(-1)?.id : undefined;
    } while (after !== undefined);
  }

  private invitation({ id: enrolmentId, subject }: Enrolment, courseId: string): Write[] {
    const key = `certificates.next-level:${subject}:${courseId}`;
    return this.notifications.writes(NextLevelOpen, { enrolmentId, courseId }, { key });
  }

  private async coursesAbove(courseId: string): Promise<Course[]> {
    const course = await this.tracks.getCourse(courseId);
    const above = LEVELS[LEVELS.indexOf(course.level) + 1];
    return (await this.tracks.coursesOfTrack(course.trackId)).filter((other) => other.level === above);
  }
}
