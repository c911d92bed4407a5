import { type Invoice, isEnded, isOverdue } from '../../billing';
import { awaitsInvoice, isPartners, NOTHING_SHARED, type SharedParts } from '../../bookings';
import type { Voice } from '../catalogue/voice';
import { personView } from '../office/roster.presenter';
import type { OpenSale } from './sales.reader';

/** A booking as the office sees it, with what can be done for the company. */
export function bookingView(
  voice: Voice,
  { request, booking, people, agreed, terms, organisation, trainingClass, classes, room, invoices, today }: OpenSale,
): object | undefined {
  if (!booking) return undefined;
  const { seats, named, status } = booking;
  const isOpen = status === 'reserved' || status === 'confirmed';
  const partner = isPartners(booking);
  return {
    partner,
    status: voice.t(partner && status === 'confirmed' ? 'partners.status' : `company.status.${status}`),
    stitches: { company: named, companyHalf: seats - named, large: true },
    named: voice.t('company.names.count', { named, seats }),
    namesUntil: terms.namesUntil && voice.moment(terms.namesUntil, organisation.timeZone, 'full'),
    people: people.map((entry) => ({
      ...personView(voice, entry),
      path: isOpen ? `/office/companies/${request.id}/names/${entry.enrolment.id}` : undefined,
      sharing: `/office/companies/${request.id}/names/${entry.enrolment.id}/sharing`,
      shares: sharesText(voice, agreed.get(entry.enrolment.id)),
    })),
    canName: isOpen && trainingClass !== undefined && named < seats,
    unpaid: status === 'reserved' ? unpaidText(voice, { named, seats }, invoices, today) : undefined,
    canInvoice: status !== 'cancelled' && !partner && isToInvoice(invoices),
    classPath: trainingClass && `/office/classes/${trainingClass.code}`,
    classes: trainingClass || !isOpen ? undefined : classChoices(voice, { classes, room }),
    isOpen,
    seats: String(seats),
    papers: invoices.map((paper) => ({
      kind: voice.t(`billing.kind.${paper.kind}`),
      number: paper.number,
      state: voice.t(`billing.state.${paper.status}`),
      amount: voice.formats.money(voice.language, { amount: paper.totals.payable, currency: paper.currency }),
    })),
  };
}

/** What one of the people lets the company see. */
const sharesText = (voice: Voice, { attendance, certificate }: SharedParts = NOTHING_SHARED): string =>
  voice.t('sales.shares', { attendance: String(attendance), certificate: String(certificate) });

/** What happens when an unpaid booking is let go, before somebody does it. */
function unpaidText(
  voice: Voice,
  { named, seats }: { readonly named: number; readonly seats: number },
  invoices: readonly Invoice[],
  today: string,
): string | undefined {
  const late = invoices.find((one) => one.kind === 'pro_forma' && isOverdue(one, today));
  if (!late?.dueOn) return undefined;
  const day = voice.formats.date(voice.language, new Date(`${late.dueOn}T12:00:00Z`), 'UTC', 'full');
  const paid = late.paid > 0 ? 'part' : 'none';
  return voice.t('sales.unpaid.then', { day, named, seats, paid, number: late.number });
}

/** Whether an invoice was credited, and what it was for is still paid. */
const isToInvoice = (invoices: readonly Invoice[]): boolean =>
  invoices.some(awaitsInvoice) && !invoices.some((one) => one.kind === 'invoice' && !isEnded(one));

/** Classes of the course to choose from. */
export const classChoices = (voice: Voice, { classes, room }: Pick<OpenSale, 'classes' | 'room'>): object[] => [
  { value: '', text: voice.t('sales.no-class') },
  ...classes.map(({ id, code, startsAt, timeZone }) => ({
    value: id,
    text: voice.t('sales.class-free', {
      class: `${code}: ${voice.formats.dateTime(voice.language, startsAt, timeZone, 'day')}`,
      count: room.get(id) ?? 0,
    }),
  })),
];
