import { turnQuery } from '../../shared/leaf';
import { type SaleLine, statusAt, type UnpaidSale } from '../../bookings';
import type { Voice } from '../catalogue/voice';
import { turnsView } from '../office/turns.presenter';
import type { SaleParts } from './sales.reader';

const PATH = '/office/companies';

/** The list of sales: what waits for the office, what was offered, what is booked; or a page of one part. */
export function saleListView(voice: Voice, { alone, counts, parts, unpaid }: SaleParts, now: Date): object {
  return {
    parts: parts.map(({ name, leaf }) => ({
      id: name,
      heading: voice.t(`sales.part.${name}`),
      none: voice.t(`sales.part-none.${name}`),
      count: counts[name],
      rows: leaf.items.map((line) => rowView(voice, line, now)),
      all: alone === undefined && leaf.next !== undefined ? `${PATH}?part=${name}` : undefined,
      turns: alone && turnsView(leaf, (turn) => `${PATH}?part=${name}&${turnQuery(turn)}`),
    })),
    narrowed: alone !== undefined,
    closed:
      alone === undefined && counts.closed > 0 ? { path: `${PATH}?part=closed`, count: counts.closed } : undefined,
    unpaid: alone === undefined ? unpaid.map((one) => unpaidView(voice, one)) : [],
  };
}

const unpaidView = (voice: Voice, { request, dueOn }: UnpaidSale): object => ({
  path: `${PATH}/${request.id}#unpaid`,
  company: request.company.name,
  seats: voice.t('sales.seats', { count: request.seats }),
  since: voice.formats.date(voice.language, new Date(`${dueOn}T12:00:00Z`), 'UTC', 'day'),
});

/** A sale in a line of a list. */
export function rowView(voice: Voice, sale: SaleLine, now: Date) {
  const { request, quote, booking, course, trainingClass, organisation } = sale;
  const status = quote && statusAt(quote, now);
  const stage = booking ? `booked.${booking.status}` : `quote.${status ?? request.status}`;
  return {
    path: `/office/companies/${request.id}`,
    company: request.company.name,
    what: voice.local(course.title),
    seats: voice.t('sales.seats', { count: booking?.seats ?? quote?.seats ?? request.seats }),
    when: trainingClass && voice.moment(trainingClass.startsAt, organisation.timeZone, 'day'),
    at: voice.moment(request.changedAt, organisation.timeZone, 'day'),
    amount: quote && voice.formats.money(voice.language, { amount: quote.totals.payable, currency: quote.currency }),
    stage: voice.t(`sales.stage.${request.status === 'closed' ? 'closed' : stage}`),
  };
}
