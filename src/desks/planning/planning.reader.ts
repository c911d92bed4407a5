import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Access } from '../../access';
import { type Clash, Classes, type ClassPlan, type TrainingClass } from '../../classes';
import { type Course, inLevelOrder, type Track, Tracks } from '../../tracks';
import { knownPlaces, type KnownPlace } from './places';
import { type Desk, own } from './planning.frame';

/** Somebody who can teach. */
export interface Teacher {
  readonly id: string;
  readonly name: string;
}

/** What a class can be made of. */
export interface PlanParts {
  readonly courses: readonly Course[];
  readonly tracks: ReadonlyMap<string, Track>;
  readonly places: readonly KnownPlace[];
  readonly teachers: readonly Teacher[];
  readonly now: Date;
}

/** A clash with the words for it. */
export interface NamedClash extends Clash {
  readonly course: Course | undefined;
  readonly names: readonly string[];
}

const MOST = 1_000;
/** A longer list to choose from is of no use. */
const MOST_PLACES = 200;

/** Reads what the forms of classes choose from. */
@Injectable()
export class PlanningReader {
  constructor(
    private readonly tracks: Tracks,
    private readonly classes: Classes,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** The class as it is now, of this organisation. @throws NotFoundError */
  trainingClass({ organisation }: Desk, code: string): Promise<TrainingClass> {
    return this.classes.getOwn(organisation.id, code);
  }

  /** @throws NotFoundError */
  async course(desk: Desk, idOrSlug: string): Promise<Course> {
    return own(desk, await this.tracks.getCourse(idOrSlug), 'course');
  }

  /** Courses, places of classes, and those who teach. A class that is changed stays of its course, and its place comes first. */
  async parts({ organisation }: Desk, before?: TrainingClass): Promise<PlanParts> {
    const organisationId = organisation.id;
    const [taught, places, members] = await Promise.all([
      before ? this.taughtIn(before) : this.taught(organisationId),
      this.classes.listPlaces(organisationId, MOST_PLACES),
      this.access.members(organisationId),
    ]);
    const teachers = members.filter(({ grants }) => grants.some(({ role }) => role === 'instructor'));
    return {
      ...taught,
      places: knownPlaces(before ? [before, ...places] : places),
      teachers: teachers.map(({ account }) => ({ id: account.id, name: account.name })),
      now: this.clock.now(),
    };
  }

  /** Where the plan meets other classes, with their courses and the names of those who teach both. */
  async clashes(
    { organisation }: Desk,
    plan: ClassPlan,
    { teachers }: Pick<PlanParts, 'teachers'>,
  ): Promise<NamedClash[]> {
    const found = await this.classes.clashes(organisation.id, plan);
    const courses = await this.tracks.mapCourses(found.map(({ other }) => other.courseId));
    const nameOf = (id: string) => teachers.find((teacher) => teacher.id === id)?.name;
    return found.map((clash) => ({
      ...clash,
      course: courses.get(clash.other.courseId),
      names: (clash.instructorIds.length > 0 ? clash.instructorIds : clash.other.instructorIds).flatMap(
        (id) => nameOf(id) ?? [],
      ),
    }));
  }

  private async taught(organisationId: string): Promise<Pick<PlanParts, 'tracks' | 'courses'>> {
    const [tracks, courses] = await Promise.all([
      this.tracks.listTracks({ organisationId, limit: MOST }),
      this.tracks.listCourses({ organisationId, limit: MOST }),
    ]);
    return {
      tracks: new Map(tracks.items.map((track) => [track.id, track])),
      courses: tracks.items.flatMap((track) =>
        inLevelOrder(courses.items.filter(({ trackId }) => trackId === track.id)),
      ),
    };
  }

  private async taughtIn({ courseId }: TrainingClass): Promise<Pick<PlanParts, 'tracks' | 'courses'>> {
    const course = await this.tracks.getCourse(courseId);
    const track = await this.tracks.getTrack(course.trackId);
    return { tracks: new Map([[track.id, track]]), courses: [course] };
  }
}
