import type { PersonLanguage } from '../../shared/locale';
import type { Stitches } from '../../platform/views';
import { isLive } from '../../classes';
import { canMove, isOverdue, priceOf, type RosterEntry } from '../../enrolments';
import { ERASED } from './somebody';
import type { Voice } from '../catalogue/voice';
import type { PhoneLook } from './phone-looks.service';
import { phoneOf } from './phone.presenter';
import type { ClassReading } from './reading';

/** What is given back for somebody without an answer to an offer. */
const LEAVING: ReadonlySet<string> = new Set(['enrolled', 'reserved', 'waiting']);
/** A longer need is a sentence, not a tag. */
const LONGEST_TAG = 30;

/** Somebody as lists show them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  /** The whole name, where it is more than the call name. */
  readonly fullName: string | undefined;
  readonly lang: PersonLanguage;
  readonly plus: number | undefined;
  readonly companions: readonly string[];
  readonly language: string;
}

/** Name, companions and language of a party. */
export function personView(voice: Voice, { enrolment, person, companions }: RosterEntry): PersonView {
  const name = person?.callName ?? ERASED;
  return {
    id: enrolment.id,
    name,
    fullName: person && person.fullName !== name ? person.fullName : undefined,
    lang: enrolment.language,
    plus: enrolment.seats > 1 ? enrolment.seats - 1 : undefined,
    companions: [...companions.values()].map((companion) => companion.callName),
    language: voice.formats.languageName(voice.language, enrolment.language),
  };
}

/** Needs as short tags; what is longer stays a sentence. */
export function needsOf({ person }: RosterEntry): { text: string; tag: boolean }[] {
  const parts = (person?.needs ?? '').split(/[.\n]+\s*/).filter((part) => part.trim() !== '');
  return parts.map((text) => ({ text: text.trim(), tag: text.length <= LONGEST_TAG }));
}

/** The same for a row of this class: whoever only reads gets no button. */
export const phoneView = (voice: Voice, reading: ClassReading, entry: RosterEntry, look?: PhoneLook) => ({
  ...phoneOf(voice, reading.trainingClass, entry, look),
  can: reading.office,
  back: undefined,
  full: false,
});

/** Those who sit in the class, then those who are offered a seat. */
export function rosterView(voice: Voice, reading: ClassReading, look?: PhoneLook): object {
  const { seated, people, ledger, office } = reading;
  const offered = ledger.holders.flatMap((holder) => (holder.offer ? (people.get(holder.id) ?? []) : []));
  const row = (entry: RosterEntry) => ({
    ...personView(voice, entry),
    ...seatOf(voice, reading, entry),
    needs: needsOf(entry),
    party: entry.enrolment.seats > 1 ? entry.enrolment.seats : undefined,
    phone: phoneView(voice, reading, entry, look),
    office,
    ...deedsOf(voice, reading, entry),
  });
  return {
    rows: [...seated.rows, ...offered].map(row),
    capacity: reading.counts.capacity,
    more: seated.count > seated.rows.length ? seated.count : undefined,
    office,
    code: reading.trainingClass.code,
  };
}

/** What the office can do for somebody who sits, has an offer or waits. */
export interface DeedsView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly answer: boolean;
  readonly leave: boolean;
  readonly waits: boolean;
  readonly move: boolean;
  readonly card: boolean;
  readonly erase: boolean;
}

/** The deeds as they are possible now: giving back is not a company's seat's, and a card opens nothing once the data are gone. */
export function deedsOf(voice: Voice, { trainingClass, actor }: ClassReading, entry: RosterEntry): DeedsView {
  const { id, status, bookingId, erasedAt } = entry.enrolment;
  const live = isLive(trainingClass);
  return {
    id,
    code: trainingClass.code,
    name: personView(voice, entry).name,
    answer: status === 'offered',
    leave: live && LEAVING.has(status) && bookingId === undefined,
    waits: status === 'waiting',
    move: live && canMove(entry.enrolment),
    card: live && !erasedAt,
    erase: actor.roles.includes('manager') && !erasedAt,
  };
}

interface SeatView {
  readonly stitches: Stitches;
  readonly status: string;
  readonly statusMore: string | undefined;
}

/** The seat of somebody in marks and in words, and what can be done next. */
function seatOf(voice: Voice, reading: ClassReading, { enrolment }: RosterEntry): SeatView {
  const { trainingClass, course, now } = reading;
  const { seats, status, reservedUntil, offer, bookingId } = enrolment;
  const until = (date: Date) =>
    voice.t('office.until', { when: voice.formats.dateTime(voice.language, date, trainingClass.timeZone, 'short') });
  const plain = { statusMore: undefined };
  switch (status) {
    case 'reserved': {
      const price = priceOf(course);
      const amount = price ? voice.formats.money(voice.language, { ...price, amount: price.amount * seats }) : '';
      const day = reservedUntil && voice.formats.date(voice.language, reservedUntil, trainingClass.timeZone, 'day');
      const key = isOverdue(enrolment, now) ? 'office.status.overdue' : 'office.status.pay-by';
      const statusMore = day && voice.t(key, { day });
      return {
        ...plain,
        stitches: { half: seats },
        status: voice.t('office.status.unpaid', { amount }),
        statusMore,
      };
    }
    case 'offered':
      return {
        ...plain,
        stitches: { offered: seats },
        status: voice.t('office.status.offered'),
        statusMore: offer && until(offer.until),
      };
    case 'completed':
    case 'not_completed':
      return { ...plain, stitches: { taken: seats }, status: voice.t(`office.status.${status}`) };
    default: {
      const key = bookingId === undefined ? 'office.status.place' : 'office.status.company';
      const stitches = bookingId === undefined ? { taken: seats } : { company: seats };
      return { ...plain, stitches, status: voice.t(key) };
    }
  }
}
