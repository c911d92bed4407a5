import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import type { Leaf, Turn } from '../shared/leaf';
import { listed, type Listed } from '../shared/listing';
import { ShortMemory } from '../shared/short-memory';
import { type Clash, type ClassPlan, clashesOf } from './clashes';
import {
  type ClassLine,
  ClassLists,
  type ComingOfCourse,
  type ListPart,
  type ListQuery,
} from './class-lists.repository';
import { ClassParts, type ClassPlace } from './class-parts.repository';
import { canSeeClass } from './classes.policy';
import { ClassesRepository, type ClassQuery } from './classes.repository';
import { nextMeeting } from './meetings';
import { spanOf, type TrainingClass } from './training-class';

const MOST_OF_A_COURSE = 100;

/**
 * Reads classes. Single ones are kept for a second in each process, for the rush of many people to one class; who changes one here
 * sees the change at once. What decides something about a row asks `fresh` or `getOwn`.
 */
@Injectable()
export class Classes {
  private readonly kept = new ShortMemory<TrainingClass | null>();

  constructor(
    private readonly repository: ClassesRepository,
    private readonly parts: ClassParts,
    private readonly lists: ClassLists,
  ) {}

  /** A class in any state; who may see it is the caller's to check. @throws NotFoundError */
  async get(idOrCode: string): Promise<TrainingClass> {
    const found = await this.find(idOrCode);
    if (!found) throw new NotFoundError('class');
    return found;
  }

  find(idOrCode: string): Promise<TrainingClass | null> {
    return this.kept.get(idOrCode, () => this.repository.find(idOrCode));
  }

  /** The class as this actor may see it: a draft is there for its organisation's staff only. @throws NotFoundError */
  async getVisible(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    const found = await this.get(idOrCode);
    if (!canSeeClass(actor, found)) throw new NotFoundError('class');
    return found;
  }

  /** The class as it is at this moment, if it is the organisation's. @throws NotFoundError */
  getOwn(organisationId: string, idOrCode: string): Promise<TrainingClass> {
    return this.repository.own(organisationId, idOrCode);
  }

  /** The class of a meeting, as it is at this moment. @throws NotFoundError */
  async bySession(sessionId: string): Promise<TrainingClass> {
    const found = await this.repository.findBySession(sessionId);
    if (!found) throw new NotFoundError('session');
    return found;
  }

  /** The classes with these ids, by id; those that are not there are left out. */
  async mapClasses(ids: readonly string[]): Promise<ReadonlyMap<string, TrainingClass>> {
    const found = await this.repository.listByIds([...new Set(ids)]);
    return new Map(found.map((trainingClass) => [trainingClass.id, trainingClass]));
  }

  /** A part of a list by age; drafts only of the organisation in `draftsOf`. */
  async list(query: ClassQuery): Promise<Listed<TrainingClass>> {
    const rows = await this.repository.list(query);
    return listed(
      rows,
      query.limit,
      (row) => row.id,
      (row) => row,
    );
  }

  /** An organisation's own, drafts too, those that begin last in front; with an instructor's id, only those that person teaches. */
  listOwn(organisationId: string, limit: number, instructorId?: string): Promise<TrainingClass[]> {
    return this.repository.listOwn(organisationId, limit, instructorId);
  }

  /** An organisation's own that are neither over nor called off, drafts too; as they are at this moment. */
  listOpenOwn(organisationId: string): Promise<TrainingClass[]> {
    return this.repository.listOpenOf(organisationId);
  }

  /**
   * Live classes that press: those that have begun, begin by then, or are to be decided by then, by their start; and where none of them
   * meets again, the next to begin.
   */
  async listPressing(organisationId: string, now: Date, until: Date): Promise<TrainingClass[]> {
    const rows = await this.lists.listPressing(organisationId, until);
    if (rows.some((row) => nextMeeting(row, now))) return rows;
    const next = await this.lists.nextAfter(organisationId, until);
    return next ? [...rows, next] : rows;
  }

  /** The ids of an organisation's live classes. */
  liveIds(organisationId: string): Promise<string[]> {
    return this.lists.liveIds(organisationId);
  }

  /** How many classes each part of an organisation's list has. */
  countParts(query: ListQuery): Promise<Record<ListPart, number>> {
    return this.lists.counts(query);
  }

  /** A page of a part of the list. */
  page(query: ListQuery, part: ListPart, turn: Turn, limit: number): Promise<Leaf<ClassLine>> {
    return this.lists.page(query, part, turn, limit);
  }

  /** What is planned or not over of these courses, by course: how many, and the first `most` of them. */
  coming(organisationId: string, courseIds: readonly string[], most: number): Promise<Map<string, ComingOfCourse>> {
    return this.lists.coming(organisationId, courseIds, most);
  }

  /** A page of the public classes that were not over by `since`, by their start. */
  leafOfRecent(organisationId: string, since: Date, turn: Turn, limit: number): Promise<Leaf<ClassLine>> {
    return this.lists.leafOfRecent(organisationId, since, turn, limit);
  }

  countRecent(organisationId: string, since: Date): Promise<number> {
    return this.lists.countRecent(organisationId, since);
  }

  /** Those of the ids that are among them. */
  recentAmong(organisationId: string, since: Date, ids: readonly string[]): Promise<Set<string>> {
    return this.lists.recentAmong(organisationId, since, ids);
  }

  /** Where meetings of a plan meet those of the organisation's other classes: in one room, or with one teacher. */
  async clashes(organisationId: string, plan: ClassPlan): Promise<Clash[]> {
    if (plan.sessions.length === 0) return [];
    return clashesOf(plan, await this.repository.listAtTimes(organisationId, spanOf(plan.sessions)));
  }

  /** Where an organisation's classes are held, each place once, that of the class that begins last in front. */
  listPlaces(organisationId: string, limit: number): Promise<ClassPlace[]> {
    return this.parts.listPlaces(organisationId, limit);
  }

  /** The ids of live classes with a meeting that begins after `from` and not after `to`. */
  idsMeeting(from: Date, to: Date): Promise<string[]> {
    return this.parts.idsMeeting(from, to);
  }

  /** Published classes that have not begun, by start, at most `limit`. */
  listUpcoming(limit: number): Promise<TrainingClass[]> {
    return this.repository.listUpcoming(limit);
  }

  /** Those of one course. */
  listUpcomingOf(courseId: string): Promise<TrainingClass[]> {
    return this.repository.listUpcoming(MOST_OF_A_COURSE, courseId);
  }

  /** Published classes of a course that are not over, by start. */
  listLiveOf(courseId: string): Promise<TrainingClass[]> {
    return this.repository.listLiveOf(courseId);
  }

  /** Forgets what was read before, after a change made in this process. */
  forget(): void {
    this.kept.clear();
  }
}
