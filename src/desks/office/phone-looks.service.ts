import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import type { RosterEntry } from '../../enrolments';
import { People } from '../../people';
import type { OpenClass } from './reading';

/** Why a number is looked at, as the log of accesses keeps it. */
const REASON = 'class.roster';
/** So long a number stays on the page after the look that was written down. */
const SHOWN_MILLISECONDS = 10 * 60_000;

/** A phone number that this person has just looked at. */
export interface PhoneLook {
  readonly enrolmentId: string;
  readonly at: Date;
}

/** Who looks, and in whose class. */
type Whose = Pick<OpenClass, 'actor' | 'trainingClass'>;

/** Phone numbers are looked at one by one, and each look is written down before the number is shown. */
@Injectable()
export class PhoneLooks {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** Writes the look down. */
  async look({ actor, trainingClass }: Whose, { enrolment }: RosterEntry): Promise<void> {
    await this.people.lookAt(actor, trainingClass.organisationId, enrolment.personId, 'phone', REASON);
  }

  /** Whether this person looked at the number of an enrolment a moment ago; an address alone shows no number. */
  async find({ actor, trainingClass }: Whose, entry: RosterEntry): Promise<PhoneLook | undefined> {
    const { id, personId } = entry.enrolment;
    const since = this.clock.real().getTime() - SHOWN_MILLISECONDS;
    const looks = await this.people.accesses(trainingClass.organisationId, personId);
    const own = looks.find(
      ({ accountId, field, at }) => accountId === actor.accountId && field === 'phone' && at.getTime() >= since,
    );
    return own && { enrolmentId: id, at: own.at };
  }
}
