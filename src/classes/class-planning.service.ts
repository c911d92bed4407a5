import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import { FieldErrors, NotFoundError } from '../shared/domain-error';
import { Database, isDuplicateKey } from '../platform/database';
import { type Course, Tracks } from '../tracks';
import { ClassRecords } from './class-records';
import { assertPossible } from './class-check';
import { newClassCode, nextGroup } from './class-code';
import { withCriterionIds } from './criteria';
import type { NewClass } from './classes.forms';
import { mustPlanClasses } from './classes.policy';
import { ClassesRepository } from './classes.repository';
import { Instructors } from './instructors';
import { SeatPlans } from './seat-plans';
import { newSessions } from './sessions';
import { spanOf, type TrainingClass } from './training-class';

const CODE_TRIES = 5;

/** Makes classes, for managers and coordinators of the organisation whose course it is. */
@Injectable()
export class ClassPlanning {
  constructor(
    private readonly db: Database,
    private readonly repository: ClassesRepository,
    private readonly tracks: Tracks,
    private readonly seats: SeatPlans,
    private readonly records: ClassRecords,
    private readonly instructors: Instructors,
  ) {}

  /**
   * Makes a draft with its seat ledger, still closed, in one transaction, under the operation's id; asked again, answers with it.
   * Meetings may lie in the past: that is how a paper roll is typed in.
   * @throws NotFoundError for a course of others, FieldErrors for instructors of others and for a code that is taken
   */
  async create(actor: Actor, operationId: string, input: NewClass): Promise<TrainingClass> {
    mustPlanClasses(actor);
    const course = await this.tracks.findCourse(input.courseId);
    if (!course || course.organisationId !== actor.organisationId) throw new NotFoundError('course');
    await this.instructors.mustBelong(actor.organisationId, input.instructorIds);
    for (let tries = 1; ; tries += 1) {
      const draft = await this.draft(actor, operationId, course, input);
      try {
        await this.write(actor, draft);
        return draft;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await this.repository.find(operationId);
        if (known) return known;
        if (input.code !== undefined) throw codeTaken();
        if (tries === CODE_TRIES) throw error;
      }
    }
  }

  /** Refuses what `create` would refuse, before anything is written. @throws FieldErrors */
  async check(input: NewClass): Promise<void> {
    possible(input);
    if (input.code !== undefined && (await this.repository.find(input.code))) throw codeTaken();
  }

  private async write(actor: StaffActor, draft: TrainingClass & { state: 'draft' }): Promise<void> {
    const ledger = await this.seats.beginWrites(draft);
    await this.db.inTransaction((tx) =>
      tx.write(
        this.repository.insert(draft),
        ...ledger,
        ...this.instructors.writes(actor, draft, [], draft.instructorIds),
        ...this.records.lines(actor, draft, { verb: 'classes.created' }),
        ...(draft.publishAt ? this.records.publication(draft.id, draft.publishAt) : []),
      ),
    );
  }

  private async draft(
    actor: StaffActor,
    id: string,
    course: Course,
    input: NewClass,
  ): Promise<TrainingClass & { state: 'draft' }> {
    const { courseId: _, sessions: _meetings, decideBy: _decideBy, publishAt, criteria, ...rest } = input;
    const { sessions, span, decision } = possible(input);
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
    return {
      ...given,
      id,
      code: given.code ?? newClassCode(course.slug),
      organisationId: actor.organisationId,
      courseId: course.id,
      state: 'draft',
      interpreterLanguages: given.interpreterLanguages ?? [],
      admission: given.admission ?? 'open',
      ...(criteria ? { criteria: withCriterionIds([], criteria) } : {}),
      freePlaces: given.freePlaces ?? (course.prices.free ? 'all' : 0),
      instructorIds: given.instructorIds ?? [],
      group: given.group ?? nextGroup(await this.repository.groupsOf(course.id)),
      ...decision,
      ...(publishAt ? { publishAt: new Date(publishAt) } : {}),
      sessions,
      ...span,
      version: 1,
    };
  }
}

const codeTaken = (): FieldErrors => new FieldErrors([{ field: 'code', code: 'taken', message: '' }]);

/** The instants of a class that contradicts itself nowhere. @throws FieldErrors */
function possible({ sessions: meetings, decideBy, ...rest }: NewClass) {
  const inputs = meetings.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
  const sessions = newSessions(inputs);
  const span = spanOf(sessions);
  const decision = !decideBy ? {} : { decideBy: new Date(decideBy) };
  assertPossible({ ...rest, ...span, ...decision }, { ...rest, decideBy, sessions: inputs });
  return { sessions, span, decision };
}
