import { Injectable } from '@nestjs/common';
import { milliseconds } from '../shared/duration';
import type { Write } from '../platform/database';
import { Organisations, type OrganisationSettings } from '../organisations';
import { DEFAULT_RULES, SeatDesk, type SeatRules } from '../seating';
import type { TrainingClass } from './training-class';

/** The rules by which a class's seats are given: the class's own values, and the organisation's where it has none. */
export function seatRules(
  row: Pick<TrainingClass, 'timeZone' | 'startsAt' | 'offerWindow' | 'waitlistRule' | 'freePlaces'>,
  settings: OrganisationSettings,
): SeatRules {
  return {
    zone: row.timeZone,
    startsAt: row.startsAt,
    windows: {
      ...DEFAULT_RULES.windows,
      offer: milliseconds(row.offerWindow ?? settings.offerWindow),
      hold: milliseconds(settings.holdWindow),
    },
    quietHours: settings.quietHours,
    waitlistRule: row.waitlistRule ?? settings.waitlistRule,
    freePlaces: row.freePlaces,
    maxParty: settings.maxParty,
    maxQueue: settings.maxQueue,
  };
}

/** The ledger's side of a class: how it begins, and by which rules it goes on. */
@Injectable()
export class SeatPlans {
  constructor(
    private readonly organisations: Organisations,
    private readonly desk: SeatDesk,
  ) {}

  /** Hands a command to the seat desk. */
  readonly submit: SeatDesk['submit'] = (request) => this.desk.submit(request);

  /** The class's rules, with the organisation's settings as they are at this moment. */
  async rulesOf(row: TrainingClass): Promise<SeatRules> {
    return seatRules(row, (await this.organisations.getFresh(row.organisationId)).settings);
  }

  /** The writes that begin the ledger of a draft: nobody can join yet. */
  async beginWrites(draft: TrainingClass): Promise<Write[]> {
    const rules = await this.rulesOf(draft);
    return this.desk.createWrites({ classId: draft.id, capacity: draft.capacity, open: false, rules });
  }

  /** Gives the ledger the rules as they are now; own values of the class stay. */
  async refreshRules(row: TrainingClass): Promise<void> {
    await this.desk.submit({ classId: row.id, command: { type: 'setRules', rules: await this.rulesOf(row) } });
  }
}
