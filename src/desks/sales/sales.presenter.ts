import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { type Language, textLanguage } from '../../shared/locale';
import { isPartners, type Quote, type Sale, statusAt, waitsForOffice } from '../../bookings';
import type { Voice } from '../catalogue/voice';
import { personView } from '../office/roster.presenter';
import { dayView, shown } from '../planning/fields.presenter';
import { dayValues, text, type Values } from '../planning/values';
import { firstValues, lineFields, LINES } from './quote-fields';
import type { OpenSale } from './sales.reader';

/** A quote is valid for so long unless the office says otherwise. */
const VALID_DAYS = 14;
const DAY = 24 * 3_600_000;

/** Makes what the office's pages of sales show. */
@Injectable()
export class SalesPresenter {
  list(voice: Voice, sales: readonly Sale[], now: Date): object {
    const rows = sales.map((sale) => ({ sale, row: rowView(voice, sale, now) }));
    const part = (wanted: (sale: Sale) => boolean) => rows.filter(({ sale }) => wanted(sale)).map(({ row }) => row);
    return {
      waiting: part(({ request }) => waitsForOffice(request)),
      quoted: part(({ request }) => request.status === 'quoted' && !waitsForOffice(request)),
      booked: part(({ request }) => request.status === 'booked' && !waitsForOffice(request)),
    };
  }

  sale(
    voice: Voice,
    sale: OpenSale,
    { values, speak }: { readonly values: Values; readonly speak: (language: Language) => Voice },
  ): object {
    const { request, booking, link, organisation, contact, course } = sale;
    const isOver = request.status === 'booked' || request.status === 'closed';
    return {
      id: request.id,
      token: newId(),
      stage: rowView(voice, sale, sale.now).stage,
      link,
      facts: [
        { label: voice.t('sales.contact'), person: contact?.fullName ?? '' },
        { label: voice.t('bookings.facts.what'), local: voice.local(course.title) },
        ...(sale.trainingClass
          ? [
              {
                label: voice.t('bookings.facts.starts'),
                ...voice.moment(sale.trainingClass.startsAt, organisation.timeZone, 'full'),
              },
            ]
          : []),
        { label: voice.t('bookings.facts.people'), text: String(booking?.seats ?? request.seats) },
        ...(request.wishedDates.length > 0
          ? [{ label: voice.t('sales.dates'), text: voice.list(request.wishedDates.map((day) => dayText(voice, day))) }]
          : []),
        ...(request.place ? [{ label: voice.t('company.where'), text: voice.t(`sales.place.${request.place}`) }] : []),
        { label: voice.t('sales.language'), text: voice.formats.languageName(voice.language, request.language) },
        ...(request.partner === undefined
          ? [{ label: voice.t('sales.address'), text: addressOf(sale) }]
          : [{ label: voice.t('partners.field.kind'), text: voice.t(`partners.kind.${request.partner}`) }]),
      ],
      remarks: request.remarks.map(({ by, at, text: said }) => ({
        who: voice.t(`sales.remark.${by}`),
        at: voice.moment(at, organisation.timeZone, 'day'),
        lines: said.split('\n'),
      })),
      v: shown(values, 'answer', 'class'),
      quotes: sale.quotes.map((one) => quoteView(voice, sale, one)),
      form: isOver || !sale.selling ? undefined : formView(voice, sale, { values, speak }),
      cannotSell: sale.selling === null,
      canClose: request.status === 'requested' || request.status === 'quoted',
      booking: booking && bookingView(voice, sale),
    };
  }
}

function rowView(voice: Voice, sale: Sale, now: Date) {
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
    stage: voice.t(
      request.partner !== undefined && stage === 'booked.confirmed'
        ? 'partners.status'
        : `sales.stage.${request.status === 'closed' ? 'closed' : stage}`,
    ),
  };
}

