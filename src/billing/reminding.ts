import { type Day, plusDays } from '../shared/days';
import { type Invoice, isOverdue } from './invoice';
import { domesticAccount } from './references';
import { REMINDER_STEPS, type ReminderStep, type SentReminder } from './reminder-steps';

/** Until when the bank has told what came to an account; a table of a bank names none, and tells it of the own currency. */
export interface Coverage {
  readonly account?: string | undefined;
  readonly until: Day;
}

export const REMINDER_REFUSALS = ['not_late', 'stopped', 'all_sent', 'nobody_to_send_to', 'bank_not_told'] as const;
export type ReminderRefusal = (typeof REMINDER_REFUSALS)[number];

type Remindable = Pick<
  Invoice,
  'kind' | 'status' | 'dueOn' | 'reminders' | 'remindersStopped' | 'personId' | 'account' | 'currency'
>;

const sentOf = ({ reminders = [] }: Pick<Invoice, 'reminders'>): readonly SentReminder[] => reminders;

/** The step that comes next; undefined after the last. */
export const nextStep = (invoice: Pick<Invoice, 'reminders'>): ReminderStep | undefined =>
  REMINDER_STEPS[sentOf(invoice).length];

/**
 * Until when it is known what came for a document: by statements of its account, or by tables, which name none, where it asks for the own
 * currency.
 */
export function knownUntil(
  { account, currency }: Pick<Invoice, 'account' | 'currency'>,
  coverage: readonly Coverage[],
  ownCurrency: Invoice['currency'],
): Day | undefined {
  const own = account && domesticAccount(account.number);
  const days = coverage.flatMap(({ account: of, until }) =>
    (of === undefined ? currency === ownCurrency : domesticAccount(of) === own) ? [until] : [],
  );
  return days.toSorted().at(-1);
}

/**
 * Why nobody is reminded of a document now. Whoever may have paid is not asked again: a statement has to tell the day on which it was due,
 * and after a reminder a later one than that. What has no account is paid at the office, which knows by itself.
 */
export function reminderRefusal(invoice: Remindable, today: Day, known: Day | undefined): ReminderRefusal | undefined {
  if (!isOverdue(invoice, today)) return 'not_late';
  if (invoice.remindersStopped) return 'stopped';
  if (nextStep(invoice) === undefined) return 'all_sent';
  if (invoice.personId === undefined) return 'nobody_to_send_to';
  const reminded = sentOf(invoice).at(-1)?.on;
  const isKnown = known !== undefined && known >= (invoice.dueOn ?? '') && (reminded === undefined || known > reminded);
  return invoice.account && !isKnown ? 'bank_not_told' : undefined;
}

/**
 * From which day on the next reminder goes by itself, `days` after the due day each; one that was late moves those behind it. Undefined when
 * there is none any more.
 */
export function nextReminderOn({ dueOn, reminders }: Remindable, days: readonly number[]): Day | undefined {
  const sent = sentOf({ reminders });
  const wait = days[sent.length];
  if (dueOn === undefined || wait === undefined) return undefined;
  const planned = plusDays(dueOn, wait);
  const last = sent.at(-1);
  if (!last) return planned;
  const apart = plusDays(last.on, wait - (days[sent.length - 1] ?? 0));
  return apart > planned ? apart : planned;
}
