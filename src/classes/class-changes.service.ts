import { Injectable } from '@nestjs/common';
import { LostRaceError } from '../shared/domain-error';
import type { Actor } from '../shared/actor';
import { checkIfMatch } from '../shared/if-match';
import { Database, type Write } from '../platform/database';
import { assertKnownSessions, assertPossible } from './class-check';
import { ClassRecords, type Deed } from './class-records';
import { CapacityBelowTakenError, WrongStateError } from './classes.errors';
import { type ChangedPart, ClassChanged, meetingBeforeJson } from './classes.facts';
import type { ClassChange } from './classes.forms';
import { mustPlanClasses } from './classes.policy';
import { ClassesRepository, type ClassPatch } from './classes.repository';
import { Instructors } from './instructors';
import { Offerings } from './offerings.service';
import { SeatPlans } from './seat-plans';
import { withCriterionIds } from './criteria';
import {
  changedSessions,
  type MeetingBefore,
  meetingsDiffer,
  meetingsThatDiffer,
  movedSessions,
  type SessionInput,
} from './sessions';
import { isLive, spanOf, type TrainingClass } from './training-class';

/** Changes of a class that stays in its state. The number of seats and the rules about them are changed by the desk, in its transaction. */
@Injectable()
export class ClassChanges {
  constructor(
    private readonly db: Database,
    private readonly repository: ClassesRepository,
    private readonly seats: SeatPlans,
    private readonly records: ClassRecords,
    private readonly offerings: Offerings,
    private readonly instructors: Instructors,
  ) {}

  /**
   * The number of seats first, as it may be refused, then the rest; both or, when refused, neither. Whoever changes the class between
   * the two ends the second with lost_race.
   * @throws NotFoundError, WrongStateError, CapacityBelowTakenError, DomainError 412 `stale`, LostRaceError
   */
  async change(actor: Actor, idOrCode: string, input: ClassChange, ifMatch?: string): Promise<TrainingClass> {
    mustPlanClasses(actor);
    const before = await this.repository.own(actor.organisationId, idOrCode);
    checkIfMatch(ifMatch, before.version);
    if (!isLive(before) && before.state !== 'draft') throw new WrongStateError(before.state);
    if (input.publishAt && before.state !== 'draft') throw new WrongStateError(before.state);
    await this.instructors.mustBelong(actor.organisationId, input.instructorIds);
    const patch = toPatch(before, input);
    const { capacity = before.capacity } = input;
    assertPossible({ ...before, ...withoutNulls(patch), capacity }, { ...input, sessions: meetingsOf(input) });
    if (input.capacity !== undefined && input.capacity !== before.capacity) {
      await this.setCapacity(actor, before, input.capacity, input.force === true);
    }
    if (Object.keys(patch).length > 0) {
      const current = await this.repository.own(actor.organisationId, before.id);
      const own = current.capacity === before.capacity ? 0 : 1;
      // The patch was made from what was read first; whoever changed the class since then must not be overwritten.
      if (current.version !== before.version + own) throw new LostRaceError();
      await this.setOthers(actor, current, patch);
    }
    await this.offerings.refresh(before);
    return this.repository.own(actor.organisationId, before.id);
  }

  private async setCapacity(actor: Actor, before: TrainingClass, capacity: number, force: boolean): Promise<void> {
    const facts = { from: before.capacity, to: capacity };
    const writes = this.tell(actor, before, ['capacity'], { verb: 'classes.capacity-changed', facts });
    const outcome = await this.seats.submit({
      classId: before.id,
      command: { type: 'setCapacity', capacity, ...(force ? { force } : {}) },
      writes: ({ result }) => (result === 'capacity' ? [this.repository.change(before, { capacity }), ...writes] : []),
    });
    if (outcome.result === 'capacity_below_taken') throw new CapacityBelowTakenError(outcome.taken);
  }

