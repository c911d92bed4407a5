import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { checkIfMatch } from '../shared/if-match';
import { Database, isDuplicateKey, type Write } from '../platform/database';
import { History } from '../history';
import type { Course } from './course';
import type { CourseChange, NewCourse, NewTrack, TrackChange } from './tracks.forms';
import { mustPlan } from './tracks.policy';
import { TracksRepository } from './tracks.repository';
import { Tracks } from './tracks.service';
import { SlugTakenError } from './tracks.errors';
import { motifFor, type Track } from './track';

const COMPLETION = { attendance: 0.8, handwork: false, quiz: false } as const;

/** Makes and changes tracks and courses, for managers and coordinators of the organisation that owns them. */
@Injectable()
export class Planning {
  constructor(
    private readonly db: Database,
    private readonly repository: TracksRepository,
    private readonly tracks: Tracks,
    private readonly history: History,
  ) {}

  /**
   * Makes a track under the operation's id; asked again, answers with it.
   * @throws SlugTakenError
   */
  async createTrack(actor: Actor, operationId: string, input: NewTrack): Promise<Track> {
    mustPlan(actor);
    const track: Track = {
      id: operationId,
      organisationId: actor.organisationId,
      slug: input.slug,
      title: input.title,
      summary: input.summary ?? {},
      motif: input.motif ?? motifFor(input.slug),
      version: 1,
    };
    const { organisationId } = actor;
    const subject = { kind: 'track' as const, id: track.id };
    const known = await this.once(input.slug, () => this.repository.findTrack(track.id), [
      this.repository.insertTrack(track),
      ...this.history.writes(actor, { organisationId, subject, verb: 'tracks.track-created' }),
    ]);
    return known ?? track;
  }

  /**
   * Makes a course of an own track under the operation's id; asked again, answers with it.
   * @throws SlugTakenError, NotFoundError for a track of others
   */
  async createCourse(actor: Actor, operationId: string, input: NewCourse): Promise<Course> {
    mustPlan(actor);
    const { organisationId } = actor;
    const track = await this.repository.findTrack(input.trackId);
    if (!track || track.organisationId !== organisationId) throw new NotFoundError('track');
    const course: Course = {
      id: operationId,
      organisationId,
      trackId: track.id,
      level: input.level,
      slug: input.slug,
      title: input.title,
      summary: input.summary ?? {},
      outcomes: input.outcomes ?? [],
      audience: input.audience ?? [],
      hours: input.hours ?? 0,
      entry: input.entry ?? { rule: 'none' },
      completion: withDefaults(input.completion),
      prices: input.prices ? strip(input.prices) : { free: true },
      motif: track.motif,
      state: 'published',
      offering: { towns: [], townKeys: [], languages: [] },
      version: 1,
    };
    const subject = { kind: 'course' as const, id: course.id };
    const known = await this.once(input.slug, () => this.repository.findCourse(course.id), [
      this.repository.insertCourse(course),
      ...this.history.writes(actor, { organisationId, subject, verb: 'tracks.course-created' }),
    ]);
    return known ?? course;
  }

  /** @throws NotFoundError, DomainError 412 `stale`, LostRaceError */
  async changeTrack(actor: Actor, idOrSlug: string, input: TrackChange, ifMatch?: string): Promise<Track> {
    mustPlan(actor);
    const { organisationId } = actor;
    const id = await this.db.inTransaction(async (tx) => {
      const track = await this.repository.ownTrack(tx, organisationId, idOrSlug);
      checkIfMatch(ifMatch, track.version);
      await tx.write(
        this.repository.changeTrack(track, strip(input)),
        ...this.history.writes(actor, {
          organisationId,
          subject: { kind: 'track', id: track.id },
          verb: 'tracks.track-changed',
        }),
      );
      if (input.motif && input.motif !== track.motif) await this.repository.setMotif(tx, track.id, input.motif);
      return track.id;
    });
    this.tracks.forget();
    return this.tracks.getTrack(id);
  }

  /** @throws NotFoundError, DomainError 412 `stale`, LostRaceError */
  async changeCourse(actor: Actor, idOrSlug: string, input: CourseChange, ifMatch?: string): Promise<Course> {
    mustPlan(actor);
    const { organisationId } = actor;
    const id = await this.db.inTransaction(async (tx) => {
      const course = await this.repository.ownCourse(tx, organisationId, idOrSlug);
      checkIfMatch(ifMatch, course.version);
      const { completion, prices, ...rest } = input;
      const patch: Partial<Course> = {
        ...strip(rest),
        ...(completion ? { completion: { ...course.completion, ...strip(completion) } } : {}),
        ...(prices ? { prices: strip(prices) } : {}),
      };
      await tx.write(
        this.repository.changeCourse(course, patch),
        ...this.history.writes(actor, {
          organisationId,
          subject: { kind: 'course', id: course.id },
          verb: 'tracks.course-changed',
        }),
      );
      return course.id;
    });
    this.tracks.forget();
    return this.tracks.getCourse(id);
  }

  /** Writes a new thing once: what stands there already under the operation's id is returned, another one's slug refused. */
  private async once<T>(slug: string, find: () => Promise<T | null>, writes: readonly Write[]): Promise<T | null> {
    try {
      await this.db.inTransaction((tx) => tx.write(...writes));
      this.tracks.forget();
      return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const known = await find();
      if (known) return known;
      throw new SlugTakenError(slug);
    }
  }
}

const withDefaults = (given: NewCourse['completion']): Course['completion'] => ({
  ...COMPLETION,
  ...(given ? strip(given) : {}),
});

/** Without the keys that were not given, which MongoDB would store as null. */
function strip<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as never;
}
