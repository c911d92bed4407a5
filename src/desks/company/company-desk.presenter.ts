import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { languageInfo, PERSON_LANGUAGES } from '../../shared/locale';
import { type Invoice } from '../../billing';
import { isPartners, isPast, type Quote, statusAt } from '../../bookings';
import type { Voice } from '../catalogue/voice';
import { personView } from '../office/roster.presenter';
import { levelView } from './level.presenter';
import type { OwnSale } from './company-desk.reader';

/** The beginning of a page, by its title. */
type Head = { readonly title: string } & Readonly<Record<string, unknown>>;

/** Where nothing more comes of a sale. */
const ENDED = ['declined', 'closed', 'cancelled', 'expired'];

/** Makes what a company's page shows. */
@Injectable()
export class CompanyDeskPresenter {
  /** What every page of it begins with. */
  head(voice: Voice, sale: OwnSale): Head {
    const { request, course, trainingClass, organisation, secret } = sale;
    return {
      title: voice.t(`company.desk.title.${stageOf(sale)}`, {
        open: sale.booking ? sale.booking.seats - sale.booking.named : 0,
      }),
      company: request.company.name,
      contact: sale.contact?.callName,
      by: voice.local(organisation.name),
      secret,
      level: levelView(voice, sale.lower),
      token: newId(),
      course: voice.local(course.title),
      facts: [
        { label: voice.t('bookings.facts.what'), local: voice.local(course.title) },
        ...(trainingClass
          ? [
              {
                label: voice.t('bookings.facts.starts'),
                ...voice.moment(trainingClass.startsAt, trainingClass.timeZone, 'full'),
              },
            ]
          : []),
        ...wishedView(voice, sale),
        {
          label: voice.t('bookings.facts.people'),
          text: String(sale.booking?.seats ?? sale.quote?.seats ?? request.seats),
        },
      ],
    };
  }

  /** The parts of the page, as far as they are there. */
  parts(voice: Voice, sale: OwnSale): object {
    const stage = stageOf(sale);
    return {
      stage: { asked: stage === 'asked', ended: ENDED.includes(stage) },
      quote: stage === 'quoted' ? this.quote(voice, sale) : undefined,
      booking: sale.booking && stage !== 'cancelled' ? this.booking(voice, sale) : undefined,
      papers: sale.invoices.map((invoice) => paperView(voice, invoice, sale)),
      remarks: sale.request.remarks.map(({ by, at, text }) => ({
        who: voice.t(`company.remark.${by}`),
        at: voice.moment(at, sale.organisation.timeZone, 'day'),
        lines: text.split('\n'),
      })),
      canAsk: sale.request.status !== 'closed',
      canRepeat: sale.contact?.email !== undefined && (sale.booking !== undefined || ENDED.includes(stage)),
    };
  }

  private quote(voice: Voice, { quote, organisation, available }: OwnSale): object | undefined {
    if (!quote) return undefined;
    const money = (amount: number): string => voice.formats.money(voice.language, { amount, currency: quote.currency });
    const { totals, groups } = quote;
    return {
      id: quote.id,
      number: quote.number,
      total: money(totals.payable),
      until: voice.moment(quote.validUntil, organisation.timeZone, 'full'),
      lines: quote.lines.map(({ text, quantity, unitPrice, net }) => ({
        text: voice.local(text),
        quantity: voice.formats.number(voice.language, quantity / 1_000),
        price: money(unitPrice),
        net: money(net),
      })),
      sums: [
        ...(totals.vat > 0 ? [{ label: voice.t('company.quote.net'), amount: money(totals.net) }] : []),
        ...groups
          .filter(({ vat }) => vat > 0)
          .map(({ rate, vat }) => ({ label: voice.t('company.quote.vat', { rate: rate / 100 }), amount: money(vat) })),
        { label: voice.t('company.quote.total'), amount: money(totals.payable) },
      ],
      short: shortView(voice, quote, available),
      accept: voice.t('company.quote.accept', { amount: money(totals.payable) }),
    };
  }

