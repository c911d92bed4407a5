import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { FieldErrors, LostRaceError } from '../shared/domain-error';
import { type Currency, decimal, type Money } from '../shared/money';
import { BillingSettingsService, ReceivedMoney } from '../billing';
import { ClassBookings, SOLD } from '../bookings';
import { Classes, type TrainingClass } from '../classes';
import { Enrolments, type EnrolmentStatus, SEATED } from '../enrolments';
import { History } from '../history';
import { Clock } from '../platform/clock';
import { Database, isDuplicateKey } from '../platform/database';
import { ClassMoneyRepository } from './class-money.repository';
import { mustKeepLedger } from './outcomes.policy';
import { type ClassMoney, type Income, totalOf } from './solidarity';
import type { CostsForm } from './solidarity.forms';

/** Who may have paid for a place: those who gave it back too. */
const MAY_HAVE_PAID: readonly EnrolmentStatus[] = [...SEATED, 'cancelled', 'transferred'];
/** A race with another payment of the same class is soon over; the job comes again in any case. */
const MOST_TRIES = 5;

/** What was sold, and what came for it. */
@Injectable()
export class Takings {
  constructor(
    private readonly received: ReceivedMoney,
    private readonly bookings: ClassBookings,
    private readonly enrolments: Enrolments,
  ) {}

  /** What came for a class by now, by currency. */
  async of({ id, organisationId }: Pick<TrainingClass, 'id' | 'organisationId'>): Promise<Income[]> {
    const [bookings, places] = await Promise.all([
      this.bookings.idsOf(id),
      this.enrolments.listOfClass(organisationId, id, MAY_HAVE_PAID),
    ]);
    const own = places.filter(({ bookingId }) => bookingId === undefined).map((place) => place.id);
    const [companies, citizens] = await Promise.all([
      this.received.forSubjects(organisationId, SOLD.booking, bookings),
      this.received.forSubjects(organisationId, SOLD.place, own),
    ]);
    const currencies = [...new Set([...companies, ...citizens].map(({ currency }) => currency))].sort();
    const amountIn = (sums: readonly Money[], currency: Currency): number =>
      sums.find((one) => one.currency === currency)?.amount ?? 0;
    return currencies.map((currency) => ({
      currency,
      citizens: amountIn(citizens, currency),
      companies: amountIn(companies, currency),
    }));
  }
}

/** What every change is written with. */
@Injectable()
export class AccountTools {
  constructor(
    readonly db: Database,
    readonly clock: Clock,
    readonly history: History,
  ) {}
}

/** Writes the money of classes: what they cost as staff type it, what came as documents say it. */
@Injectable()
export class ClassAccounts {
  constructor(
    private readonly repository: ClassMoneyRepository,
    private readonly classes: Classes,
    private readonly takings: Takings,
    private readonly settings: BillingSettingsService,
    private readonly tools: AccountTools,
  ) {}

  /**
   * Keeps what a class costs. Again: the same.
   * @throws NotFoundError, ForbiddenError, FieldErrors for a currency in which the organisation does not sell
   */
  async setCosts(actor: Actor, idOrCode: string, { currency, ...parts }: CostsForm): Promise<void> {
    const { id, organisationId, courseId } = await this.ownClass(actor, idOrCode);
    await this.mustSellIn(organisationId, currency);
    const of = { classId: id, organisationId, courseId };
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.costsWrite(of, { currency, parts }, this.tools.clock.now()),
        ...this.tools.history.writes(actor, {
          organisationId,
          classId: id,
          subject: { kind: 'class', id },
          verb: 'outcomes.costs-changed',
          facts: { amount: `${decimal(totalOf(parts))} ${currency}` },
        }),
      ),
    );
  }

  /** Keeps what one free place costs the organisation. @throws NotFoundError, ForbiddenError, FieldErrors */
  async setFreePlace(actor: Actor, organisationId: string, money: Money): Promise<void> {
    mustKeepLedger(actor, { organisationId });
    await this.mustSellIn(organisationId, money.currency);
    await this.tools.db.inTransaction((tx) =>
      tx.write(
        this.repository.freePlaceWrite(organisationId, money),
        ...this.tools.history.writes(actor, {
          organisationId,
          subject: { kind: 'organisation', id: organisationId },
          verb: 'outcomes.free-place-changed',
          facts: { amount: `${decimal(money.amount)} ${money.currency}` },
        }),
      ),
    );
  }

  /** Counts what came for a class again. It reads documents as they are, so that facts may come twice and in any order. */
  async recount(classId: string): Promise<void> {
    const trainingClass = await this.classes.find(classId);
    if (!trainingClass) return;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.count(trainingClass);
        return;
      } catch (error) {
        const raced = error instanceof LostRaceError || isDuplicateKey(error);
        if (!raced || tries >= MOST_TRIES) throw error;
      }
    }
  }

  /** The row is read before the documents: what is paid meanwhile is counted by who comes later, and who is slower begins again. */
  private async count({ id, organisationId, courseId }: TrainingClass): Promise<void> {
    const before: ClassMoney | null = await this.repository.find(id);
    const income = await this.takings.of({ id, organisationId });
    if (!before && income.length === 0) return;
    const of = { classId: id, organisationId, courseId };
    await this.tools.db.inTransaction((tx) => tx.write(this.repository.incomeWrite(before, of, income)));
  }

  private async ownClass(actor: Actor, idOrCode: string): Promise<TrainingClass> {
    const organisationId = actor.kind === 'staff' ? actor.organisationId : '';
    mustKeepLedger(actor, { organisationId });
    return this.classes.getOwn(organisationId, idOrCode);
  }

  private async mustSellIn(organisationId: string, currency: Currency): Promise<void> {
    const settings = await this.settings.read(organisationId);
    if (settings && !settings.accounts.some((account) => account.currency === currency))
      throw new FieldErrors([{ field: 'currency', code: 'no_account', message: '' }]);
  }
}
