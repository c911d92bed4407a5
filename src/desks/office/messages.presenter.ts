import type { Delivery } from '../../notifications';
import type { Voice } from '../catalogue/voice';
import type { ClassReading } from './reading';

/** So many are named; the rest is a number. */
const MOST_NAMES = 10;
/** The log gives the newest so many. */
const MOST_DELIVERIES = 200;

/** Why somebody did not get it: the texts there are, by the code or its beginning. */
const WHY: readonly [RegExp, string][] = [
  [/^no_contact$/, 'no-contact'],
  [/^messages_stopped$/, 'stopped'],
  [/^sms_off$/, 'sms-off'],
  [/^smtp_away$/, 'away'],
  [/^smtp_/, 'mail-refused'],
  [/^sms_/, 'sms-refused'],
];

interface Reached {
  readonly personId: string | undefined;
  readonly how: 'sent' | 'waiting' | 'failed';
  readonly code: string | undefined;
  readonly until: Date | undefined;
}

/** What was sent about the class by itself: a line a kind of message, with who got it, who did not, and why. */
export function messagesView(voice: Voice, reading: ClassReading): object {
  const { deliveries, unreached, trainingClass } = reading;
  const kinds = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    // No longer true when its turn came: there was nothing to get.
    if (delivery.code === 'not_needed') continue;
    kinds.set(delivery.message, [...(kinds.get(delivery.message) ?? []), delivery]);
  }
  const day = (date: Date) => voice.formats.date(voice.language, date, trainingClass.timeZone, 'day');
  const rows = [...kinds].map(([message, all]) => {
    const people = [...reachedOf(all).values()];
    const waiting = people.filter(({ how }) => how === 'waiting').length;
    const failed = people.filter(({ how }) => how === 'failed');
    const dates = all.map(({ at }) => at.getTime());
    const [first, last] = [day(new Date(Math.min(...dates))), day(new Date(Math.max(...dates)))];
    return {
      what: wordsOf(voice, message),
      when: first === last ? last : voice.t('common.range', { from: first, to: last }),
      got: voice.t('office.messages.got', {
        got: people.filter(({ how }) => how === 'sent').length,
        of: people.length,
      }),
      waiting: waiting > 0 ? voice.t('office.messages.waiting', { count: waiting }) : undefined,
      missed: failed.slice(0, MOST_NAMES).map(({ personId, code }) => ({
        name: (personId === undefined ? undefined : unreached.get(personId)?.callName) ?? voice.t('office.somebody'),
        why: whyOf(voice, code),
      })),
      more: failed.length > MOST_NAMES ? failed.length - MOST_NAMES : undefined,
    };
  });
  return { rows, newest: deliveries.length >= MOST_DELIVERIES ? MOST_DELIVERIES : undefined };
}

/** How it went for each person: one way is enough. */
export function reachedOf(deliveries: readonly Delivery[]): Map<string, Reached> {
  const people = new Map<string, Reached>();
  for (const { key, personId, state, code, heldUntil } of deliveries) {
    const who = personId ?? key;
    const how = state === 'sent' ? 'sent' : state === 'waiting' || state === 'held' ? 'waiting' : 'failed';
    const known = people.get(who);
    if (known && rank(known.how) >= rank(how)) continue;
    people.set(who, { personId, how, code, until: heldUntil });
  }
  return people;
}

const rank = (how: Reached['how']): number => ['failed', 'waiting', 'sent'].indexOf(how);

/** Why somebody did not get a message, by the code of the log. */
export function whyOf(voice: Voice, code = ''): string {
  const name = WHY.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
  return voice.t(`office.why.${name}`);
}

function wordsOf(voice: Voice, message: string): string {
  const key = `office.message.${message}`;
  return voice.t(voice.has(key) ? key : 'office.message.other');
}