  private booking(
    voice: Voice,
    { booking, terms, people, organisation, now, trainingClass, pays, namesUrl }: OwnSale,
  ): object | undefined {
    if (!booking) return undefined;
    const { seats, named, status } = booking;
    const until = (at: Date | null) => at && voice.moment(at, organisation.timeZone, 'full');
    const isHeld = status === 'held';
    return {
      partner: isPartners(booking),
      over: isHeld,
      status: voice.t(isPartners(booking) && status === 'confirmed' ? 'partners.status' : `company.status.${status}`),
      pays: pays > 0 ? voice.t('outcomes.company', { seats, count: pays }) : undefined,
      stitches: { company: named, companyHalf: seats - named, large: true },
      named: voice.t('company.names.count', { named, seats }),
      namesUntil: until(terms.namesUntil),
      canName: trainingClass !== undefined && named < seats && !isHeld && !isPast(terms.namesUntil, now),
      namesUrl,
      noClass: trainingClass === undefined,
      people: people.map((entry) => ({
        ...personView(voice, entry),
        enrolmentId: entry.enrolment.id,
        language: voice.formats.languageName(voice.language, entry.enrolment.language),
        canSwap: !isHeld && !isPast(terms.swapsUntil, now),
      })),
      change:
        isHeld || isPast(terms.changesUntil, now)
          ? undefined
          : { until: until(terms.changesUntil), seats: String(seats) },
      late: !isHeld && isPast(terms.changesUntil, now),
    };
  }
}

/** The days that were wished for while none is settled, and where it is to be. */
function wishedView(voice: Voice, { request, trainingClass }: OwnSale): object[] {
  const { wishedDates, place, company } = request;
  const days = wishedDates.map((day) =>
    voice.formats.date(voice.language, new Date(`${day}T12:00:00Z`), 'UTC', 'full'),
  );
  const label = voice.t('company.where');
  const atCompany = voice.formats.joined(voice.language, [company.address, ...(company.town ? [company.town] : [])]);
  return [
    ...(trainingClass || days.length === 0 ? [] : [{ label: voice.t('company.dates'), text: voice.list(days) }]),
    ...(place === 'company'
      ? [{ label, person: atCompany, more: voice.t('company.form.place-company') }]
      : trainingClass
        ? [{ label, local: voice.local(trainingClass.venue) }]
        : place
          ? [{ label, text: voice.t(`company.form.place-${place}`) }]
          : []),
  ];
}

/** Seats of the class that are gone meanwhile, and what the company may ask instead; nothing while there is room. */
function shortView(voice: Voice, { classId, seats }: Quote, available: number | undefined): object | undefined {
  if (classId === undefined || available === undefined || seats <= available) return undefined;
  return {
    text: voice.t('company.quote.short', { available, seats }),
    fewer: available > 0 ? voice.t('company.quote.want-fewer', { available }) : undefined,
    another: voice.t('company.quote.want-another'),
  };
}

/** Where the sale is. */
function stageOf({ request, quote, booking, now }: OwnSale): string {
  if (booking)
    return booking.status === 'cancelled' ? 'cancelled' : booking.named < booking.seats ? 'naming' : 'booked';
  const status = quote && statusAt(quote, now);
  if (status === 'sent') return 'quoted';
  if (status === 'expired') return 'expired';
  if (request.status === 'closed') return 'closed';
  return status === 'declined' ? 'declined' : 'asked';
}

function paperView(voice: Voice, invoice: Invoice, { papers }: OwnSale): object {
  const { id, kind, number, status, totals, currency, dueOn } = invoice;
  const toPay = status === 'issued' || status === 'partly_paid';
  return {
    kind: voice.t(`billing.kind.${kind}`),
    number,
    amount: voice.formats.money(voice.language, { amount: totals.payable, currency }),
    state: voice.t(`billing.state.${status}`),
    due: toPay && dueOn ? voice.formats.date(voice.language, new Date(`${dueOn}T12:00:00Z`), 'UTC', 'full') : undefined,
    link: papers.get(id) ?? '',
    toPay: toPay && kind !== 'credit_note' && kind !== 'receipt',
  };
}

/** The languages in which people hear from us. */
export const languageChoices = (voice: Voice): object[] => [
  { value: '', text: voice.t('company.names.same-language') },
  ...PERSON_LANGUAGES.map((value) => ({ value, text: languageInfo(value).name })),
];