function quoteView(voice: Voice, { organisation, now }: OpenSale, quote: Quote): object {
  const status = statusAt(quote, now);
  const money = (amount: number): string => voice.formats.money(voice.language, { amount, currency: quote.currency });
  return {
    id: quote.id,
    number: quote.number,
    state: voice.t(`sales.stage.quote.${status}`),
    total: money(quote.totals.payable),
    until: voice.moment(quote.validUntil, organisation.timeZone, 'full'),
    lines: quote.lines.map(({ text: words, quantity, net }) => ({
      text: voice.local(words),
      quantity: voice.formats.number(voice.language, quantity / 1_000),
      net: money(net),
    })),
    isDraft: status === 'draft',
    isSent: status === 'sent',
  };
}

function formView(
  voice: Voice,
  sale: OpenSale,
  { values, speak }: { readonly values: Values; readonly speak: (language: Language) => Voice },
): object {
  const { request, organisation, selling, now, classes } = sale;
  const theirs = speak(textLanguage(request.language, organisation.language));
  const words = theirs.t(request.kind === 'seats' ? 'bookings.line.seats' : 'bookings.line.workshop', {
    course: theirs.local(sale.course.title).text,
  });
  const until = new Date(now.getTime() + VALID_DAYS * DAY).toISOString().slice(0, 10);
  const month = (number: number): string => String(number);
  const typed =
    text(values, 'token') === ''
      ? {
          ...firstValues(sale, words, selling?.vat[0] ?? 'none'),
          ...dayValues('until', until, month),
          class: request.classId,
        }
      : values;
  const [first, ...more] = Array.from({ length: LINES }, (_, at) => {
    const [words_ = '', quantity = '', price = '', vat = ''] = lineFields(at);
    const field = (name: string) => ({ name, value: text(typed, name) });
    return { n: at + 1, text: field(words_), quantity: field(quantity), price: field(price), vat: field(vat) };
  });
  return {
    first,
    more,
    moreOpen: more.some((line) => line.text.value !== '' || line.price.value !== ''),
    vats: (selling?.vat ?? []).map((code) => ({ value: code, text: voice.t(`sales.vat.${code}`) })),
    currency: selling?.currency,
    until: dayView(typed, 'until'),
    seats: text(typed, 'seats'),
    class: text(typed, 'class'),
    classes: classChoices(voice, classes),
    language: voice.formats.languageName(voice.language, textLanguage(request.language, organisation.language)),
  };
}

function bookingView(
  voice: Voice,
  { booking, people, terms, organisation, trainingClass, classes, invoices }: OpenSale,
): object | undefined {
  if (!booking) return undefined;
  const { seats, named, status } = booking;
  const isOpen = status === 'reserved' || status === 'confirmed';
  return {
    partner: isPartners(booking),
    status: voice.t(isPartners(booking) && status === 'confirmed' ? 'partners.status' : `company.status.${status}`),
    stitches: { company: named, companyHalf: seats - named, large: true },
    named: voice.t('company.names.count', { named, seats }),
    namesUntil: terms.namesUntil && voice.moment(terms.namesUntil, organisation.timeZone, 'full'),
    people: people.map((entry) => personView(voice, entry)),
    classPath: trainingClass && `/office/classes/${trainingClass.code}`,
    classes: trainingClass || !isOpen ? undefined : classChoices(voice, classes),
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

const classChoices = (voice: Voice, classes: OpenSale['classes']): object[] => [
  { value: '', text: voice.t('sales.no-class') },
  ...classes.map(({ id, code, startsAt, timeZone }) => ({
    value: id,
    text: `${code}: ${voice.formats.dateTime(voice.language, startsAt, timeZone, 'day')}`,
  })),
];

const dayText = (voice: Voice, day: string): string =>
  voice.formats.date(voice.language, new Date(`${day}T12:00:00Z`), 'UTC');

const addressOf = ({ request: { company } }: OpenSale): string =>
  [company.address, [company.postCode, company.town].filter(Boolean).join(' '), company.country]
    .filter((part) => part !== '')
    .join(', ');
