import { isolate } from '../../platform/i18n';
import { canReopen, type RosterEntry } from '../../enrolments';
import type { Call } from '../../waitlist';
import type { Voice } from '../catalogue/voice';
import type { PhoneLook } from './phone-looks.service';
import type { ClassReading } from './reading';
import { deedsOf, needsOf, personView, phoneView } from './roster.presenter';

/** The waiting list as the office sees it: who has an offer until when, who is next, and who may go to the front. */
export function waitingView(voice: Voice, reading: ClassReading, look?: PhoneLook): object {
  const { ledger, people, counts, trainingClass, office, shown } = reading;
  const offers = ledger.holders.flatMap((holder) => {
    const entry = people.get(holder.id);
    return holder.offer && holder.until && entry ? [offerLine(voice, reading, entry, holder.until)] : [];
  });
  const line = ledger.queue.slice(0, shown).flatMap((party, at) => {
    const entry = people.get(party.id);
    return entry ? [lineOf(voice, reading, entry, { number: at + 1, look, ...party })] : [];
  });
  const seats = ledger.queue.reduce((sum, party) => sum + party.seats, 0) + counts.offered;
  return {
    items: [...offers, ...line],
    summary:
      offers.length + ledger.queue.length > 0
        ? voice.t('office.waiting.summary', { parties: offers.length + ledger.queue.length, people: seats })
        : undefined,
    rule: voice.t(`office.waiting.rule.${ledger.rules.waitlistRule}`),
    more: ledger.queue.length > line.length ? ledger.queue.length : undefined,
    choices: office && ledger.queue.length > 1 ? frontChoices(voice, reading) : undefined,
    code: trainingClass.code,
    office,
  };
}

/** Whoever may be moved to the front: all but the first. */
function frontChoices(voice: Voice, { ledger, people, shown }: ClassReading): { value: string; text: string }[] {
  const parties = ledger.queue.slice(1, shown).flatMap((party, at) => {
    const entry = people.get(party.id);
    const name = entry && personView(voice, entry).name;
    return name === undefined
      ? []
      : [{ value: party.id, text: voice.t('office.front.choice', { number: at + 2, name: isolate(name) }) }];
  });
  return [{ value: '', text: voice.t('office.front.choose') }, ...parties];
}

/** An offer; the number and the needs stand in the roster, where the seat is kept. */
function offerLine(voice: Voice, reading: ClassReading, entry: RosterEntry, until: Date): object {
  const when = voice.formats.dateTime(voice.language, until, reading.trainingClass.timeZone, 'short');
  const deeds = deedsOf(voice, reading, entry);
  return {
    ...personView(voice, entry),
    number: undefined,
    offeredMark: { offered: 1 },
    offered: voice.t('office.waiting.offered', { when }),
    since: undefined,
    moved: undefined,
    needs: [],
    phone: undefined,
    deeds: reading.office ? { ...deeds, move: false, card: false, erase: false } : undefined,
  };
}

interface Party {
  readonly number: number;
  readonly priority: number;
  readonly look: PhoneLook | undefined;
}

function lineOf(voice: Voice, reading: ClassReading, entry: RosterEntry, party: Party): object {
  const day = voice.formats.date(voice.language, entry.enrolment.createdAt, reading.trainingClass.timeZone, 'day');
  return {
    ...personView(voice, entry),
    number: party.number,
    offered: undefined,
    since: voice.t('office.waiting.since', { day }),
    moved: party.priority > 0 ? voice.t('office.waiting.moved') : undefined,
    needs: needsOf(entry),
    phone: { ...phoneView(voice, reading, entry, party.look), full: true },
    deeds: reading.office ? deedsOf(voice, reading, entry) : undefined,
  };
}

/** Whom to call: too late for an offer, silent after one, or without a message that arrived. */
export function callsView(voice: Voice, reading: ClassReading, look?: PhoneLook): object | undefined {
  const calls = reading.calls.flatMap(({ enrolmentId, why }) => {
    const entry = reading.people.get(enrolmentId);
    if (!entry) return [];
    return [
      {
        ...personView(voice, entry),
        why: voice.t(whyToCall(entry, why)),
        phone: phoneView(voice, reading, entry, look),
        seat: seatQuestion(voice, entry),
        action: `/office/classes/${reading.trainingClass.code}/calls/${enrolmentId}`,
      },
    ];
  });
  return calls.length > 0 ? { calls, office: reading.office } : undefined;
}

/** Why somebody is to be called, in words; nobody is told to call a person without a phone. */
export function whyToCall({ person }: RosterEntry, why: Call['why']): string {
  if (person?.phone !== undefined) return `office.calls.why.${why}`;
  return person?.email === undefined ? 'office.calls.why.no-phone' : 'office.calls.why.only-mail';
}

/** What the office may do for somebody who says yes on the phone: give the place, or take the person back. */
export function seatQuestion(voice: Voice, { enrolment, person }: RosterEntry): string | undefined {
  const name = isolate(person?.callName ?? '');
  if (enrolment.status === 'waiting') return voice.t('office.calls.seat', { name });
  return canReopen(enrolment) ? voice.t('office.calls.reopen', { name }) : undefined;
}

/** Who asks to come in, where the class admits by approval. */
export function applicationsView(voice: Voice, reading: ClassReading): object | undefined {
  const { applied, office, trainingClass } = reading;
  if (applied.count === 0) return undefined;
  return {
    items: applied.rows.map((entry) => ({
      ...personView(voice, entry),
      mark: { half: 1 },
      free: entry.enrolment.free,
      since: voice.t('office.applications.since', {
        day: voice.formats.date(voice.language, entry.enrolment.createdAt, trainingClass.timeZone, 'day'),
      }),
      path: `/office/classes/${trainingClass.code}/applications/${entry.enrolment.id}`,
    })),
    count: applied.count,
    more: applied.count > applied.rows.length ? applied.count : undefined,
    office,
    code: trainingClass.code,
  };
}
