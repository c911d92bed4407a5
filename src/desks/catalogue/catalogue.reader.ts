import { Injectable } from '@nestjs/common';
import { ShortMemory } from '../../shared/short-memory';
import { Classes, type TrainingClass } from '../../classes';
import { Solidarity } from '../../outcomes';
import { type Organisation, Organisations } from '../../organisations';
import { SeatDesk } from '../../seating';
import { type Course, Tracks, type Track } from '../../tracks';
import type { Entry, Group, Snapshot } from './catalogue';

/** More than this is not shown; a catalogue of this size has other needs. */
const MOST_CLASSES = 1_000;
const MOST_COURSES = 500;

/** Everything a course's page shows. */
export interface CourseReading {
  readonly course: Course;
  readonly track: Track;
  readonly organisation: Organisation;
  readonly groups: readonly Group[];
  /** How many free places each of the groups pays for, where it does. */
  readonly pays: ReadonlyMap<string, number>;
  /** The courses of the track from the first level to the last. */
  readonly path: readonly Course[];
}

/** Reads what public pages show in a few queries, whatever is on them. Seats are at most a second old. */
@Injectable()
export class CatalogueReader {
  private readonly kept = new ShortMemory<Snapshot>(100);

  constructor(
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
    private readonly solidarity: Solidarity,
  ) {}

  /** The whole catalogue in four queries. Pages are kept for a second as they are; here only those asked for at once share. */
  snapshot(): Promise<Snapshot> {
    return this.kept.get('all', () => this.read());
  }

  /** @throws NotFoundError */
  async course(slug: string): Promise<CourseReading> {
    const course = await this.tracks.getCourse(slug);
    const [track, organisation, path, live] = await Promise.all([
      this.tracks.getTrack(course.trackId),
      this.organisations.get(course.organisationId),
      this.tracks.coursesOfTrack(course.trackId),
      this.classes.listUpcomingOf(course.id),
    ]);
    const [groups, pays] = await Promise.all([
      this.withSeats(live),
      this.solidarity.placesOf(
        organisation.id,
        live.map(({ id }) => id),
      ),
    ]);
    return { course, track, organisation, path, groups, pays };
  }

  /** A track with its courses and what of them can be chosen. @throws NotFoundError */
  async track(slug: string): Promise<{ track: Track; organisation: Organisation; entries: Entry[] }> {
    const track = await this.tracks.getTrack(slug);
    const [organisation, courses, all] = await Promise.all([
      this.organisations.get(track.organisationId),
      this.tracks.coursesOfTrack(track.id),
      this.snapshot(),
    ]);
    const groups = new Map(all.entries.map((entry) => [entry.course.id, entry.groups]));
    const entries = courses.map((course) => ({ course, organisation, groups: groups.get(course.id) ?? [] }));
    return { track, organisation, entries };
  }

  private async read(): Promise<Snapshot> {
    const [upcoming, courses, all] = await Promise.all([
      this.classes.listUpcoming(MOST_CLASSES),
      this.tracks.listCourses({ limit: MOST_COURSES }),
      this.organisations.list(),
    ]);
    const organisations = all.filter(({ closed }) => !closed);
    const groups = new Map<string, Group[]>();
    for (const group of await this.withSeats(upcoming)) {
      groups.set(group.row.courseId, [...(groups.get(group.row.courseId) ?? []), group]);
    }
    const owners = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    const entries = courses.items.flatMap((course): Entry[] => {
      const organisation = owners.get(course.organisationId);
      return organisation ? [{ course, organisation, groups: groups.get(course.id) ?? [] }] : [];
    });
    return { entries, organisations };
  }

  private async withSeats(rows: readonly TrainingClass[]): Promise<Group[]> {
    const counts = await this.desk.counts(rows.map((row) => row.id));
    return rows.flatMap((row): Group[] => {
      const seats = counts.get(row.id);
      return seats ? [{ row, seats }] : [];
    });
  }
}
