import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { type Day, dayOf } from '../shared/days';
import { wallClock } from '../shared/wall-clock';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';

/** What day it is at an organisation. */
@Injectable()
export class OfficeDay {
  constructor(
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Of the actor's organisation; by UTC for whoever has none. */
  of(actor: Actor): Promise<Day> {
    return this.ofOrganisation(actor.kind === 'staff' ? actor.organisationId : '');
  }

  /** Today, or the day of an instant. */
  async ofOrganisation(organisationId: string, at = this.clock.now()): Promise<Day> {
    const organisation = await this.organisations.find(organisationId);
    const { year, month, day } = wallClock(at, organisation?.timeZone ?? 'UTC');
    return dayOf(year, month, day) ?? `${year}-01-01`;
  }
}
