import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { RosterEntry } from '../../enrolments';
import { History } from '../../history';
import { type Look, People } from '../../people';
import type { OpenClass } from '../office/reading';

/** So long the numbers stay on the page after the look that was written down. */
const SHOWN_MILLISECONDS = 10 * 60_000;

const PHONES: Look = { field: 'phone', reason: 'class.phone-list' };
const FILE: Look = { field: 'contact', reason: 'class.roster-file' };

/**
 * Contacts of a whole class at once: the exception to numbers that are looked at one by one. Each look is written down, a row for each
 * person, with the reason in the history of the class, before anything is shown.
 */
@Injectable()
export class ContactLooks {
  constructor(
    private readonly people: People,
    private readonly history: History,
    private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError */
  phones(open: OpenClass, entries: readonly RosterEntry[], reason: string): Promise<void> {
    return this.write(open, entries, PHONES, { verb: 'lists.phones', facts: { people: entries.length }, reason });
  }

  /** @throws ForbiddenError */
  file(open: OpenClass, entries: readonly RosterEntry[], format: string, reason: string): Promise<void> {
    const facts = { people: entries.length, format };
    return this.write(open, entries, FILE, { verb: 'lists.file', facts, reason });
  }

  /** Those whose number this person has opened a moment ago; an address alone shows no number. */
  seen({ actor, trainingClass }: OpenClass, entries: readonly RosterEntry[]): Promise<Set<string>> {
    const since = new Date(this.clock.real().getTime() - SHOWN_MILLISECONDS);
    return this.people.lookedAt(actor, trainingClass.organisationId, idsOf(entries), PHONES, since);
  }

  private write(
    { actor, trainingClass: { id, organisationId } }: OpenClass,
    entries: readonly RosterEntry[],
    look: Look,
    told: { verb: string; facts: Record<string, string | number>; reason: string },
  ): Promise<void> {
    const line = { organisationId, subject: { kind: 'class', id }, classId: id, ...told } as const;
    return this.people.lookAtAll(actor, organisationId, idsOf(entries), look, this.history.writes(actor, line));
  }
}

const idsOf = (entries: readonly RosterEntry[]): string[] => entries.map(({ enrolment }) => enrolment.personId);
