import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, systemActor } from '../shared/actor';
import type { Day } from '../shared/days';
import { LostRaceError } from '../shared/domain-error';
import { derivedId } from '../shared/ids';
import { History } from '../history';
import { Notifications } from '../notifications';
import { Database } from '../platform/database';
import { Sweeps } from '../platform/sweeps';
import { BillingSettingsService } from './billing-settings.service';
import { ReminderRefusedError } from './billing.errors';
import { ReminderDue } from './billing.messages';
import { mustKeepMoney } from './billing.policy';
import type { Invoice } from './invoice';
import { InvoicesRepository } from './invoices.repository';
import { matchOf } from './matching';
import { OfficeDay } from './office-day';
import { freeOf } from './payment';
import { PaymentsRepository } from './payments.repository';
import { knownUntil, nextReminderOn, nextStep, type ReminderRefusal, reminderRefusal } from './reminding';
import { type Reminding, RemindersRepository } from './reminders.repository';

const SWEEP_SECONDS = 600;
const MOST = 1_000;
const SYSTEM = systemActor('billing');

/** What a reminder is written with. */
@Injectable()
export class ReminderTools {
  constructor(
    readonly notifications: Notifications,
    readonly history: History,
    readonly sweeps: Sweeps,
    readonly days: OfficeDay,
    readonly db: Database,
  ) {}
}

/** How reminders stand for a document. */
export interface ReminderState {
  readonly refusal: ReminderRefusal | undefined;
  /** When the next one goes by itself; undefined when none does. */
  readonly nextOn: Day | undefined;
}

/** Asks for money that did not come: by itself after so many days as the organisation says, or when the accountant wants it. */
@Injectable()
export class PaymentReminders implements OnModuleInit {
  constructor(
    private readonly invoices: InvoicesRepository,
    private readonly payments: PaymentsRepository,
    private readonly records: RemindersRepository,
    private readonly settings: BillingSettingsService,
    private readonly tools: ReminderTools,
  ) {}

  onModuleInit(): void {
    this.tools.sweeps.every('billing.reminders', SWEEP_SECONDS, () => this.sweep());
  }

  /** One step each for whatever is late by now. @returns how many went out */
  async sweep(): Promise<number> {
    let sent = 0;
    for (const one of await this.records.organisations()) sent += await this.sweepOne(one);
    return sent;
  }

  /**
   * The next step now, whatever its day; the same operation again sends none.
   * @throws ForbiddenError, ReminderRefusedError, LostRaceError
   */
  async remind(actor: Actor, operationId: string, invoice: Invoice): Promise<Invoice> {
    mustKeepMoney(actor, invoice);
    if (invoice.reminders?.some(({ id }) => id === operationId)) return invoice;
    const today = await this.tools.days.ofOrganisation(invoice.organisationId);
    const { refusal } = await this.stateOf(invoice);
    if (refusal) throw new ReminderRefusedError(refusal);
    return this.send(actor, operationId, invoice, today);
  }

  /** Ends the reminders of a document, or lets them go on; again: the same. @throws ForbiddenError, LostRaceError */
  async stop(actor: Actor, invoice: Invoice, stopped: boolean): Promise<Invoice> {
    mustKeepMoney(actor, invoice);
    if (stopped === (invoice.remindersStopped ?? false)) return invoice;
    const { id, organisationId, number } = invoice;
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.records.stop(invoice, stopped),
        ...this.tools.history.writes(actor, {
          organisationId,
          subject: { kind: 'invoice', id },
          verb: stopped ? 'billing.reminders-stopped' : 'billing.reminders-resumed',
          facts: { number },
        }),
      ),
    );
    return { ...invoice, remindersStopped: stopped ? true : undefined };
  }

  /** Whether somebody can be reminded of it now, and when it happens by itself. */
  async stateOf(invoice: Invoice): Promise<ReminderState> {
    const { organisationId } = invoice;
    const [settings, coverage, today] = await Promise.all([
      this.settings.read(organisationId),
      this.records.coverage(organisationId),
      this.tools.days.ofOrganisation(organisationId),
    ]);
    const known = knownUntil(invoice, coverage, settings?.currency ?? invoice.currency);
    const refusal = reminderRefusal(invoice, today, known);
    return { refusal, nextOn: nextReminderOn(invoice, settings?.reminderDays ?? []) };
  }

  private async sweepOne({ organisationId, currency, days }: Reminding): Promise<number> {
    const today = await this.tools.days.ofOrganisation(organisationId);
    const { items } = await this.invoices.list(organisationId, { status: 'overdue', today, limit: MOST });
    const due = items.filter((one) => (nextReminderOn(one, days) ?? '9999') <= today);
    if (due.length === 0) return 0;
    const [coverage, maybePaid] = await Promise.all([
      this.records.coverage(organisationId),
      this.maybePaid(organisationId, due),
    ]);
    let sent = 0;
    for (const invoice of due) {
      const refusal = reminderRefusal(invoice, today, knownUntil(invoice, coverage, currency));
      if (refusal || maybePaid.has(invoice.id)) continue;
      if (await this.sentByItself(invoice, today)) sent += 1;
    }
    return sent;
  }

  /** Documents that money may be for which nobody has given out yet: the accountant looks first. */
  private async maybePaid(organisationId: string, due: readonly Invoice[]): Promise<Set<string>> {
    const { items } = await this.payments.list(organisationId, { state: 'open', limit: MOST });
    const matches = items.map((one) => matchOf({ ...one.origin, amount: freeOf(one), currency: one.currency }, due));
    return new Set(
      matches.flatMap((match) => (match.kind === 'unmatched' ? [] : match.wanted)).map((one) => one.invoiceId),
    );
  }

  private async sentByItself(invoice: Invoice, today: Day): Promise<boolean> {
    const step = nextStep(invoice) ?? 'last';
    try {
      await this.send(SYSTEM, derivedId(`billing:reminder:${step}`, invoice.id), invoice, today);
      return true;
    } catch (error) {
      // Paid, stopped or reminded in the same moment.
      if (error instanceof LostRaceError) return false;
      throw error;
    }
  }

  private async send(actor: Actor, operationId: string, invoice: Invoice, today: Day): Promise<Invoice> {
    const step = nextStep(invoice) ?? 'last';
    const { id, organisationId, number, reminders = [] } = invoice;
    const sent = { step, on: today, id: operationId };
    const key = `${ReminderDue.name}:${id}:${step}`;
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.records.addition(invoice, sent),
        ...this.tools.notifications.writes(ReminderDue, { invoiceId: id, step }, { key }),
        ...this.tools.history.writes(actor, {
          organisationId,
          subject: { kind: 'invoice', id },
          verb: `billing.reminded-${step}`,
          facts: { number },
        }),
      ),
    );
    return { ...invoice, reminders: [...reminders, sent] };
  }
}
