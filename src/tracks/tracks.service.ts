import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import type { Leaf, Turn } from '../shared/leaf';
import type { Listed } from '../shared/listing';
import { ShortMemory } from '../shared/short-memory';
import type { Write } from '../platform/database';
import { type Course, inLevelOrder, levelBelow, type Offering } from './course';
import { type CourseQuery, type TrackQuery, TracksRepository } from './tracks.repository';
import type { Track } from './track';

/**
 * What is taught: tracks and their courses, read by everybody. Single ones are kept for a second in each process; who changes them
 * here sees the change at once.
 */
@Injectable()
export class Tracks {
  private readonly courses = new ShortMemory<Course | null>();
  private readonly tracks = new ShortMemory<Track | null>();
  private readonly ofTrack = new ShortMemory<Course[]>();

  constructor(private readonly repository: TracksRepository) {}

  /** @throws NotFoundError */
  async getCourse(idOrSlug: string): Promise<Course> {
    const course = await this.findCourse(idOrSlug);
    if (!course) throw new NotFoundError('course');
    return course;
  }

  findCourse(idOrSlug: string): Promise<Course | null> {
    return this.courses.get(idOrSlug, () => this.repository.findCourse(idOrSlug));
  }

  /** The courses with these ids, by id; those that are not there are left out. */
  async mapCourses(ids: readonly string[]): Promise<ReadonlyMap<string, Course>> {
    const courses = await this.repository.coursesByIds([...new Set(ids)]);
    return new Map(courses.map((course) => [course.id, course]));
  }

  /** @throws NotFoundError */
  async getTrack(idOrSlug: string): Promise<Track> {
    const track = await this.findTrack(idOrSlug);
    if (!track) throw new NotFoundError('track');
    return track;
  }

  findTrack(idOrSlug: string): Promise<Track | null> {
    return this.tracks.get(idOrSlug, () => this.repository.findTrack(idOrSlug));
  }

  /** The courses of a track from the first level to the last. */
  coursesOfTrack(trackId: string): Promise<Course[]> {
    return this.ofTrack.get(trackId, async () => inLevelOrder(await this.repository.coursesOf([trackId])));
  }

  /** The courses of several tracks as they are now, in no order. */
  coursesOfTracks(trackIds: readonly string[]): Promise<Course[]> {
    return trackIds.length === 0 ? Promise.resolve([]) : this.repository.coursesOf(trackIds);
  }

  /** A page of an organisation's tracks. The key of a turn is a track's id. */
  leafOfTracks(organisationId: string, turn: Turn, limit: number): Promise<Leaf<Track>> {
    return this.repository.leafOfTracks(organisationId, turn, limit);
  }

  countTracks(organisationId: string): Promise<number> {
    return this.repository.countTracks(organisationId);
  }

  listTracks(query: TrackQuery): Promise<Listed<Track>> {
    return this.repository.listTracks(query);
  }

  listCourses(query: CourseQuery): Promise<Listed<Course>> {
    return this.repository.listCourses(query);
  }

  /** The course one level below in the same track (the oldest, if there are several), or null. */
  async lowerCourse(course: Pick<Course, 'trackId' | 'level'>): Promise<Course | null> {
    const level = levelBelow(course.level);
    const courses = level ? await this.coursesOfTrack(course.trackId) : [];
    return courses.find((other) => other.level === level) ?? null;
  }

  /** The course that people must have completed before this one; null where anybody may begin. */
  async courseBefore(course: Pick<Course, 'trackId' | 'level' | 'entry'>): Promise<Course | null> {
    return course.entry.rule === 'none' ? null : this.lowerCourse(course);
  }

  /** Says where and in which languages a course is held now, for the transaction in which that changed. */
  offeringWrites(courseId: string, offering: Omit<Offering, 'townKeys'>): Write[] {
    return [this.repository.setOffering(courseId, offering)];
  }

  /** Forgets what was read before, after a change made in this process. */
  forget(): void {
    this.courses.clear();
    this.tracks.clear();
    this.ofTrack.clear();
  }
}
