import { Injectable } from '@nestjs/common';
import type { Actor, StaffActor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import { type Leaf, leafAt, leafWith, type Turn } from '../shared/leaf';
import type { Currency, Money } from '../shared/money';
import { instantsOf, wallClock } from '../shared/wall-clock';
import { Classes, type ClassLine, ClassYears, type Span, type TrainingClass } from '../classes';
import { SeatSums } from '../enrolments';
import { Organisations } from '../organisations';
import { Clock } from '../platform/clock';
import { ClassMoneyRepository } from './class-money.repository';
import { mustKeepLedger } from './outcomes.policy';
import { allOf, type ClassMoney, incomeIn, placesPaidFor, totalOf } from './solidarity';

/** A class in the ledger. */
export interface LedgerRow<C = ClassLine> {
  readonly row: C;
  readonly money: ClassMoney | undefined;
  /** Free places that the class pays for; null while its cost, or that of a free place, is not known. */
  readonly pays: number | null;
  /** Free places that people have in it. */
  readonly given: number;
}

/** What a year comes to in one currency, without VAT, in minor units. */
export interface LedgerSum {
  readonly currency: Currency;
  readonly costs: number;
  readonly citizens: number;
  readonly companies: number;
  readonly pays: number;
}

/** A year of the ledger. */
export interface LedgerYear {
  readonly year: number;
  readonly freePlace: Money | null;
  readonly sums: readonly LedgerSum[];
  readonly given: number;
}

/** Where the ledger reads what it shows. */
@Injectable()
export class LedgerSources {
  constructor(
    readonly classes: Classes,
    readonly years: ClassYears,
    readonly seats: SeatSums,
    readonly organisations: Organisations,
  ) {}
}

/** The solidarity ledger of an organisation: its classes, what they cost and brought, and the free places that follow. */
@Injectable()
export class SolidarityLedger {
  constructor(
    private readonly repository: ClassMoneyRepository,
    private readonly from: LedgerSources,
    private readonly clock: Clock,
  ) {}

  /** The sums of a year, the current one unless given. @throws NotFoundError, ForbiddenError */
  async year(actor: Actor, asked?: number): Promise<LedgerYear> {
    const { organisationId } = keeper(actor);
    const { year, span } = await this.span(organisationId, asked);
    const ids = await this.from.years.ids(organisationId, span);
    const [money, seats, freePlace] = await Promise.all([
      this.repository.map(ids),
      this.from.seats.free(organisationId, ids),
      this.repository.freePlace(organisationId),
    ]);
    const given = [...seats.values()].reduce((sum, one) => sum + one, 0);
    return { year, freePlace, given, sums: sumsOf([...money.values()], freePlace) };
  }

  /** A page of the year's classes, the last that begins in front. @throws the same */
  async page(actor: Actor, asked: number | undefined, turn: Turn, limit: number): Promise<Leaf<LedgerRow>> {
    const { organisationId } = keeper(actor);
    const { span } = await this.span(organisationId, asked);
    const leaf = await leafAt(turn, (one) => this.from.years.page(organisationId, span, one, limit));
    const rows = await this.rowsOf(organisationId, leaf.items);
    return leafWith(leaf, (row) => rows.get(row.id) ?? { row, money: undefined, pays: null, given: 0 });
  }

  /** One class. @throws NotFoundError, ForbiddenError */
  async ofClass(
    actor: Actor,
    idOrCode: string,
  ): Promise<LedgerRow<TrainingClass> & { readonly freePlace: Money | null }> {
    const { organisationId } = keeper(actor);
    const row = await this.from.classes.getOwn(organisationId, idOrCode);
    const [rows, freePlace] = await Promise.all([
      this.rowsOf(organisationId, [row]),
      this.repository.freePlace(organisationId),
    ]);
    return { ...(rows.get(row.id) ?? { row, money: undefined, pays: null, given: 0 }), freePlace };
  }

  private async rowsOf<C extends ClassLine>(
    organisationId: string,
    classes: readonly C[],
  ): Promise<Map<string, LedgerRow<C>>> {
    const ids = classes.map(({ id }) => id);
    const [money, seats, freePlace] = await Promise.all([
      this.repository.map(ids),
      this.from.seats.free(organisationId, ids),
      this.repository.freePlace(organisationId),
    ]);
    return new Map(
      classes.map((row) => {
        const own = money.get(row.id);
        return [
          row.id,
          { row, money: own, pays: own ? placesPaidFor(own, freePlace) : null, given: seats.get(row.id) ?? 0 },
        ];
      }),
    );
  }

  /** A year by the clocks of the organisation. */
  private async span(organisationId: string, asked?: number): Promise<{ year: number; span: Span }> {
    const { timeZone } = await this.from.organisations.get(organisationId);
    const year = asked ?? wallClock(this.clock.now(), timeZone).year;
    const first = (of: number): Date =>
      instantsOf({ year: of, month: 1, day: 1, minutes: 0 }, timeZone)[0] ?? new Date(Date.UTC(of, 0));
    return { year, span: { from: first(year), to: first(year + 1) } };
  }
}

function keeper(actor: Actor): StaffActor {
  if (actor.kind !== 'staff') throw new NotFoundError('class');
  mustKeepLedger(actor, actor);
  return actor;
}

/** By currency: what was typed in or came in it. */
function sumsOf(all: readonly ClassMoney[], freePlace: Money | null): LedgerSum[] {
  const currencies = new Set(
    all.flatMap(({ costs, income }) => [...(costs ? [costs.currency] : []), ...income.map((one) => one.currency)]),
  );
  return [...currencies].sort().map((currency) => {
    const incomes = all.map((one) => incomeIn(one, currency));
    const own = all.filter(({ costs }) => costs?.currency === currency);
    const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0);
    return {
      currency,
      costs: sum(own.map(({ costs }) => (costs ? totalOf(costs.parts) : 0))),
      citizens: sum(incomes.map(({ citizens }) => citizens)),
      companies: sum(incomes.map((one) => allOf(one) - one.citizens)),
      pays: sum(own.map((one) => placesPaidFor(one, freePlace) ?? 0)),
    };
  });
}
