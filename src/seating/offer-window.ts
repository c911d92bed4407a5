import { quietEnd } from '../shared/quiet-hours';
import type { SeatRules } from './ledger';

/** When an offer made now ends, and the first moment at which an SMS about it may go out. */
export interface OfferWindow {
  readonly until: Date;
  readonly messageFrom: Date;
}

/**
 * The window of an offer made at `now`: it counts from the end of quiet hours when made in them, an end in quiet hours moves to their end,
 * and it ends at the latest `beforeStart` before the class. Null when less than `least` is left until then: it is too late for an offer.
 */
export function offerWindow(rules: SeatRules, now: Date): OfferWindow | null {
  const { windows, quietHours, zone } = rules;
  const latest = rules.startsAt ? rules.startsAt.getTime() - windows.beforeStart : Infinity;
  if (latest - now.getTime() < windows.least) return null;
  const messageFrom = quietEnd(now, quietHours, zone);
  return { messageFrom, until: latestEnd(rules, new Date(messageFrom.getTime() + windows.offer)) };
}

/** `end`, moved out of quiet hours, and not past the moment after which no offer of the class may be open. */
export function latestEnd(rules: SeatRules, end: Date): Date {
  const latest = rules.startsAt ? rules.startsAt.getTime() - rules.windows.beforeStart : Infinity;
  return new Date(Math.min(quietEnd(end, rules.quietHours, rules.zone).getTime(), latest));
}
