import { Injectable } from '@nestjs/common';
import { Classes } from '../classes';
import { Notifications } from '../notifications';
import type { Write } from '../platform/database';
import { ShortMemory } from '../shared/short-memory';
import { type Course, LEVELS, Tracks } from '../tracks';
import type { Award } from './award';
import { NextLevelOpen } from './certificates.messages';
import { IssuingTools } from './issuing-tools';

const BATCH = 200;

/** Invites those with a certificate to the next level, once for each course: when it is issued, or when a class is published later. */
@Injectable()
export class Invitations {
  private readonly next = new ShortMemory<Course | null>();

  constructor(
    private readonly tracks: Tracks,
    private readonly classes: Classes,
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
    return next ? this.invitation(enrolmentId, next.id) : [];
  }

  /** Everybody with a certificate of the level below hears of a class that was published. */
  async classPublished(classId: string): Promise<void> {
    const { courseId } = await this.classes.get(classId);
    const course = await this.tracks.getCourse(courseId);
    const below = LEVELS[LEVELS.indexOf(course.level) - 1];
    const lower = (await this.tracks.coursesOfTrack(course.trackId)).filter((other) => other.level === below);
    if (lower.length === 0) return;
    const ids = lower.map(({ id }) => id);
    let after: string | undefined;
    do {
      const awards = await this.tools.awards.listIssuedOf(ids, after, BATCH);
      const writes = awards.flatMap(({ enrolmentId }) => this.invitation(enrolmentId, courseId));
      if (writes.length > 0) await this.tools.db.inTransaction((tx) => tx.write(...writes));
      after = awards.length === BATCH ? awards.at(-1)?.id : undefined;
    } while (after !== undefined);
  }

  private invitation(enrolmentId: string, courseId: string): Write[] {
    const key = `certificates.next-level:${enrolmentId}:${courseId}`;
    return this.notifications.writes(NextLevelOpen, { enrolmentId, courseId }, { key });
  }

  private async coursesAbove(courseId: string): Promise<Course[]> {
    const course = await this.tracks.getCourse(courseId);
    const above = LEVELS[LEVELS.indexOf(course.level) + 1];
    return (await this.tracks.coursesOfTrack(course.trackId)).filter((other) => other.level === above);
  }
}
