import { Injectable } from '@nestjs/common';
import { newId } from '../../shared/ids';
import { type Language, textLanguage } from '../../shared/locale';
import { type Quote, statusAt } from '../../bookings';
import type { Voice } from '../catalogue/voice';
import { dayView, shown } from '../planning/fields.presenter';
import { dayValues, text, type Values } from '../planning/values';
import { levelView } from '../company/level.presenter';
import { bookingView, classChoices } from './booking.presenter';
import { lineViews } from './line-fields';
import { firstValues } from './quote-fields';
import { rowView } from './sale-list.presenter';
import type { OpenSale } from './sales.reader';

/** A quote is valid for so long unless the office says otherwise. */
const VALID_DAYS = 14;
const DAY = 24 * 3_600_000;
const SALE_FIELDS = ['answer', 'class', 'reason', 'fullName', 'reach', 'language', 'list', 'recognised'];

/** Makes what the office's pages of sales show. */
@Injectable()
export class SalesPresenter {
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
        ...(contact?.email === undefined ? [] : [{ label: voice.t('sales.email'), ltr: contact.email }]),
        ...(contact?.phone === undefined ? [] : [{ label: voice.t('sales.phone'), ltr: contact.phone }]),
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
          ? [{ label: voice.t('sales.address'), text: addressOf(voice, sale) }]
          : [{ label: voice.t('partners.field.kind'), text: voice.t(`partners.kind.${request.partner}`) }]),
        ...numbersOf(voice, sale),
      ],
      remarks: request.remarks.map(({ by, at, text: said }) => ({
        who: voice.t(`sales.remark.${by}`),
        at: voice.moment(at, organisation.timeZone, 'day'),
        lines: said.split('\n'),
      })),
      v: shown(values, ...SALE_FIELDS),
      quotes: sale.quotes.map((one) => quoteView(voice, sale, one)),
      form: isOver || !sale.selling ? undefined : formView(voice, sale, { values, speak }),
      level: levelView(voice, sale.lower),
      cannotSell: sale.selling === null,
      canClose: request.status === 'requested' || request.status === 'quoted',
      booking: booking && bookingView(voice, sale),
    };
  }
}

function quoteView(voice: Voice, { organisation, now, room }: OpenSale, quote: Quote): object {
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
    short: status === 'draft' || status === 'sent' ? shortText(voice, 'quote', quote, room) : undefined,
    isDraft: status === 'draft',
    isSent: status === 'sent',
  };
}

function formView(
  voice: Voice,
  sale: OpenSale,
  { values, speak }: { readonly values: Values; readonly speak: (language: Language) => Voice },
): object {
  const { request, organisation, selling, now } = sale;
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
  return {
    ...lineViews(typed),
    vats: (selling?.vat ?? []).map((code) => ({ value: code, text: voice.t(`sales.vat.${code}`) })),
    currency: selling?.currency,
    until: dayView(typed, 'until'),
    seats: text(typed, 'seats'),
    short: shortText(
      voice,
      'form',
      { classId: text(typed, 'class'), seats: Number(text(typed, 'seats')) || 0 },
      sale.room,
    ),
    class: text(typed, 'class'),
    classes: classChoices(voice, sale),
    language: voice.formats.languageName(voice.language, textLanguage(request.language, organisation.language)),
  };
}

/** That fewer seats are free than are offered; nothing while there is room. */
function shortText(
  voice: Voice,
  where: 'quote' | 'form',
  { classId, seats }: Pick<Quote, 'classId' | 'seats'>,
  room: OpenSale['room'],
): string | undefined {
  const available = classId === undefined ? undefined : room.get(classId);
  if (available === undefined || seats <= available) return undefined;
  return voice.t(`sales.${where}.short`, { available, seats });
}

const dayText = (voice: Voice, day: string): string =>
  voice.formats.date(voice.language, new Date(`${day}T12:00:00Z`), 'UTC', 'full');

/** Under which numbers the company is known to offices. */
const numbersOf = (voice: Voice, { request: { company } }: OpenSale): object[] =>
  (['taxNumber', 'registrationNumber'] as const).flatMap((name) => {
    const ltr = company[name];
    return ltr === undefined ? [] : [{ label: voice.t(`sales.${name}`), ltr }];
  });

const addressOf = (voice: Voice, { request: { company } }: OpenSale): string => {
  const town = [company.postCode, company.town].filter(Boolean).join(' ');
  const country = voice.formats.country(voice.language, company.country);
  return voice.formats.joined(
    voice.language,
    [company.address, town, country].filter((part) => part !== ''),
  );
};
