import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { Access } from '../access';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { Tracks } from '../tracks';
import type { CalendarFeed, FeedKind, FeedSubject, Room } from './calendar-feed';
import { sameRoom } from './clashes';
import { ClassesRepository } from './classes.repository';
import { isPublic, type TrainingClass } from './training-class';

/** More than these an association has of none. */
const MOST = 1_000;
/** So long after its end a class stays in the calendars. */
const KEPT_MILLISECONDS = 365 * 24 * 3_600_000;
const LISTED_MILLISECONDS = 31 * 24 * 3_600_000;

/** What of an organisation there are feeds of, and which classes stand in them. Drafts stand in none: they may change any day. */
@Injectable()
export class FeedSubjects {
  constructor(
    private readonly classes: ClassesRepository,
    private readonly access: Access,
    private readonly organisations: Organisations,
    private readonly tracks: Tracks,
    private readonly clock: Clock,
  ) {}

  /** The organisation, its classes that are not long over, the rooms of all its classes, and those who teach. */
  async list(organisationId: string): Promise<FeedSubject[]> {
    const [{ name }, rows, members] = await Promise.all([
      this.organisations.get(organisationId),
      this.classes.listOwn(organisationId, MOST),
      this.access.members(organisationId),
    ]);
    const since = this.clock.now().getTime() - LISTED_MILLISECONDS;
    const listed = rows.filter((row) => isPublic(row) && row.endsAt.getTime() > since);
    const courses = await this.tracks.mapCourses(listed.map(({ courseId }) => courseId));
    const teachers = members.filter(({ grants }) => grants.some(({ role }) => role === 'instructor'));
    return [
      { kind: 'organisation', subject: organisationId, title: name },
      ...listed.map(({ id, group, courseId }) => {
        return { kind: 'class' as const, subject: id, classId: id, group, title: courses.get(courseId)?.title ?? {} };
      }),
      ...roomsOf(rows).map((room) => {
        return { kind: 'room' as const, subject: keyOf(room), room, group: room.town, title: room.venue };
      }),
      ...teachers.map(({ account }) => {
        return { kind: 'instructor' as const, subject: account.id, title: { en: account.name } };
      }),
    ];
  }

  /** @throws NotFoundError for what is not there, and for another organisation's */
  async get(organisationId: string, kind: FeedKind, subject: string): Promise<FeedSubject> {
    const found = await this.find(organisationId, kind, subject);
    if (!found) throw new NotFoundError('calendar');
    return found;
  }

  /** What a feed is of; undefined once it is long over, or nobody meets there any more. */
  async find(organisationId: string, kind: FeedKind, subject: string): Promise<FeedSubject | undefined> {
    const all = await this.list(organisationId);
    return all.find((one) => one.kind === kind && one.subject === subject);
  }

  /** The classes of a feed, those that were called off too, so that calendars take them out. */
  async classesOf({ organisationId, kind, subject, room }: CalendarFeed): Promise<TrainingClass[]> {
    const rows = await this.classes.listOwn(organisationId, MOST, kind === 'instructor' ? subject : undefined);
    const since = this.clock.now().getTime() - KEPT_MILLISECONDS;
    return rows.filter(
      (row) =>
        isPublic(row) &&
        row.endsAt.getTime() > since &&
        (kind !== 'class' || row.id === subject) &&
        (kind !== 'room' || (room !== undefined && sameRoom(room, row))),
    );
  }
}

/** Each room once, named as the class that begins last there names it. */
function roomsOf(rows: readonly TrainingClass[]): Room[] {
  const rooms: Room[] = [];
  for (const { town, venue } of rows) {
    if (!rooms.some((room) => sameRoom(room, { town, venue }))) rooms.push({ town, venue });
  }
  return rooms;
}

const keyOf = ({ town, venue }: Room): string => derivedId('classes:room', JSON.stringify([town, venue]));
