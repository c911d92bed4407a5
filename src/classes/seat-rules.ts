import { milliseconds } from '../shared/duration';
import type { OrganisationSettings } from '../organisations';
import { DEFAULT_RULES, type SeatRules } from '../seating';
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
