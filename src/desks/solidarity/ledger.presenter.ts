import type { Currency } from '../../shared/money';
import { allOf, type LedgerRow, type LedgerYear, totalOf } from '../../outcomes';
import type { Course } from '../../tracks';
import type { Voice } from '../catalogue/voice';

/** Amounts in one currency as text. */
const moneyIn = (voice: Voice, currency: Currency) => (amount: number) =>
  voice.formats.money(voice.language, { amount, currency });

/** A class in the table. */
export function rowView(voice: Voice, { row, money, pays, given }: LedgerRow, course: Course | undefined): object {
  const costs = money?.costs;
  return {
    path: `/office/classes/${row.code}/costs`,
    title: voice.local(course?.title ?? {}),
    group: row.group,
    when: voice.moment(row.startsAt, row.timeZone, 'day'),
    cost: costs && moneyIn(voice, costs.currency)(totalOf(costs.parts)),
    income: (money?.income ?? []).map((one) => moneyIn(voice, one.currency)(allOf(one))),
    pays: pays === null ? undefined : String(pays),
    given: String(given),
  };
}

/** A year in one currency. */
export function sumView(voice: Voice, sum: LedgerYear['sums'][number]): object {
  const money = moneyIn(voice, sum.currency);
  return {
    pays: voice.t('solidarity.pays.count', { count: sum.pays }),
    facts: [
      { label: voice.t('solidarity.costs'), text: money(sum.costs) },
      { label: voice.t('solidarity.citizens'), text: money(sum.citizens) },
      { label: voice.t('solidarity.companies'), text: money(sum.companies) },
    ],
  };
}