  private async setOthers(actor: Actor, before: TrainingClass, patch: ClassPatch): Promise<void> {
    const after = { ...before, ...withoutNulls(patch) };
    const [rules, oldRules] = await Promise.all([this.seats.rulesOf(after), this.seats.rulesOf(before)]);
    const parts = partsOf(before, after, patch);
    const meetings = meetingsThatDiffer(before.sessions, after.sessions, parts.includes('place'));
    const writes = [
      this.repository.change(before, patch),
      ...this.instructors.writes(actor, before, before.instructorIds, after.instructorIds),
      ...this.tell(actor, before, parts, { verb: 'classes.changed' }, meetings),
      ...(patch.publishAt ? this.records.publication(before.id, patch.publishAt) : []),
    ];
    if (JSON.stringify(rules) === JSON.stringify(oldRules)) {
      await this.db.inTransaction((tx) => tx.write(...writes));
    } else {
      await this.seats.submit({ classId: before.id, command: { type: 'setRules', rules }, writes: () => writes });
    }
  }

  /** The line of history, and the fact where people are in the class or may come. */
  private tell(
    actor: Actor,
    before: TrainingClass,
    what: ChangedPart[],
    deed: Deed,
    meetings: readonly MeetingBefore[] = [],
  ): Write[] {
    const fact = { classId: before.id, version: before.version + 1, what, meetings: meetings.map(meetingBeforeJson) };
    return [
      ...this.records.lines(actor, before, deed),
      ...(isLive(before) ? this.records.facts(ClassChanged, fact) : []),
    ];
  }
}

/** The new values; a new place or room makes every meeting a changed one. */
function toPatch(before: TrainingClass, input: ClassChange): ClassPatch {
  const { capacity: _capacity, force: _force, sessions: _sessions, decideBy, publishAt, criteria, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  const inputs = meetingsOf(input);
  if (inputs) assertKnownSessions(before.sessions, inputs);
  const kept = inputs ? changedSessions(before.sessions, inputs, before.state !== 'draft') : before.sessions;
  const moved = differs(given.venue, before.venue) || differs(given.town, before.town);
  const sessions = moved ? movedSessions(kept) : kept;
  return {
    ...given,
    ...(criteria ? { criteria: withCriterionIds(before.criteria ?? [], criteria) } : {}),
    ...instant('decideBy', decideBy),
    ...instant('publishAt', publishAt),
    ...(sessions === before.sessions ? {} : { sessions, ...spanOf(sessions) }),
  };
}

const meetingsOf = ({ sessions }: ClassChange): SessionInput[] | undefined =>
  sessions?.map((one) => ({ ...one, start: new Date(one.start), end: new Date(one.end) }));

/** An instant as it is stored; null takes it away. */
const instant = (key: 'decideBy' | 'publishAt', given: string | null | undefined): ClassPatch =>
  given === undefined ? {} : { [key]: given === null ? null : new Date(given) };

const differs = (given: unknown, before: unknown): boolean =>
  given !== undefined && JSON.stringify(given) !== JSON.stringify(before);

/** Which parts of the class are different now, for those who decide whom to tell. */
function partsOf(before: TrainingClass, after: TrainingClass, patch: ClassPatch): ChangedPart[] {
  const parts = new Set<ChangedPart>();
  if (meetingsDiffer(before.sessions, after.sessions) || differs(patch.timeZone, before.timeZone))
    parts.add('meetings');
  if ((['venue', 'town', 'directions'] as const).some((key) => differs(patch[key], before[key]))) parts.add('place');
  if (differs(patch.teachingLanguages, before.teachingLanguages)) parts.add('languages');
  if (differs(patch.instructorIds, before.instructorIds)) parts.add('people');
  return parts.size > 0 ? [...parts] : ['other'];
}

function withoutNulls(patch: ClassPatch): Partial<TrainingClass> {
  const entries = Object.entries(patch).map(([key, value]) => [key, value === null ? undefined : value]);
  return Object.fromEntries(entries) as Partial<TrainingClass>;
}
