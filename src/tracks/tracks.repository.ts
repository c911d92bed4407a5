import { Injectable } from '@nestjs/common';
import type { Filter } from 'mongodb';
import { NotFoundError } from '../shared/domain-error';
import { type Leaf, leafOf, type Turn } from '../shared/leaf';
import { listed, type Listed } from '../shared/listing';
import type { PersonLanguage } from '../shared/locale';
import { fold } from '../platform/i18n';
import { Database, type Tx, type Write } from '../platform/database';
import type { Course, Level, Offering } from './course';
import { type CourseRow, COURSES, type TrackRow, TRACKS } from './tracks.schema';
import type { Track } from './track';

/** What a list of tracks may be narrowed by. */
export interface TrackQuery {
  readonly organisationId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What a list of courses may be narrowed by. */
export interface CourseQuery {
  readonly organisationId?: string | undefined;
  readonly trackId?: string | undefined;
  readonly level?: Level | undefined;
  /** A town where a class of the course is held, in any case and script. */
  readonly town?: string | undefined;
  readonly language?: PersonLanguage | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Looks like one of our ids; a slug never does, it is shorter or has other letters. */
const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

const byName = (idOrSlug: string): { _id: string } | { slug: string } =>
  isId(idOrSlug) ? { _id: idOrSlug } : { slug: idOrSlug };

/** Every query on tracks and courses. */
@Injectable()
export class TracksRepository {
  constructor(private readonly db: Database) {}

  async findTrack(idOrSlug: string): Promise<Track | null> {
    const row = await this.db.collection<TrackRow>(TRACKS).findOne(byName(idOrSlug));
    return row && toTrack(row);
  }

  async findCourse(idOrSlug: string): Promise<Course | null> {
    const row = await this.db.collection<CourseRow>(COURSES).findOne(byName(idOrSlug));
    return row && toCourse(row);
  }

  /** The track as this transaction sees it, and only of this organisation. */
  async ownTrack(tx: Tx, organisationId: string, idOrSlug: string): Promise<Track> {
    const filter = { ...byName(idOrSlug), organisationId };
    const row = await this.db.collection<TrackRow>(TRACKS).findOne(filter, { session: tx.session });
    if (!row) throw new NotFoundError('track');
    return toTrack(row);
  }

  /** The course as this transaction sees it, and only of this organisation. */
  async ownCourse(tx: Tx, organisationId: string, idOrSlug: string): Promise<Course> {
    const filter = { ...byName(idOrSlug), organisationId };
    const row = await this.db.collection<CourseRow>(COURSES).findOne(filter, { session: tx.session });
    if (!row) throw new NotFoundError('course');
    return toCourse(row);
  }

  async listTracks(query: TrackQuery): Promise<Listed<Track>> {
    const rows = await this.db
      .collection<TrackRow>(TRACKS)
      .find(narrowed<TrackRow>({}, query))
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .toArray();
    return listed(rows, query.limit, (row) => row._id, toTrack);
  }

  async listCourses(query: CourseQuery): Promise<Listed<Course>> {
    const { level, town, language, trackId } = query;
    const filter: Filter<CourseRow> = {
      ...(trackId ? { trackId } : {}),
      ...(level ? { level } : {}),
      ...(town ? { 'offering.townKeys': fold(town) } : {}),
      ...(language ? { 'offering.languages': language } : {}),
    };
    const rows = await this.db
      .collection<CourseRow>(COURSES)
      .find(narrowed(filter, query))
      .sort({ _id: 1 })
      .limit(query.limit + 1)
      .toArray();
    return listed(rows, query.limit, (row) => row._id, toCourse);
  }

  /** A page of an organisation's tracks by their ids, which are the keys of the turns. */
  async leafOfTracks(organisationId: string, turn: Turn, limit: number): Promise<Leaf<Track>> {
    const { from, before } = turn;
    const ids = before === undefined ? (from === undefined ? {} : { _id: { $gte: from } }) : { _id: { $lt: before } };
    const rows = await this.db
      .collection<TrackRow>(TRACKS)
      .find({ organisationId, ...ids })
      .sort({ _id: before === undefined ? 1 : -1 })
      .limit(limit + 1)
      .toArray();
    return leafOf(rows.map(toTrack), limit, ({ id }) => id, turn);
  }

  countTracks(organisationId: string): Promise<number> {
    return this.db.collection<TrackRow>(TRACKS).countDocuments({ organisationId });
  }

  async coursesOf(trackIds: readonly string[]): Promise<Course[]> {
    const filter = { trackId: { $in: [...trackIds] } };
    return (await this.db.collection<CourseRow>(COURSES).find(filter).toArray()).map(toCourse);
  }

  async coursesByIds(ids: readonly string[]): Promise<Course[]> {
    if (ids.length === 0) return [];
    const rows = await this.db
      .collection<CourseRow>(COURSES)
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return rows.map(toCourse);
  }

  insertTrack({ id, ...track }: Track): Write {
    return { collection: TRACKS, insert: { _id: id, ...track } };
  }

  insertCourse({ id, ...course }: Course): Write {
    return { collection: COURSES, insert: { _id: id, ...course } };
  }

  /** Changes a track, if nobody changed it meanwhile. */
  changeTrack(track: Track, patch: Partial<Track>): Write {
    return {
      collection: TRACKS,
      filter: { _id: track.id, version: track.version },
      update: { $set: patch, $inc: { version: 1 } },
      must: true,
    };
  }

  /** Changes a course, if nobody changed it meanwhile. */
  changeCourse(course: Course, patch: Partial<Course>): Write {
    return {
      collection: COURSES,
      filter: { _id: course.id, version: course.version },
      update: { $set: patch, $inc: { version: 1 } },
      must: true,
    };
  }

  /** Gives all courses of a track its motif. */
  async setMotif(tx: Tx, trackId: string, motif: Track['motif']): Promise<void> {
    await this.db
      .collection<CourseRow>(COURSES)
      .updateMany({ trackId }, { $set: { motif }, $inc: { version: 1 } }, { session: tx.session });
  }

  /** Says where and in which languages a course is held. It is no change of the course's own, so its version stays. */
  setOffering(courseId: string, offering: Omit<Offering, 'townKeys'>): Write {
    const townKeys = [...new Set(offering.towns.map(fold))];
    return {
      collection: COURSES,
      filter: { _id: courseId },
      update: { $set: { offering: { ...offering, townKeys } } },
    };
  }
}

function narrowed<T extends { _id: string; organisationId: string }>(
  filter: Filter<T>,
  { organisationId, after }: { organisationId?: string | undefined; after?: string | undefined },
): Filter<T> {
  return {
    ...filter,
    ...(organisationId ? { organisationId } : {}),
    ...(after ? { _id: { $gt: after } } : {}),
  };
}

const toTrack = ({ _id, ...row }: TrackRow): Track => ({ id: _id, ...row });
const toCourse = ({ _id, ...row }: CourseRow): Course => ({ id: _id, ...row });
