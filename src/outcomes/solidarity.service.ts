import { Injectable } from '@nestjs/common';
import type { Money } from '../shared/money';
import { BillingSettingsService, type Invoice, netPrice, netReceived } from '../billing';
import type { Course } from '../tracks';
import { ClassMoneyRepository } from './class-money.repository';
import { type ClassMoney, partOfPlaces, placesPaidFor, placesToCover, totalOf } from './solidarity';

/** What covers the cost of a class: so many places at what people pay, or at what companies pay. */
export interface Cover {
  readonly cost: Money;
  readonly citizens: number | undefined;
  readonly seats: number | undefined;
}

/** What pages say of the free places that classes pay for. It tells no sums of money to who may not see them. */
@Injectable()
export class Solidarity {
  constructor(
    private readonly repository: ClassMoneyRepository,
    private readonly settings: BillingSettingsService,
  ) {}

  /** How many free places each of an organisation's classes pays for; those that pay for none are left out. */
  async placesOf(organisationId: string, classIds: readonly string[]): Promise<Map<string, number>> {
    const money = await this.repository.map(classIds);
    if (money.size === 0) return new Map();
    const freePlace = await this.repository.freePlace(organisationId);
    return new Map(
      [...money].flatMap(([id, one]) => {
        const places = placesPaidFor(one, freePlace) ?? 0;
        return places > 0 ? [[id, places] as const] : [];
      }),
    );
  }

  /** A buyer's part of the places that its class pays for, by its documents; 0 while it is none, or not known. */
  async partOf(organisationId: string, classId: string, papers: readonly Invoice[]): Promise<number> {
    const money = await this.repository.find(classId);
    if (!money?.costs) return 0;
    const { currency } = money.costs;
    const paid = papers.filter((paper) => paper.currency === currency).reduce((sum, one) => sum + netReceived(one), 0);
    return partOfPlaces(money, await this.repository.freePlace(organisationId), paid) ?? 0;
  }

  /** What covers the cost of the class, or of the course's class whose cost was typed in last; null when none was. */
  async coverOf(course: Pick<Course, 'id' | 'organisationId' | 'prices'>, classId?: string): Promise<Cover | null> {
    const own = classId === undefined ? null : await this.repository.find(classId);
    const money = own?.costs ? own : await this.repository.lastOfCourse(course.id);
    return money && this.cover(money, course);
  }

  private async cover(
    { costs }: ClassMoney,
    { organisationId, prices }: Pick<Course, 'organisationId' | 'prices'>,
  ): Promise<Cover | null> {
    if (!costs) return null;
    const { currency } = costs;
    const cost = totalOf(costs.parts);
    const settings = await this.settings.read(organisationId);
    // People read prices with VAT, companies without.
    const net = (amount: number): number => (settings ? netPrice(amount, settings).unitPrice : amount);
    const cover = (price: Money | undefined, amountOf: (amount: number) => number): number | undefined =>
      price?.currency === currency ? (placesToCover(cost, amountOf(price.amount)) ?? undefined) : undefined;
    return {
      cost: { amount: cost, currency },
      citizens: cover(prices.citizen, net),
      seats: cover(prices.seat, (amount) => amount),
    };
  }
}
