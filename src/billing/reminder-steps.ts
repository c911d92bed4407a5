import type { Day } from '../shared/days';

/** The letters that ask for money that did not come, one after the other. */
export const REMINDER_STEPS = ['friendly', 'second', 'last'] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** A reminder that went out; `id` is that of the operation, so that a repeat sends none. */
export interface SentReminder {
  readonly step: ReminderStep;
  readonly on: Day;
  readonly id: string;
}
