import { Injectable } from '@nestjs/common';
import type { Role } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { type Leaf, leafAt, leafWith, type Turn } from '../shared/leaf';
import { derivedId } from '../shared/ids';
import { Access } from '../access';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { Tracks } from '../tracks';
import type { CalendarFeed, FeedKind, FeedSubject, Room } from './calendar-feed';
import { sameRoom } from './clashes';
import type { ClassLine } from './class-lists.repository';
import { Classes } from './classes.service';
import { isPublic, type TrainingClass } from './training-class';

/** No association has more classes than these. */
const MOST = 1_000;
/** So long after its end a class stays in the calendars. */
const KEPT_MILLISECONDS = 365 * 24 * 3_600_000;
const LISTED_MILLISECONDS = 31 * 24 * 3_600_000;

/** What of an organisation there are feeds of, and which classes stand in them. Drafts stand in none: they may change any day. */
@Injectable()
export class FeedSubjects {
  constructor(
    private readonly classes: Classes,
    private readonly access: Access,
    private readonly organisations: Organisations,
    private readonly tracks: Tracks,
    private readonly clock: Clock,
  ) {}

  /** The organisation, its classes that are not long over, the rooms of all its classes, and those who teach. */
  async list(organisationId: string): Promise<FeedSubject[]> {
    const [others, { items }] = await Promise.all([
      this.listOthers(organisationId),
      this.leafOfClasses(organisationId, {}, MOST),
    ]);
    return [...others, ...items];
  }

  /** All of it but the classes. */
  async listOthers(organisationId: string): Promise<FeedSubject[]> {
    const [{ name }, places, members] = await Promise.all([
      this.organisations.get(organisationId),
      this.classes.listPlaces(organisationId, MOST),
      this.access.members(organisationId),
    ]);
    return [
      { kind: 'organisation', subject: organisationId, title: name },
      ...roomsOf(places).map((room) => {
        return { kind: 'room' as const, subject: keyOf(room), room, group: room.town, title: room.venue };
      }),
      ...members.filter(isTeacher).map(({ account }) => {
        return { kind: 'instructor' as const, subject: account.id, title: { en: account.name } };
      }),
    ];
  }

  /** A page of the classes that are not long over, by their start. */
  async leafOfClasses(organisationId: string, turn: Turn, limit: number): Promise<Leaf<FeedSubject>> {
    const read = (one: Turn) => this.classes.leafOfRecent(organisationId, this.since(), one, limit);
    const leaf = await leafAt(turn, read);
    const courses = await this.tracks.mapCourses(leaf.items.map(({ courseId }) => courseId));
    return leafWith(leaf, ({ id, group, courseId }: ClassLine): FeedSubject => {
      return { kind: 'class', subject: id, classId: id, group, title: courses.get(courseId)?.title ?? {} };
    });
  }

  /** How many classes are not long over. */
  countClasses(organisationId: string): Promise<number> {
    return this.classes.countRecent(organisationId, this.since());
  }

  /** Those of the ids of classes that are not long over. */
  recentAmong(organisationId: string, ids: readonly string[]): Promise<Set<string>> {
    return this.classes.recentAmong(organisationId, this.since(), ids);
  }

  /** @throws NotFoundError for what is not there, and for another organisation's */
  async get(organisationId: string, kind: FeedKind, subject: string): Promise<FeedSubject> {
    const found = (await this.list(organisationId)).find((one) => one.kind === kind && one.subject === subject);
    if (!found) throw new NotFoundError('calendar');
    return found;
  }

  /** What a feed that was made is of, however long ago; undefined once its teacher teaches here no more. */
  async of({ organisationId, kind, subject, room }: CalendarFeed): Promise<FeedSubject | undefined> {
    switch (kind) {
      case 'organisation':
        return { kind, subject, title: (await this.organisations.get(organisationId)).name };
      case 'room':
        return { kind, subject, title: room?.venue ?? {}, ...(room ? { room, group: room.town } : {}) };
      case 'class': {
        const { group, courseId } = await this.classes.getOwn(organisationId, subject);
        return { kind, subject, classId: subject, group, title: (await this.tracks.getCourse(courseId)).title };
      }
      case 'instructor': {
        const teachers = (await this.access.members(organisationId)).filter(isTeacher);
        const known = teachers.find(({ account }) => account.id === subject);
        return known && { kind, subject, title: { en: known.account.name } };
      }
    }
  }

  /** The classes of a feed, those that were called off too, so that calendars take them out. */
  async classesOf({ organisationId, kind, subject, room }: CalendarFeed): Promise<TrainingClass[]> {
    const rows =
      kind === 'class'
        ? [await this.classes.getOwn(organisationId, subject)]
        : await this.classes.listOwn(organisationId, MOST, kind === 'instructor' ? subject : undefined);
    const since = this.clock.now().getTime() - KEPT_MILLISECONDS;
    return rows.filter(
      (row) =>
        isPublic(row) &&
        row.endsAt.getTime() > since &&
        (kind !== 'room' || (room !== undefined && sameRoom(room, row))),
    );
  }

  private since(): Date {
    return new Date(this.clock.now().getTime() - LISTED_MILLISECONDS);
  }
}

const isTeacher = ({ grants }: { readonly grants: readonly { readonly role: Role }[] }): boolean =>
  grants.some(({ role }) => role === 'instructor');

/** Each room once, named as the class that begins last there names it. */
function roomsOf(rows: readonly Room[]): Room[] {
  const rooms: Room[] = [];
  for (const { town, venue } of rows) {
    if (!rooms.some((room) => sameRoom(room, { town, venue }))) rooms.push({ town, venue });
  }
  return rooms;
}

const keyOf = ({ town, venue }: Room): string => derivedId('classes:room', JSON.stringify([town, venue]));
